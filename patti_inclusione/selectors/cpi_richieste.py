"""How many requests the Comuni and the Centri per l'impiego made each other (M12), and what became of them: numbers, by territory.

Late is what has no answer after its term: for a Centro the day that was set when ANPAL passed the request on, for a Comune as
many days (RISPOSTA_CPI_GG) since the request came.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Count, F, Q, QuerySet

from ambiti.models import Ambito, Comune
from patti_inclusione.models import RichiestaCpi, StatoRichiestaCpi, VersoRichiesta
from patti_inclusione.selectors.cpi_misure import INIZIO, Mediana, between
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

_S = StatoRichiestaCpi
AL_CPI, DAL_CPI = Q(verso=VersoRichiesta.AL_CPI), Q(verso=VersoRichiesta.DAL_CPI)
ATTESA = between(F("creata_il"), F("risposta_il"))


def read_richieste(
    richieste: QuerySet[RichiestaCpi], per: type[Comune] | type[Ambito]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """All together, then each territory where something was asked, with its `nome`: two queries."""
    richieste, parti = richieste.order_by(), counts(calendario.today())
    righe = richieste.values(f"{INIZIO[per]}_id", nome=F(f"{INIZIO[per]}__denominazione")).annotate(**parti)
    return richieste.aggregate(**parti), sorted(righe, key=lambda riga: riga["nome"])


def counts(oggi: date) -> dict[str, Aggregate]:
    """What is counted, and the median waits for an answer."""
    arretrate = oggi - timedelta(days=intero("RISPOSTA_CPI_GG", oggi))
    risposte = Q(stato__in=[_S.RISPOSTA_DA_INVIARE, _S.CONCLUSA])
    return {
        "ai_centri": Count("pk", filter=AL_CPI),
        "dei_centri": Count("pk", filter=AL_CPI & ~Q(esito="")),
        "centri_tardi": Count("pk", filter=AL_CPI & Q(esito="", attesa_fino_al__lt=oggi)),
        "attesa_comuni": Mediana(ATTESA, filter=AL_CPI),
        "dai_centri": Count("pk", filter=DAL_CPI),
        "dei_comuni": Count("pk", filter=DAL_CPI & risposte),
        "comuni_tardi": Count("pk", filter=DAL_CPI & Q(stato=_S.DA_RISPONDERE, creata_il__date__lt=arretrate)),
        "attesa_centri": Mediana(ATTESA, filter=DAL_CPI & risposte),
    }
