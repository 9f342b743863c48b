"""What INPS says to an M03, the hours of an office: refused at the door if anything in it is not as agreed."""

from collections.abc import Callable
from datetime import time
from typing import Any

from rdc_platform import territorio
from rdc_platform.simulators.inps_campi import Errore, is_count, is_date, is_text

GIORNI, MINUTI, POSTI = range(1, 7), range(5, 241), range(1, 51)
MASSIMO_FASCE = 500


def check_m03(payload: dict[str, Any]) -> Errore | None:
    """The first thing wrong with the message; None if it can be received."""
    if error := _check_fields(payload, CAMPI | {"codice": (is_text, "M03")}, "messaggio"):
        return error
    for fascia in payload["fasce"]:
        if error := _check_fields(fascia, FASCIA, "fascia") or _check_fascia(fascia):
            return error
    for chiusura in payload["chiusure"]:
        if error := _check_fields(chiusura, CHIUSURA, "chiusura"):
            return error
        if chiusura["al"] < chiusura["dal"]:
            return Errore("DATE_IN_DISORDINE", "Una chiusura finisce prima di cominciare.")
    return None


def _check_fields(row: Any, fields: dict[str, tuple[Callable[[Any], bool], str]], che: str) -> Errore | None:
    if not isinstance(row, dict):
        return Errore("CAMPO_NON_VALIDO", f"Ogni {che} è un oggetto.")
    if extra := sorted(set(row) - set(fields)):
        return Errore("CAMPO_NON_PREVISTO", f"Il messaggio porta un campo non previsto: {extra[0][:40]}.")
    for name, (check, expected) in fields.items():
        if name not in row:
            return Errore("CAMPO_MANCANTE", f"Manca il campo {name}.")
        if not check(row[name]):
            return Errore("CAMPO_NON_VALIDO", f"Nel campo {name} serve {expected}.")
    return None


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


def _or_null(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


CAMPI: dict[str, tuple[Callable[[Any], bool], str]] = {
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
FASCIA: dict[str, tuple[Callable[[Any], bool], str]] = {
    "giorno": (_or_null(_is_in(GIORNI)), "un giorno da 1 (lunedì) a 6, o null"),
    "data": (_or_null(is_date), "una data AAAA-MM-GG, o null"),
    "dalle": (_is_hour, "un'ora HH:MM"),
    "alle": (_is_hour, "un'ora HH:MM"),
    "durata_min": (_is_in(MINUTI), "la durata in minuti"),
    "posti": (_is_in(POSTI), "un numero di posti"),
    "valida_dal": (is_date, "una data AAAA-MM-GG"),
    "valida_al": (_or_null(is_date), "una data AAAA-MM-GG, o null"),
}
CHIUSURA: dict[str, tuple[Callable[[Any], bool], str]] = {
    "dal": (is_date, "una data AAAA-MM-GG"),
    "al": (is_date, "una data AAAA-MM-GG"),
}
