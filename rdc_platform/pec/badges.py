"""The colours of the states of a PEC."""

from rdc_platform.pec.models import StatoDestinatario, StatoPec
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    stati.register(
        {
            StatoPec.IN_CODA: Colore.GRIGIO,
            StatoPec.IN_INVIO: Colore.BLU,
            StatoPec.INVIATO: Colore.BLU,
            StatoPec.ACCETTATO: Colore.BLU,
            StatoPec.CONSEGNATO: Colore.VERDE,
            StatoPec.ACCETTATO_NON_CERTIFICATO: Colore.VERDE,
            StatoPec.CONSEGNATO_PARZIALE: Colore.GIALLO,
            StatoPec.INCERTO: Colore.GIALLO,
            StatoPec.MANCATA_CONSEGNA: Colore.ROSSO,
            StatoPec.NON_ACCETTATO: Colore.ROSSO,
            StatoPec.FALLITO: Colore.ROSSO,
        }
    )
    stati.register(
        {
            StatoDestinatario.IN_ATTESA: Colore.GRIGIO,
            StatoDestinatario.PREAVVISO: Colore.GIALLO,
            StatoDestinatario.CONSEGNATO: Colore.VERDE,
            StatoDestinatario.NON_CERTIFICATO: Colore.GRIGIO,
            StatoDestinatario.NON_CONSEGNATO: Colore.ROSSO,
        }
    )
