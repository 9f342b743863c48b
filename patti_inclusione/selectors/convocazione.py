"""Reads about appointments."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    CanaleInvio,
    Convocazione,
    DestinatarioInvio,
    EsitoAppuntamento,
    EsitoInvio,
    InvioConvocazione,
    SchedaPersona,
    StatoConvocazione,
    Tutela,
)
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

# A short message is a courtesy: that it arrived on a telephone proves nothing, unless a file says more.
PROVATO = Q(~Q(canale=CanaleInvio.SMS), esito__in=[EsitoInvio.CONSEGNATO, EsitoInvio.COMPIUTA_GIACENZA]) | Q(
    prova__isnull=False
)


def list_overlaps(casi: QuerySet, data_ora: datetime, durata_min: int) -> list[Convocazione]:
    """The appointments of `casi` that stand at the hours of another of `durata_min` minutes from `data_ora`."""
    same_day = Convocazione.objects.filter(
        caso__in=casi,
        stato=StatoConvocazione.FISSATA,
        data_ora__lt=data_ora + timedelta(minutes=durata_min),
        data_ora__gt=data_ora - timedelta(hours=8),
    )
    return [
        each for each in same_day.order_by("data_ora") if each.data_ora + timedelta(minutes=each.durata_min) > data_ora
    ]


def list_invii(convocazione: Convocazione) -> list[InvioConvocazione]:
    """The notices of an appointment: person by person, in the order of the channels."""
    return sort_invii(convocazione.invii.select_related("componente", "prova"))


def sort_invii(rows: Iterable[InvioConvocazione]) -> list[InvioConvocazione]:
    return sorted(rows, key=lambda row: (row.componente.data_nascita, row.componente_id, row.a_chi, row.canale))


def read_last(caso) -> Convocazione | None:
    """The last appointment fixed on a case, to begin the next one from."""
    return caso.convocazioni.prefetch_related("componenti").order_by("-numero_progressivo").first()


def list_esiti(convocazione: Convocazione) -> list[EsitoAppuntamento]:
    """Who came and who did not, person by person."""
    return list(convocazione.esiti.select_related("componente", "documento").order_by("componente__data_nascita", "pk"))


def compute_giustificare_entro(convocazione: Convocazione, impedimento_al: date | None = None) -> date:
    """The last day to justify an absence (nota 39/3374 del 4-3-2016): the day after the appointment, or after what kept away."""
    giorno = max(filter(None, (calendario.rome_date(convocazione.data_ora), impedimento_al)))
    return giorno + intero("GIORNI_PER_GIUSTIFICARE", giorno) * calendario.GIORNO


def told_of(invii: QuerySet) -> set[str]:
    """Whom (DestinatarioInvio) the notices `invii` can be shown to have reached."""
    return set(invii.filter(PROVATO).exclude(esito=EsitoInvio.FALLITO).values_list("a_chi", flat=True))


def has_proof(convocazione: Convocazione, componente: Componente) -> bool:
    """Whether it can be shown that `componente` was told of the appointment, and who assists him too, if somebody does.

    Delivered, held at the post office long enough, agreed and signed for, or with a file that proves it (spec §3.4, §10b n. 4).
    """
    proved = told_of(convocazione.invii.filter(componente=componente))
    scheda = SchedaPersona.objects.filter(pk=componente.pk).first()
    needed = (
        {DestinatarioInvio.PERSONA} if scheda is None or scheda.tutela == Tutela.NESSUNA else set(DestinatarioInvio)
    )
    return needed <= proved
