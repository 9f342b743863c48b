"""Exclusions and exonerations of the tests."""

from datetime import timedelta

from ambiti.models import Componente
from patti_inclusione.models import Esonero
from patti_inclusione.services import esonero as services
from rdc_platform import calendario

OGGI = calendario.today()


def dati(codice: str = "Z_TIROCINIO", **values) -> services.Dati:
    defaults = {
        "dal": OGGI,
        "al": OGGI + timedelta(days=90),
        "ambito_obbligo": "TUTTI",
        "valutazione_testo": "Valutato con la famiglia.",
    }
    return services.Dati(codice, **(defaults | values))


def make_esonero(componente: Componente, by, codice: str = "Z_TIROCINIO", **values) -> Esonero:
    return services.grant_esonero(componente, dati(codice, **values), by=by)
