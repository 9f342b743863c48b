"""The short sections of the case page, all in one query with what the case waits for."""

from datetime import datetime
from typing import Any

from patti_inclusione.models import Caso
from patti_inclusione.selectors import posti, quadro
from patti_inclusione.selectors.caso import DEL_PASSO, with_passo
from patti_inclusione.selectors.cpi import invii_of, rinvii_of
from patti_inclusione.selectors.incontro import incontri_of, read_monitoraggio
from patti_inclusione.selectors.notizie import notizie_of
from patti_inclusione.selectors.patto import comunicazioni_of
from patti_inclusione.selectors.patto_caso import attivo_of, read_riassunto
from patti_inclusione.selectors.prenotazione_inps import prenotazioni_of
from patti_inclusione.selectors.richiesta_cpi import richieste_of
from patti_inclusione.selectors.segnalazione import segnalazioni_of
from patti_inclusione.selectors.sezioni import Sezione, from_json, in_json
from patti_inclusione.selectors.spostamenti import read_spostamenti, riaperture_of, trasferimenti_of
from patti_inclusione.selectors.supplenza import running_of
from rdc_platform import calendario
from rdc_platform.audit.pronte import Pronta

LETTE = (
    "segnalazioni",
    "notizie",
    "comunicazioni",
    "supplenze",
    "invii_cpi",
    "rinvii_cpi",
    "richieste_cpi",
    "prenotazioni",
)  # as they are
DI_CHI = ("supplente__operatore__nome", "supplente__operatore__cognome")
DECISA_DA = ("disposta_da__operatore__nome", "disposta_da__operatore__cognome")
DEL_MESSAGGIO = ("codice", "stato", "termine", "inviata_il", "protocollo", "ricevuta_il", "acquisita_il")
DEL_RIFIUTO = ("codice_rifiuto", "motivo", "ripresa")
DEL_TRASFERIMENTO = ("stato", "risposto_il", "motivo_risposta", "da_comune__denominazione", "a_comune__denominazione")
DELL_INVIO_CPI = ("tipo", "cpi", "stato", "ricevuto_il", "motivo")
DELLA_RICHIESTA_CPI = ("verso", "richiesta", "stato", "creata_il", "esito", "letta_il", "componente__nome")
DELLA_PRENOTAZIONE = ("data_ora", "stato", "scarto", "convocazione_id", "sede__denominazione")
DEL_PATTO = ("stato", "versione", "durata_al", "provvisorio", "in_vigore_dal", "in_attesa", "da_attivare")


def _sezioni(caso: Caso, adesso: datetime) -> dict[str, Sezione]:
    """What is read of each, by its name."""
    segnalate = ("tipo_evento", "data_evento", "stato", "esito_inps", "componente__nome")
    return {
        "quadro": Sezione(quadro.versioni(caso)[:1], ("versione", "stato")),
        "patto": Sezione(attivo_of(caso), DEL_PATTO),
        "incontri": Sezione(incontri_of(caso), ("data", "stato", "modalita")),
        "segnalazioni": Sezione(segnalazioni_of(caso), segnalate),
        "notizie": Sezione(notizie_of(caso), ("componente_id", "tipo", "progetto", "il", "aperta")),
        "comunicazioni": Sezione(comunicazioni_of(caso), DEL_MESSAGGIO + DEL_RIFIUTO),
        "supplenze": Sezione(running_of(caso, adesso), ("tipo", "motivo", "al", *DI_CHI, *DECISA_DA)),
        "trasferimenti": Sezione(trasferimenti_of(caso), DEL_TRASFERIMENTO),
        "invii_cpi": Sezione(invii_of(caso), DELL_INVIO_CPI),
        "rinvii_cpi": Sezione(rinvii_of(caso), ("cpi", "ricevuto_il", "letto_il")),
        "richieste_cpi": Sezione(richieste_of(caso), DELLA_RICHIESTA_CPI),
        "prenotazioni": Sezione(prenotazioni_of(caso), DELLA_PRENOTAZIONE),
        "riaperture": Sezione(riaperture_of(caso), ("stato", "motivo_risposta")),
    }


def read_riga(caso: Caso, adesso: datetime) -> dict[str, Any]:
    """What the case waits for, with its sections."""
    return RIGA.read(caso=caso.pk, adesso=adesso)[0]


def read_sezioni(caso: Caso, riga: dict[str, Any]) -> dict[str, Any]:
    """What the page shows of each, by the name that its template has for it; no query."""
    found = from_json(SEZIONI, riga)
    return {
        "quadro": next(iter(found["quadro"]), None),
        "riassunto": read_riassunto(found["patto"]),
        "monitoraggio": read_monitoraggio(caso, found["incontri"], calendario.today()),
        "spostamenti": read_spostamenti(caso, found["trasferimenti"], found["riaperture"]),
        **{name: found[name] for name in LETTE},
    }


SEZIONI = _sezioni(Caso(pk=posti.CASO), posti.ISTANTE)
RIGA = Pronta(
    lambda caso, adesso: with_passo(Caso.objects.filter(pk=caso)).values(*DEL_PASSO, **in_json(SEZIONI)),  # noqa: ARG005 -- in the sections
    caso=posti.CASO,
    adesso=posti.ISTANTE,
)
