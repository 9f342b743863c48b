"""The rows of a line that nothing that is here can know: written for the tables themselves, without the staging. Pure."""

import time
from collections.abc import Sequence
from random import SystemRandom

from rdc_platform.forniture.colonne import Riga, Tabella

getrandbits = SystemRandom().getrandbits


def new_key() -> str:
    """A key that follows time (RFC 9562, version 7), as `uuidv7()` of the database makes them."""
    random = getrandbits(74)
    value = time.time_ns() // 1_000_000 << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | (random & (1 << 62) - 1)
    return f"{value:032x}"


def write_righe(riga: Riga, tabelle: Sequence[Tabella], out: Sequence[list[str]]) -> None:
    """Add to each list of `out` the rows that its table has of the record; the members have one key in all tables."""
    persone = [new_key() for _ in riga.dati["componenti"]]
    for tabella, rows in zip(tabelle, out, strict=True):
        if not tabella.di:
            rows.append(tabella.write(riga, riga.dati))
            continue
        for index, parte in enumerate(riga.dati.get(tabella.di, ())):
            riga.persona_id = persone[index] if tabella.di == "componenti" else ""
            rows.append(tabella.write(riga, parte))
