"""The colours of the states of this app."""

from progetti_collettivita.models import (
    StatoAssegnazionePuc,
    StatoComunicazioneInail,
    StatoInail,
    StatoPuc,
)
from rdc_platform.inps.badges import MESSAGGIO
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    for each in (PUC, ASSEGNAZIONE, INAIL, COMUNICAZIONE, MESSAGGIO):
        stati.register(each)


PUC = {
    StatoPuc.BOZZA: Colore.GRIGIO,
    StatoPuc.IN_APPROVAZIONE: Colore.GIALLO,
    StatoPuc.APPROVATO: Colore.BLU,
    StatoPuc.ATTIVO: Colore.VERDE,
    StatoPuc.SOSPESO: Colore.GIALLO,
    StatoPuc.CONCLUSO: Colore.GRIGIO,
    StatoPuc.ANNULLATO: Colore.GRIGIO,
}
ASSEGNAZIONE = {
    StatoAssegnazionePuc.PROPOSTO: Colore.GIALLO,
    StatoAssegnazionePuc.ACCETTATO: Colore.BLU,
    StatoAssegnazionePuc.ATTIVO: Colore.VERDE,
    StatoAssegnazionePuc.SOSPESO: Colore.GIALLO,
    StatoAssegnazionePuc.COMPLETATO: Colore.VERDE,
    StatoAssegnazionePuc.INTERROTTO: Colore.GRIGIO,
    StatoAssegnazionePuc.RIFIUTATO: Colore.ROSSO,
    StatoAssegnazionePuc.RITIRATO: Colore.GRIGIO,
    StatoAssegnazionePuc.SCADUTO: Colore.ROSSO,
}
INAIL = {
    StatoInail.NON_COMUNICATA: Colore.GRIGIO,
    StatoInail.DA_INVIARE: Colore.BLU,
    StatoInail.INVIATA: Colore.BLU,
    StatoInail.CONFERMATA: Colore.VERDE,
    StatoInail.SCARTATA: Colore.ROSSO,
}
COMUNICAZIONE = {
    StatoComunicazioneInail.DA_INVIARE: Colore.BLU,
    StatoComunicazioneInail.INVIATA: Colore.BLU,
    StatoComunicazioneInail.CONFERMATA: Colore.VERDE,
    StatoComunicazioneInail.SCARTATA: Colore.ROSSO,
    StatoComunicazioneInail.TARDIVA: Colore.GIALLO,
}
