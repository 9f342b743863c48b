"""What the page of a case says of its Patto."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from patti_inclusione.models import Caso, Patto, StatoPatto, StatoSostegno
from patti_inclusione.selectors.patto_avvisi import termine_provvisorio

SENZA_SERVIZIO = [StatoSostegno.IN_LISTA_ATTESA, StatoSostegno.NON_DISPONIBILE]


def attivo_of(caso: Caso) -> QuerySet[Patto]:
    """The Patto in force, if there is one, with `in_attesa` (supports waited for or not to be had) and `da_attivare`."""
    counts = {
        "in_attesa": Count("sostegni", filter=Q(sostegni__stato__in=SENZA_SERVIZIO)),
        "da_attivare": Count("sostegni", filter=Q(sostegni__stato=StatoSostegno.PREVISTO)),
    }
    return Patto.objects.filter(caso=caso, stato=StatoPatto.ATTIVO).annotate(**counts)


def read_riassunto(attivi: Sequence[Patto]) -> Patto | None:
    """The Patto in force, with `da_completare` (a day)."""
    patto = next(iter(attivi), None)
    if patto is not None:
        patto.da_completare = termine_provvisorio(patto)
    return patto
