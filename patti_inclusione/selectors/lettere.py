"""The letters that a Case manager has to print."""

from django.db.models import QuerySet
from django.utils import timezone

from patti_inclusione.models import CanaleInvio, EsitoInvio, InvioConvocazione, StampaLettere, StatoConvocazione

PER_LETTERA = [CanaleInvio.RACCOMANDATA_AR, CanaleInvio.MESSO_NOTIFICATORE, CanaleInvio.CONSEGNA_A_MANO]


def select_lettere(casi: QuerySet) -> QuerySet[InvioConvocazione]:
    """The notices on paper still to be made, of appointments to come; none for who has a secret address."""
    return InvioConvocazione.objects.filter(
        convocazione__caso__in=casi,
        convocazione__stato=StatoConvocazione.FISSATA,
        convocazione__data_ora__gt=timezone.now(),
        canale__in=PER_LETTERA,
        esito=EsitoInvio.DA_FARE,
    ).exclude(componente__scheda__indirizzo_riservato=True)


def list_lettere(casi: QuerySet) -> list[InvioConvocazione]:
    """The same, with what the page shows of each: the first appointment first."""
    rows = select_lettere(casi).select_related("componente", "convocazione")
    return list(rows.order_by("convocazione__data_ora", "pk"))


def count_altrui(stampa: StampaLettere, casi: QuerySet) -> int:
    """How many of its letters are for families that are not among `casi`."""
    return stampa.invii.exclude(convocazione__caso__in=casi).count()
