"""Exclusions and exonerations of the tests."""

from datetime import timedelta

from ambiti.models import Componente
from patti_inclusione.models import Esonero
from patti_inclusione.services import esonero as services
from patti_inclusione.services.esonero_regole import Dati
from rdc_platform import calendario

OGGI = calendario.today()


def dati(codice: str = "Z_TIROCINIO", **values) -> Dati:
    defaults = {
        "dal": OGGI,
        "al": OGGI + timedelta(days=90),
        "ambito_obbligo": "TUTTI",
        "valutazione_testo": "Valutato con la famiglia.",
    }
    return Dati(codice, **(defaults | values))


def make_esonero(componente: Componente, by, codice: str = "Z_TIROCINIO", documento=None, **values) -> Esonero:
    return services.grant_esonero(componente, dati(codice, **values), by=by, documento=documento)


def expire(esonero: Esonero) -> Esonero:
    """As it is some days after its end, when the night has passed."""
    ieri = OGGI - timedelta(days=1)
    Esonero.objects.filter(pk=esonero.pk).update(dal=OGGI - timedelta(days=30), al=ieri, rivalutazione_il=ieri)
    services.expire_esonero(esonero.pk, oggi=OGGI)
    esonero.refresh_from_db()
    return esonero
