"""The colours of the states of this app; a module with states of its own adds its lines here."""

from accounts.models import StatoAccreditamento, StatoRichiesta
from accounts.selectors.ambito import Situazione
from ambiti.models import StatoAdesione
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    stati.register(RICHIESTA)
    stati.register(SITUAZIONE)
    stati.register(ACCREDITAMENTO)
    stati.register(ADESIONE)


RICHIESTA = {
    StatoRichiesta.FORM_INVIATO: Colore.GRIGIO,
    StatoRichiesta.PEC_RICEVUTA: Colore.GIALLO,
    StatoRichiesta.IN_VERIFICA: Colore.GIALLO,
    StatoRichiesta.INTEGRAZIONE_RICHIESTA: Colore.BLU,
    StatoRichiesta.ATTO_PREDISPOSTO: Colore.GIALLO,
    StatoRichiesta.ATTO_INVIATO: Colore.BLU,
    StatoRichiesta.ATTO_CONTROFIRMATO: Colore.GIALLO,
    StatoRichiesta.CENSITO: Colore.GIALLO,
    StatoRichiesta.COMUNICATO: Colore.VERDE,
    StatoRichiesta.RIFIUTATA: Colore.ROSSO,
    StatoRichiesta.RITIRATA: Colore.GRIGIO,
}
SITUAZIONE = {
    Situazione.REGISTRATO: Colore.VERDE,
    Situazione.SENZA_AMMINISTRATORE: Colore.ROSSO,
    Situazione.IN_CORSO: Colore.BLU,
    Situazione.SENZA_RICHIESTA: Colore.GRIGIO,
}
ACCREDITAMENTO = {
    StatoAccreditamento.RICHIESTO: Colore.GIALLO,
    StatoAccreditamento.ATTIVO: Colore.VERDE,
    StatoAccreditamento.SOSPESO: Colore.ROSSO,
    StatoAccreditamento.REVOCATO: Colore.GRIGIO,
    StatoAccreditamento.SCADUTO: Colore.GRIGIO,
}
ADESIONE = {
    StatoAdesione.DA_SOTTOSCRIVERE: Colore.GRIGIO,
    StatoAdesione.CARICATA: Colore.GIALLO,
    StatoAdesione.VALIDA: Colore.VERDE,
    StatoAdesione.RESPINTA: Colore.ROSSO,
    StatoAdesione.DISDETTA: Colore.ROSSO,
}
