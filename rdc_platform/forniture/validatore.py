"""A process that checks its share of the lines of a lot: `python -m rdc_platform.forniture.validatore`.

It knows no database. On stdin, one JSON object (`Compito`); on stdout, for each of its blocks in their order, a line of three
numbers (persons, bytes of rows, bytes of rejects) and those bytes. The blocks are dealt in turn among `quanti` processes.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from rdc_platform.forniture.blocchi import Blocco, make_blocco
from rdc_platform.forniture.lettura import Source, read_righe
from rdc_platform.forniture.territorio_lotto import TerritorioLotto

RIGHE = 1_000  # of one block


@dataclass(frozen=True, slots=True)
class Compito:
    """The file, its day of extraction in Rome (ISO), the territory as `TerritorioLotto.as_json`, and which share of how many."""

    source: str
    data_estrazione: str
    territorio: dict[str, list[list[Any]]]
    quale: int
    quanti: int

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()


def blocks(source: Source) -> Iterator[list[tuple[int, bytes]]]:
    """The lines of the lot, so many at a time."""
    righe = read_righe(source)
    while block := list(islice(righe, RIGHE)):
        yield block


def read_blocco(stream: BinaryIO) -> Blocco | None:
    """The next block that such a process wrote, None at the end; EOFError if it ended within one."""
    head = stream.readline()
    if not head:
        return None
    persone, record, scarti = map(int, head.split())
    found = Blocco(persone, stream.read(record), stream.read(scarti))
    if len(found.record) != record or len(found.scarti) != scarti:
        raise EOFError("a block cut short")
    return found


def _work(compito: Compito, out: BinaryIO) -> None:
    territorio = TerritorioLotto.from_json(compito.territorio)
    giorno = date.fromisoformat(compito.data_estrazione)
    for righe in islice(blocks(compito.source), compito.quale, None, compito.quanti):
        made = make_blocco(righe, territorio, giorno)
        out.write(b"%d %d %d\n" % (made.persone, len(made.record), len(made.scarti)))
        out.write(made.record)
        out.write(made.scarti)
        out.flush()


if __name__ == "__main__":
    _work(Compito(**json.load(sys.stdin.buffer)), sys.stdout.buffer)
