"""Reads of the imports: what is still to be recorded, and what of their persons is known already."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Accreditamento, ImportazioneIndicazione, IndicazioneUtente, Operatore
from accounts.selectors.accreditamento import VIVI
from ambiti.models import Ambito, Comune
from rdc_platform import calendario, codice_fiscale
from rdc_platform.norme.selectors import intero


def _limit() -> datetime:
    return timezone.now() - timedelta(days=intero("IMPORTAZIONE_GG", calendario.today()))


def in_tempo(importazioni: QuerySet) -> QuerySet:
    """The imports that are there: those recorded, and those not older than the days they are kept."""
    rows = importazioni.filter(Q(indicazione__isnull=False) | Q(creata_il__gt=_limit()))
    return rows.select_related("ambito", "comune", "indicazione", "documento")


def expired() -> QuerySet[ImportazioneIndicazione]:
    """The imports that nobody recorded in time."""
    return ImportazioneIndicazione.objects.filter(indicazione=None, creata_il__lte=_limit())


def unfinished(importazioni: QuerySet) -> QuerySet:
    """The imports still to be recorded, newest first."""
    return in_tempo(importazioni).filter(indicazione=None).order_by("-creata_il")


def is_recorded(comune: Comune, protocollo: str, data) -> bool:
    """Is the Comune's letter with that protocol number and date there already?"""
    return IndicazioneUtente.objects.filter(comune=comune, protocollo=protocollo, data=data).exists()


def last_pec(ambito: Ambito, comune: str) -> str:
    """The PEC of the Comune (Belfiore) on its last letter to that Ambito; "" if none had one."""
    rows = IndicazioneUtente.objects.filter(ambito=ambito, comune=comune).exclude(pec_comune="")
    return rows.order_by("-caricata_il").values_list("pec_comune", flat=True).first() or ""


def known_persons(codici: Collection[str]) -> dict[str, Operatore]:
    """The persons with those codici fiscali, each under its `codice_fiscale.base`."""
    persone = [codice_fiscale.base(cf)[:15] for cf in codici]
    return {codice_fiscale.base(row.codice_fiscale): row for row in Operatore.objects.filter(persona__in=persone)}


def ruoli_in(comune: Comune, ambito: Ambito, persone: Collection[Operatore]) -> set[tuple[object, str]]:
    """(person, role) of the living accreditations of that Ambito that name the Comune."""
    rows = Accreditamento.objects.filter(operatore__in=persone, ambito=ambito, comuni=comune, stato__in=VIVI)
    return set(rows.values_list("operatore_id", "ruolo"))
