"""The colours of the states of a message to INPS, for the apps that have some."""

from rdc_platform.inps.models import StatoMessaggioInps
from rdc_platform.web.stati import Colore

MESSAGGIO = {
    StatoMessaggioInps.DA_INVIARE: Colore.BLU,
    StatoMessaggioInps.INVIATA: Colore.BLU,
    StatoMessaggioInps.RICEVUTA: Colore.BLU,
    StatoMessaggioInps.ACQUISITA: Colore.VERDE,
    StatoMessaggioInps.RIFIUTATA: Colore.ROSSO,
}
