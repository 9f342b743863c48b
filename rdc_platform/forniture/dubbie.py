"""The protocollo of a line at a glance, and line numbers as a set of bits. Pure."""

import re

from rdc_platform.forniture.schema_json import NotJson, parse

CHIAVE = b'"protocollo_inps"'
A_VISTA = re.compile(rb'"protocollo_inps"\s*:\s*"([A-Za-z0-9-]{1,40})"')
ATTESO = re.compile("[A-Za-z0-9-]{1,40}")


class Dubbie:
    """A set of line numbers, a bit each: so that a process can be handed those of the whole country."""

    def __init__(self, bits: bytearray) -> None:
        self.bits = bits

    @classmethod
    def none_of(cls, righe: int) -> "Dubbie":
        """Empty, for lines numbered up to `righe`."""
        return cls(bytearray(righe // 8 + 1))

    def add(self, riga: int) -> None:
        self.bits[riga >> 3] |= 1 << (riga & 7)

    def __contains__(self, riga: int) -> bool:
        return bool(self.bits[riga >> 3] >> (riga & 7) & 1)


def see_protocollo(raw: bytes) -> bytes | None:
    """The protocollo of a line in which it can be seen: no escape anywhere, its name once. None of any other line."""
    if b"\\" in raw or raw.count(CHIAVE) != 1:
        return None
    found = A_VISTA.search(raw)
    return found[1] if found else None


def parse_protocollo(raw: bytes) -> bytes | None:
    """What the whole document says; None if the line will be refused anyway."""
    try:
        protocollo = parse(raw)["protocollo_inps"]
    except (NotJson, UnicodeDecodeError, LookupError, TypeError):
        return None
    return protocollo.encode() if type(protocollo) is str and ATTESO.fullmatch(protocollo) else None
