"""The kinds of message to INPS, in one table. To add one: its code in `CodiceComunicazione`, and a module that registers

    MESSAGGI[CodiceComunicazione.Mxx] = Messaggio(build=…, received=…, refused=…, acquired=…, cosa="…")

and posts it with `comunicazione.post_comunicazione(...)`; the module is imported by `tasks` so that the worker knows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from patti_inclusione.models import ComunicazioneInps

Payload = dict[str, Any]


def nothing(_comunicazione: ComunicazioneInps) -> None:
    """No row but the message's own says so."""


@dataclass(frozen=True)
class Messaggio:
    """What one kind of message says, and what INPS's answer moves besides the message's own row.

    `build` gives all of the payload but `codice`, or None when there is nothing to send any more; `received` is called with
    the day of the receipt, `acquired` when INPS found the message right, `refused` when it said no, at the door or after.
    `cosa` completes "INPS ha ricevuto …"; `motivi` are INPS's codes of refusal in our words.
    """

    build: Callable[[ComunicazioneInps], Payload | None]
    cosa: str
    received: Callable[[ComunicazioneInps, date], None]
    refused: Callable[[ComunicazioneInps], None]
    acquired: Callable[[ComunicazioneInps], None] = nothing
    motivi: dict[str, str] | None = None


MESSAGGI: dict[str, Messaggio] = {}
MOTIVI = {
    "PROTOCOLLO_SCONOSCIUTO": "INPS non trova la domanda di questa famiglia.",
    "PRIMA_DELLA_DOMANDA": "Per INPS il fatto è di prima della domanda.",
    "DATA_FUTURA": "Per INPS una data è nel futuro.",
    "DATE_IN_DISORDINE": "Per INPS le date non sono in ordine.",
    "PERSONA_ESTRANEA": "Per INPS una delle persone non è nella famiglia.",
    "TOKEN_NON_VALIDO": "INPS non riconosce la piattaforma: avvisa chi segue gli scambi con INPS.",
}


def reason_of(codice_messaggio: str, codice: str, dettaglio: str) -> str:
    """Why INPS said no, as a person reads it."""
    own = MESSAGGI[codice_messaggio].motivi or {}
    return own.get(codice) or MOTIVI.get(codice) or dettaglio or codice
