"""JSON as the lot needs it: strict where Python's reader is lax, and fit to be stored in PostgreSQL."""

import json
import re
from collections.abc import Iterator
from typing import Any

# NUL and lone surrogates are legal JSON escapes that neither UTF-8 nor PostgreSQL can hold.
BAD_TEXT = re.compile("[\x00\ud800-\udfff]")
LIVELLI = 50  # one within another; what a lot holds has three, and whoever walks a document takes a few calls for each


class NotJson(ValueError):  # noqa: N818 -- says what the line is
    """The line is not a JSON document; the message says where, in Italian, and quotes nothing of it."""


def parse(line: bytes) -> Any:
    """The document on one line. Refused: repeated names in one object, NaN, Infinity, absurd nesting, numbers of thousands of digits.

    A number such as 18.0 is the integer 18, as JSON Schema has it. UnicodeDecodeError if the line is not UTF-8.
    """
    text = line.decode("utf-8")
    try:
        found = DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotJson(f"testo che non è JSON dal carattere {error.pos + 1}") from error
    except RecursionError as error:
        raise NotJson("JSON con troppi livelli") from error
    except ValueError as error:  # NotJson of the hooks below, or an integer that Python refuses to read
        raise error if isinstance(error, NotJson) else NotJson("un numero di migliaia di cifre") from error
    if line.count(b"[") + line.count(b"{") > LIVELLI and _is_deeper(found, LIVELLI):
        raise NotJson("JSON con troppi livelli")
    return found


def _is_deeper(value: Any, livelli: int) -> bool:
    within = [value]
    for _ in range(livelli):
        within = [
            item
            for each in within
            if isinstance(each, dict | list)
            for item in (each.values() if isinstance(each, dict) else each)
        ]
    return any(isinstance(each, dict | list) for each in within)


def has_bad_text(value: Any) -> bool:
    """Whether a text anywhere in `value` cannot be stored."""
    return any(BAD_TEXT.search(text) for _, text in texts(value, ""))


def texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text within a document, names included, with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield path, key
            yield from texts(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")


def storable(value: Any) -> Any:
    """`value` with what PostgreSQL cannot hold replaced by U+FFFD: for the fields we keep without knowing them."""
    if isinstance(value, str):
        return BAD_TEXT.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [storable(item) for item in value]
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("un oggetto con lo stesso nome due volte")
    return found


def _float(text: str) -> Any:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        return text  # 1e400 is JSON, but no float: a known field refuses the text, an unknown one keeps it
    return int(number) if number.is_integer() else number


def _constant(text: str) -> Any:
    raise NotJson(f"{text}, che JSON non conosce")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
