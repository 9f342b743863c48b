"""What INPS says to an M03, the hours of an office: refused at the door if anything in it is not as agreed."""

from collections.abc import Callable
from datetime import time
from typing import Any

from rdc_platform import territorio
from rdc_platform.simulators.inps_campi import Campi, Errore, check_campi, is_count, is_date, is_text, optional

GIORNI, MINUTI, POSTI = range(1, 7), range(5, 241), range(1, 51)
MASSIMO_FASCE = 500


def check_m03(payload: dict[str, Any]) -> Errore | None:
    """The first thing wrong with the message; None if it can be received."""
    if error := check_campi(payload, CAMPI | {"codice": (is_text, "M03")}):
        return error
    for fascia in payload["fasce"]:
        if error := _check_riga(fascia, FASCIA, "fascia") or _check_fascia(fascia):
            return error
    for chiusura in payload["chiusure"]:
        if error := _check_riga(chiusura, CHIUSURA, "chiusura"):
            return error
        if chiusura["al"] < chiusura["dal"]:
            return Errore("DATE_IN_DISORDINE", "Una chiusura finisce prima di cominciare.")
    return None


def _check_riga(riga: Any, campi: Campi, che: str) -> Errore | None:
    return (
        check_campi(riga, campi) if isinstance(riga, dict) else Errore("CAMPO_NON_VALIDO", f"Ogni {che} è un oggetto.")
    )


def _check_fascia(fascia: dict[str, Any]) -> Errore | None:
    if (fascia["giorno"] is None) == (fascia["data"] is None):
        return Errore(
            "FASCIA_SENZA_GIORNO", "Una fascia vale in un giorno della settimana, o in una data: uno dei due."
        )
    if not fascia["dalle"] < fascia["alle"]:
        return Errore("ORE_IN_DISORDINE", "Una fascia finisce prima di cominciare.")
    if fascia["valida_al"] is not None and fascia["valida_al"] < fascia["valida_dal"]:
        return Errore("DATE_IN_DISORDINE", "Una fascia non vale più prima di cominciare a valere.")
    return None


def _is_hour(value: Any) -> bool:
    try:
        return isinstance(value, str) and f"{time.fromisoformat(value):%H:%M}" == value
    except ValueError:
        return False


def _is_in(values: range) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and value in values


CAMPI: Campi = {
    "ufficio": (is_text, "il codice dell'ufficio"),
    "versione": (is_count, "un numero intero da 1 in su"),
    "comune": (
        lambda value: isinstance(value, str) and bool(territorio.comune(value)),
        "il codice catastale di un Comune",
    ),
    "ambito": (is_text, "il codice dell'Ambito"),
    "denominazione": (is_text, "il nome dell'ufficio"),
    "indirizzo": (is_text, "l'indirizzo dell'ufficio"),
    "telefono": (lambda value: isinstance(value, str), "un testo, anche vuoto"),
    "accessibile": (lambda value: isinstance(value, bool), "true o false"),
    "fasce": (lambda value: isinstance(value, list) and len(value) <= MASSIMO_FASCE, "l'elenco delle fasce"),
    "chiusure": (lambda value: isinstance(value, list) and len(value) <= MASSIMO_FASCE, "l'elenco delle chiusure"),
}
FASCIA: Campi = {
    "giorno": (optional(_is_in(GIORNI)), "un giorno da 1 (lunedì) a 6, o null"),
    "data": (optional(is_date), "una data AAAA-MM-GG, o null"),
    "dalle": (_is_hour, "un'ora HH:MM"),
    "alle": (_is_hour, "un'ora HH:MM"),
    "durata_min": (_is_in(MINUTI), "la durata in minuti"),
    "posti": (_is_in(POSTI), "un numero di posti"),
    "valida_dal": (is_date, "una data AAAA-MM-GG"),
    "valida_al": (optional(is_date), "una data AAAA-MM-GG, o null"),
}
CHIUSURA: Campi = {
    "dal": (is_date, "una data AAAA-MM-GG"),
    "al": (is_date, "una data AAAA-MM-GG"),
}
