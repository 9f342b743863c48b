"""The rows of a line that nothing that is here can know: written for the tables themselves, without the staging. Pure."""

import os
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from rdc_platform.forniture.colonne import Riga, Tabella

CASI = 256  # keys whose chance is asked of the system at once
VARIANTE = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


def new_keys() -> Iterator[str]:
    """Keys that follow time (RFC 9562, version 7), as `uuidv7()` of the database makes them. Never to be shared by two processes."""
    while True:
        caso = os.urandom(CASI * 10).hex()
        for at in range(0, len(caso), 20):
            ora = time.time_ns() // 1_000_000
            yield f"{ora:012x}7{caso[at : at + 3]}{VARIANTE[caso[at + 3]]}{caso[at + 4 : at + 19]}"


def write_righe(riga: Riga, keys: Iterator[str], tabelle: Sequence[Tabella], out: Sequence[list[str]]) -> None:
    """Add to each list of `out` the rows that its table has of the record; the members have one key in all tables."""
    persone = list(islice(keys, len(riga.dati["componenti"])))
    for tabella, rows in zip(tabelle, out, strict=True):
        if not tabella.di:
            rows.append(tabella.write(riga, riga.dati))
            continue
        for index, parte in enumerate(riga.dati.get(tabella.di, ())):
            riga.persona_id = persone[index] if tabella.di == "componenti" else ""
            rows.append(tabella.write(riga, parte))
