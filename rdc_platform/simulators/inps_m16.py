"""What INPS says to an M16, a family that the services took into care (art. 19 DL 145/2023)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform.simulators.inps_campi import COMUNE, GIORNO, PROTOCOLLO, Campi, Errore, check_campi, is_text
from rdc_platform.simulators.inps_m07 import Note

ULTIMO = "2023-11-30"  # the last day of which the law takes account
M16: Campi = {
    "protocollo_inps": PROTOCOLLO,
    "comune": COMUNE,
    "ambito": (is_text, "il codice dell'Ambito"),
    "data_presa_in_carico": GIORNO,
}


def check_m16(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    if error := check_campi(payload, M16):
        return error
    if payload["data_presa_in_carico"] > today.isoformat():
        return Errore("DATA_FUTURA", "La data della presa in carico è nel futuro.")
    if payload["data_presa_in_carico"] > ULTIMO:
        return Errore("FUORI_TERMINE", f"La presa in carico è dopo il {ULTIMO}.")
    return None


def judge_m16(payload: dict[str, Any], data_domanda: str, _codici: list[str], note: Note) -> Iterator[Errore]:
    """Of this domanda, and once."""
    if payload["data_presa_in_carico"] < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "La presa in carico risulta di prima della domanda.")
    if any(each["codice"] == "M16" for each in note):
        yield Errore("PRESA_GIA_COMUNICATA", "Di questa domanda sappiamo già della presa in carico.")
