"""What the projects told of the members, and what of it still waits for the Case manager."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from patti_inclusione.models import Caso, Convocazione, NotiziaPuc, Segnalazione, StatoConvocazione, StatoSegnalazione
from patti_inclusione.models.notizia import DA_DECIDERE, TipoNotizia


def notizie_of(caso: Caso) -> QuerySet[NotiziaPuc]:
    """All that the projects told of the members, the latest first; `aperta` says what waits."""
    return NotiziaPuc.objects.filter(caso=caso).annotate(aperta=_aperta()).order_by("-il", "-arrivata_il")


def list_aperte(rows: QuerySet[NotiziaPuc]) -> QuerySet[NotiziaPuc]:
    """Those of `rows` of which nobody has decided."""
    return rows.filter(_aperta())


def _aperta() -> Q:
    """Neither closed with a reason, nor reported, nor convoked since; a report taken back leaves it as it was."""
    segnalata = Segnalazione.objects.filter(notizia=OuterRef("pk")).exclude(stato=StatoSegnalazione.ANNULLATA)
    convocata = Convocazione.objects.filter(
        caso=OuterRef("caso"), componenti=OuterRef("componente"), creata_il__gte=OuterRef("arrivata_il")
    ).exclude(stato=StatoConvocazione.ANNULLATA)
    return (
        Q(chiusa_il=None, tipo__in=DA_DECIDERE)
        & ~Q(Exists(segnalata))
        & (~Q(tipo=TipoNotizia.SENZA_RISPOSTA) | ~Q(Exists(convocata)))
    )
