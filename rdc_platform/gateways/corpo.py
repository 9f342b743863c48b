"""The body of a small answer: unpacked within a bound, read as JSON, and with no text that PostgreSQL cannot keep."""

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import httpx

from rdc_platform.gateways.errors import GatewayUnavailable

MAX_RISPOSTA = 8 * 1024 * 1024  # bytes of a small answer, once unpacked
GZIP = 31  # what zlib calls it
INTERROTTE = re.compile(rb"\\u(0000|[dD][89a-fA-F])")  # how JSON writes NUL, and half of a character


def read(response: httpx.Response) -> bytes:
    """The body; GatewayUnavailable where it is too long, or packed in a way that was not asked for."""
    body = b""
    for piece in _pieces(response):
        body += piece
        if len(body) > MAX_RISPOSTA:
            raise GatewayUnavailable("risposta troppo lunga")
    return body


def as_object(body: bytes) -> dict[str, Any]:
    """The JSON object that these bytes are; GatewayUnavailable if they are not one."""
    try:
        answer = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise GatewayUnavailable("risposta incomprensibile: non è JSON") from error
    if not isinstance(answer, dict):
        raise GatewayUnavailable("risposta incomprensibile: non è un oggetto JSON")
    found: dict[str, Any] = _storable(answer) if INTERROTTE.search(body) else answer
    return found


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    """A thousand bytes may unpack into gigabytes: of each piece no more is unpacked than the whole may have."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ("", "identity"):
        yield from response.iter_bytes()
    elif encoding in ("gzip", "x-gzip"):
        packed = zlib.decompressobj(GZIP)
        try:
            for piece in response.iter_raw():
                yield packed.decompress(piece, MAX_RISPOSTA + 1)
        except zlib.error as error:
            raise GatewayUnavailable("risposta incomprensibile: non si decomprime") from error
    else:
        raise GatewayUnavailable("risposta incomprensibile: è compressa in un modo che non abbiamo chiesto")


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity are no JSON (RFC 8259, 6)


def _storable(value: Any) -> Any:
    """The same with U+FFFD in place of each NUL and each half of a character."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(each) for name, each in value.items()}
    return value
