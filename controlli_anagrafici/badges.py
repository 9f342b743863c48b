"""The colours of the states of this app."""

from controlli_anagrafici.models import (
    StatoConsultazione,
    StatoControllo,
    StatoEstrazione,
    StatoRicalcolo,
    StatoRinvio,
)
from rdc_platform.inps.badges import MESSAGGIO
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    for each in (CONTROLLO, RINVIO, MESSAGGIO, CONSULTAZIONE, RICALCOLO, ESTRAZIONE):
        stati.register(each)


CONTROLLO = {
    StatoControllo.DA_ASSEGNARE: Colore.GIALLO,
    StatoControllo.ASSEGNATO: Colore.BLU,
    StatoControllo.IN_LAVORAZIONE: Colore.BLU,
    StatoControllo.RINVIATO_ALTRO_COMUNE: Colore.GRIGIO,
    StatoControllo.RESTITUITO: Colore.GIALLO,
    StatoControllo.CONVOCATO: Colore.GRIGIO,
    StatoControllo.IN_ATTESA_ISCRIZIONE: Colore.GRIGIO,
    StatoControllo.CONCLUSO_POSITIVO: Colore.VERDE,
    StatoControllo.PROPOSTA_NEGATIVA: Colore.GIALLO,
    StatoControllo.DA_TRASMETTERE_INPS: Colore.BLU,
    StatoControllo.TRASMESSO_INPS: Colore.BLU,
    StatoControllo.ACQUISITO_INPS: Colore.ROSSO,
    StatoControllo.RESPINTO_INPS: Colore.GIALLO,
    StatoControllo.ANNULLATO: Colore.GRIGIO,
}
RINVIO = {
    StatoRinvio.INVIATO: Colore.GIALLO,
    StatoRinvio.PRESO_IN_CARICO: Colore.BLU,
    StatoRinvio.RESTITUITO: Colore.VERDE,
    StatoRinvio.PROSEGUITO: Colore.VERDE,
    StatoRinvio.RESPINTO: Colore.ROSSO,
    StatoRinvio.ANNULLATO: Colore.GRIGIO,
}
CONSULTAZIONE = {
    StatoConsultazione.RICHIESTA: Colore.BLU,
    StatoConsultazione.RISPOSTA: Colore.VERDE,
    StatoConsultazione.RIFIUTATA: Colore.ROSSO,
}
RICALCOLO = {
    StatoRicalcolo.IN_CORSO: Colore.BLU,
    StatoRicalcolo.DA_DECIDERE: Colore.GIALLO,
    StatoRicalcolo.PROPOSTO: Colore.VERDE,
    StatoRicalcolo.RITIRATO: Colore.GRIGIO,
}
ESTRAZIONE = {StatoEstrazione.IN_CORSO: Colore.BLU, StatoEstrazione.FATTA: Colore.VERDE}
