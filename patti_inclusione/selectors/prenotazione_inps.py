"""Which families have an appointment booked with INPS (M04), and which of these wait for somebody."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from ambiti.models import Nucleo
from patti_inclusione.models import (
    PER_LA_FAMIGLIA,
    Caso,
    PrenotazioneInps,
    StatoCaso,
    StatoConvocazione,
    StatoPrenotazione,
)


def prenotazioni_of(caso: Caso) -> QuerySet[PrenotazioneInps]:
    """Those that wait for the Case manager: to confirm, to say no, or cancelled by INPS while the appointment stands."""
    aperte = Q(stato=StatoPrenotazione.PRENOTATO, gestita_il=None)
    annullate = Q(stato=StatoPrenotazione.ANNULLATO, convocazione__stato=StatoConvocazione.FISSATA)
    rows = PrenotazioneInps.objects.filter(aperte | annullate, caso=caso).exclude(caso__stato=StatoCaso.CHIUSO)
    return rows.order_by("data_ora")


def list_prenotati(casi: QuerySet[Caso]) -> QuerySet[Caso]:
    """Of `casi`, those with an appointment that nobody has confirmed yet."""
    return casi.filter(Exists(PrenotazioneInps.objects.tengono_posto().filter(caso=OuterRef("pk"))))


def list_attese(adesso: datetime) -> list[UUID]:
    """Those without a family that have one by now, or whose hour went by without any."""
    arrivate = Exists(Nucleo.objects.filter(protocollo_inps=OuterRef("protocollo_inps")))
    rows = PrenotazioneInps.objects.aperte().filter(caso=None, scarto__in=PER_LA_FAMIGLIA)
    waiting = rows.filter(Q(arrivate) | Q(scarto="", data_ora__lte=adesso))
    return list(waiting.order_by("ricevuta_il", "numero").values_list("pk", flat=True))
