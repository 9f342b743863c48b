"""What the page of a case says of its Patto, in one query."""

from django.db.models import Count, Q

from patti_inclusione.models import Caso, Patto, StatoPatto, StatoSostegno
from patti_inclusione.selectors.patto_avvisi import termine_provvisorio

SENZA_SERVIZIO = [StatoSostegno.IN_LISTA_ATTESA, StatoSostegno.NON_DISPONIBILE]


def read_riassunto(caso: Caso) -> Patto | None:
    """The Patto in force with `in_attesa` (supports waited for or not to be had), `da_attivare` and `da_completare` (a day)."""
    counts = {
        "in_attesa": Count("sostegni", filter=Q(sostegni__stato__in=SENZA_SERVIZIO)),
        "da_attivare": Count("sostegni", filter=Q(sostegni__stato=StatoSostegno.PREVISTO)),
    }
    patto = Patto.objects.filter(caso=caso, stato=StatoPatto.ATTIVO).annotate(**counts).first()
    if patto is not None:
        patto.da_completare = termine_provvisorio(patto)
    return patto
