"""What INPS says to an M05, a signed Patto: refused at the door, or received and then acquired or discarded."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from rdc_platform import codice_fiscale, territorio

TIPI = {"SEMPLIFICATO", "COMPLESSO"}


class Errore(NamedTuple):
    """A reason, in the words that the sender reads."""

    codice: str
    dettaglio: str


def check_m05(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    known = {"codice", "schema_versione", *CAMPI}
    if extra := sorted(set(payload) - known):
        return Errore("CAMPO_NON_PREVISTO", f"Il messaggio porta un campo non previsto: {extra[0][:40]}.")
    for campo, (check, expected) in CAMPI.items():
        if campo not in payload:
            return Errore("CAMPO_MANCANTE", f"Manca il campo {campo}.")
        if not check(payload[campo]):
            return Errore("CAMPO_NON_VALIDO", f"Nel campo {campo} serve {expected}.")
    signed = payload["data_sottoscrizione"]
    if signed > today.isoformat():
        return Errore("DATA_FUTURA", "La data di sottoscrizione è nel futuro.")
    if payload["durata_al"] is not None and payload["durata_al"] < signed:
        return Errore("DATE_IN_DISORDINE", "Il Patto finisce prima di essere sottoscritto.")
    return None


def judge_m05(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str]) -> Iterator[Errore]:
    """What does not agree with what INPS knows of the domanda: such a message is received and then discarded."""
    if payload["data_sottoscrizione"] < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "Il Patto risulta sottoscritto prima della domanda.")
    strangers = [code for code in payload["cf_firmatari"] if code not in codici_fiscali]
    if strangers:
        yield Errore("FIRMATARIO_ESTRANEO", f"Firmatari che non risultano nel nucleo: {len(strangers)}.")


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_version(value: Any) -> bool:
    return type(value) is int and value >= 1


def _are_codes(value: Any) -> bool:
    if not isinstance(value, list) or not value or not all(isinstance(code, str) for code in value):
        return False
    try:
        for code in value:
            codice_fiscale.check(code, allow_numeric=True)
    except codice_fiscale.CodiceFiscaleError:
        return False
    return len(set(value)) == len(value)


CAMPI: dict[str, tuple[Callable[[Any], bool], str]] = {
    "protocollo_inps": (is_text, "il protocollo della domanda"),
    "codice_caso": (is_text, "il codice del caso"),
    "comune": (
        lambda value: isinstance(value, str) and bool(territorio.comune(value)),
        "il codice catastale di un Comune",
    ),
    "ambito": (is_text, "il codice dell'Ambito"),
    "data_sottoscrizione": (is_date, "una data AAAA-MM-GG"),
    "versione": (is_version, "un numero intero da 1 in su"),
    "cf_firmatari": (_are_codes, "l'elenco dei codici fiscali di chi ha firmato, ciascuno una volta"),
    "tipo": (lambda value: isinstance(value, str) and value in TIPI, "SEMPLIFICATO o COMPLESSO"),
    "durata_al": (lambda value: value is None or is_date(value), "una data AAAA-MM-GG, o null"),
}
