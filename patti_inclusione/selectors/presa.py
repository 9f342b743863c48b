"""The families that the services took into care, as INPS has to hear of them (art. 13 DL 48/2023, art. 19 DL 145/2023)."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    CodiceComunicazione,
    ComunicazioneInps,
    EsitoAnalisi,
    StatoAnalisi,
    StatoCaso,
)
from rdc_platform.norme.selectors import ParametroMancanteError, intero

ALTROVE = [StatoCaso.INVIATO_CPI, StatoCaso.CHIUSO]


def in_flusso(oggi: date) -> bool:
    """Whether the monthly flow is open on that day: the norms say from which day of which months."""
    try:
        return oggi.day >= intero("M16_GIORNO", oggi)
    except ParametroMancanteError:
        return False


def last_analisi(caso: object) -> QuerySet[AnalisiPreliminare]:
    """The last one finished, alone: while a later one is being written the family stays in care."""
    rows = AnalisiPreliminare.objects.filter(caso=caso, stato=StatoAnalisi.FINALIZZATA)
    return rows.order_by("-versione")[:1]


def list_prese_da_dire(oggi: date) -> QuerySet[Caso]:
    """The cases whose family is in care, any outcome of the Analisi but A, and of which INPS was never told."""
    if not in_flusso(oggi):
        return Caso.objects.none()
    dette = ComunicazioneInps.objects.filter(caso=OuterRef("pk"), codice=CodiceComunicazione.M16)
    rows = Caso.objects.filter(~Exists(dette)).exclude(stato__in=ALTROVE)
    rows = rows.annotate(esito_ultimo=Subquery(last_analisi(OuterRef("pk")).values("esito")))
    return rows.filter(esito_ultimo__in=[esito for esito in EsitoAnalisi.values if esito != EsitoAnalisi.A])
