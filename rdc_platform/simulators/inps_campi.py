"""What INPS asks of the fields of any communication, and how it says what is wrong."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from rdc_platform import codice_fiscale, territorio


class Errore(NamedTuple):
    """A reason, in the words that the sender reads."""

    codice: str
    dettaglio: str


Campi = dict[str, tuple[Callable[[Any], bool], str]]


def check_campi(payload: dict[str, Any], campi: Campi) -> Errore | None:
    """The first field that is missing, unknown or wrong; None if all are as they must."""
    if extra := sorted(set(payload) - {"codice", "schema_versione", *campi}):
        return Errore("CAMPO_NON_PREVISTO", f"Il messaggio porta un campo non previsto: {extra[0][:40]}.")
    for campo, (check, expected) in campi.items():
        if campo not in payload:
            return Errore("CAMPO_MANCANTE", f"Manca il campo {campo}.")
        if not check(payload[campo]):
            return Errore("CAMPO_NON_VALIDO", f"Nel campo {campo} serve {expected}.")
    return None


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_instant(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def is_count(value: Any) -> bool:
    return type(value) is int and value >= 1


def is_uuid(value: Any) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def is_code(value: Any) -> bool:
    try:
        codice_fiscale.check(value, allow_numeric=True) if isinstance(value, str) else None
    except codice_fiscale.CodiceFiscaleError:
        return False
    return isinstance(value, str)


def are_codes(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(is_code, value)) and len(set(value)) == len(value)


def optional(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


def one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in values


PROTOCOLLO = (is_text, "il protocollo della domanda")
COMUNE = (
    lambda value: isinstance(value, str) and bool(territorio.comune(value)),
    "il codice catastale di un Comune",
)
GIORNO = (is_date, "una data AAAA-MM-GG")
GIORNO_O_NULLA = (optional(is_date), "una data AAAA-MM-GG, o null")
ISTANTE = (is_instant, "un istante con il suo fuso")
IDENTIFICATIVO = (is_uuid, "un UUID")
PERSONA_O_NULLA = (optional(is_code), "un codice fiscale, o null")
