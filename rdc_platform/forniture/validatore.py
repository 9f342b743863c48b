"""A process that checks its share of the lines of a lot: `python -m rdc_platform.forniture.validatore`.

It knows no database. On stdin, one JSON object (`Compito`); on stdout, for each of its blocks in their order, a line of numbers
(persons, then bytes of each kind of rows) and those bytes. The blocks are dealt in turn among `quanti` processes.
"""

import base64
import gc
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from rdc_platform.forniture.blocchi import Blocco, Istruzioni, make_blocco
from rdc_platform.forniture.dubbie import Dubbie
from rdc_platform.forniture.lettura import Source, read_righe
from rdc_platform.forniture.territorio_lotto import TerritorioLotto

RIGHE = 1_000  # of one block


@dataclass(frozen=True, slots=True)
class Compito:
    """The file, `Istruzioni` as JSON holds them, and which share of how many."""

    source: str
    territorio: dict[str, list[list[Any]]]
    giorno: str
    lotto: str
    estratto: str
    tabelle: str
    dubbie: str
    quale: int
    quanti: int

    @classmethod
    def of(cls, source: str, istruzioni: Istruzioni, quale: int, quanti: int) -> "Compito":
        territorio, dubbie = istruzioni.territorio.as_json(), base64.b64encode(istruzioni.dubbie.bits).decode()
        giorno = istruzioni.giorno.isoformat()
        return cls(
            source, territorio, giorno, istruzioni.lotto, istruzioni.estratto, istruzioni.tabelle, dubbie, quale, quanti
        )

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    def istruzioni(self) -> Istruzioni:
        territorio, dubbie = (
            TerritorioLotto.from_json(self.territorio),
            Dubbie(bytearray(base64.b64decode(self.dubbie))),
        )
        giorno = date.fromisoformat(self.giorno)
        return Istruzioni(territorio, giorno, self.lotto, self.estratto, self.tabelle, dubbie)


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
    persone, *lengths = map(int, head.split())
    parts = [stream.read(length) for length in lengths]
    if any(len(part) != length for part, length in zip(parts, lengths, strict=True)):
        raise EOFError("a block cut short")
    record, scarti, recordinps, *tabelle = parts
    return Blocco(persone, record, scarti, recordinps, tuple(tabelle))


def _work(compito: Compito, out: BinaryIO) -> None:
    istruzioni = compito.istruzioni()
    for righe in islice(blocks(compito.source), compito.quale, None, compito.quanti):
        made = make_blocco(righe, istruzioni)
        parts = (made.record, made.scarti, made.recordinps, *made.tabelle)
        out.write(" ".join(str(each) for each in (made.persone, *map(len, parts))).encode() + b"\n")
        out.writelines(parts)
        out.flush()


if __name__ == "__main__":
    os.nice(10)  # pages come first
    gc.disable()  # what it makes of a line refers to nothing that refers to it
    _work(Compito(**json.load(sys.stdin.buffer)), sys.stdout.buffer)
