"""The single values of the lot's schema: checks that answer in Italian and never repeat the value they refuse."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from rfc3339_validator import validate_rfc3339

Leaf = Callable[[Any], str | None]

MAX_INTEGER = 2**31 - 1  # what an integer column holds; the schema sets no limit to `versione`
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
GIORNO = 10  # characters of a day

# The schema's patterns in words.
PATTERN_WORDS = {
    "^[0-9a-f]{64}$": "64 cifre esadecimali minuscole",
    "^INPS-(RDC|PDC)-[0-9]{4}-[0-9]{7}$": "un protocollo come INPS-RDC-2019-0000001",
    "^[0-9]{1,9}\\.[0-9]{2}$": "un importo come 780.00",
    "^[1-3]\\.[0-9]{1,2}$": "una scala di equivalenza come 1.4",
    "^[A-Z][0-9]{3}$": "un codice catastale come H501",
    "^[0-9]{5}$": "cinque cifre",
    "^[A-Z]{3}$": "tre lettere maiuscole (ISO 3166-1 alpha-3)",
}
FORMAT_WORDS = {
    "date": "una data del calendario come 2019-03-06",
    "date-time": "data e ora con il fuso, come 2019-06-03T02:00:00+02:00",
}


def describe(value: Any) -> str:
    """What kind of thing was found, in Italian, without the thing."""
    match value:
        case None:
            return "null"
        case bool():
            return "un valore vero o falso"
        case int() | float():
            return "un numero"
        case str():
            return f"un testo di {len(value)} caratteri" if len(value) != 1 else "un testo di un carattere"
        case list():
            return "un elenco"
        case _:
            return "un oggetto"


def compile_leaf(schema: dict[str, Any]) -> Leaf:
    """The check of a value that is neither object nor array; ValueError for a keyword not known here."""
    keys = set(schema)
    if keys == {"const"}:
        return _one_of([schema["const"]])
    if keys == {"enum"}:
        return _one_of(schema["enum"])
    if schema == {"type": "boolean"}:
        return _boolean
    if schema.get("type") == "integer" and keys <= {"type", "minimum", "maximum"}:
        return _integer(schema.get("minimum", -MAX_INTEGER - 1), schema.get("maximum", MAX_INTEGER))
    if schema.get("type") == "string" and keys <= {"type", "minLength", "maxLength", "pattern", "format"}:
        return _string(schema)
    raise ValueError(f"unknown schema keyword among {sorted(keys)}")


def _one_of(values: list[str]) -> Leaf:
    known = frozenset(values)
    words = ", ".join(values)

    def check(value: Any) -> str | None:
        if type(value) is str and value in known:
            return None
        return f"Atteso: {'uno tra ' if len(known) > 1 else ''}{words}. Trovato: {describe(value)}."

    return check


def _boolean(value: Any) -> str | None:
    return None if value is True or value is False else f"Atteso: true o false. Trovato: {describe(value)}."


def _integer(lowest: int, highest: int) -> Leaf:
    def check(value: Any) -> str | None:
        if type(value) is not int:  # a boolean is an int to Python, not to JSON
            return f"Atteso: un numero intero. Trovato: {describe(value)}."
        if value < lowest:
            return f"Atteso: un numero intero da {lowest} in su. Trovato: uno più piccolo."
        if value > highest:
            return f"Atteso: un numero intero fino a {highest}. Trovato: uno più grande."
        return None

    return check


def _string(schema: dict[str, Any]) -> Leaf:
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength")
    pattern = schema.get("pattern")
    # `$` of JSON Schema is the very end; Python's would let a final LF pass.
    matches = re.compile(pattern.replace("$", r"\Z")).search if pattern else None
    well_formed = FORMATS[schema["format"]] if "format" in schema else None
    expected = _expected(schema)

    def check(value: Any) -> str | None:
        if type(value) is not str:
            return f"Atteso: {expected}. Trovato: {describe(value)}."
        if (
            len(value) < shortest
            or (longest is not None and len(value) > longest)
            or (matches and not matches(value))
            or (well_formed and not well_formed(value))
        ):
            return f"Atteso: {expected}. Trovato: {describe(value)} di altra forma."
        return None

    return check


def _expected(schema: dict[str, Any]) -> str:
    if "pattern" in schema:
        return PATTERN_WORDS[schema["pattern"]]
    if "format" in schema:
        return FORMAT_WORDS[schema["format"]]
    if "maxLength" in schema:
        return f"un testo da {schema.get('minLength', 0)} a {schema['maxLength']} caratteri"
    return "un testo"


def is_date(text: str) -> bool:
    """A day of the calendar, `AAAA-MM-GG` (RFC 3339 full-date)."""
    return len(text) == GIORNO and _is_date(text)


@lru_cache(maxsize=50_000)
def _is_date(text: str) -> bool:
    """Kept by what was written: of a line of megabytes nothing is."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_date_time(text: str) -> bool:
    """A moment with its offset (RFC 3339 date-time) that Python can hold."""
    if not validate_rfc3339(text.upper()):
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


FORMATS: dict[str, Callable[[str], bool]] = {"date": is_date, "date-time": is_date_time}
