"""The colours of the states of a PEC."""

from rdc_platform.pec.models import StatoPec
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    stati.register(
        {
            StatoPec.IN_CODA: Colore.GRIGIO,
            StatoPec.IN_INVIO: Colore.BLU,
            StatoPec.INVIATO: Colore.VERDE,
            StatoPec.INCERTO: Colore.GIALLO,
            StatoPec.FALLITO: Colore.ROSSO,
        }
    )
