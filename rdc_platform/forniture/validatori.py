"""The blocks of a lot in their order: made here if it is small, by one process for each processor if it is large."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import BinaryIO, cast

from rdc_platform.forniture.blocchi import Blocco, Istruzioni, make_blocco
from rdc_platform.forniture.lettura import Lotto
from rdc_platform.forniture.validatore import Compito, blocks, read_blocco

DA_SOLI = 4_000  # domande; with fewer, starting a process takes longer than it saves
RADICE = Path(__file__).resolve().parents[2]
COMANDO = (sys.executable, "-m", "rdc_platform.forniture.validatore")


def make_blocchi(letto: Lotto, istruzioni: Istruzioni) -> Iterator[Blocco]:
    """Every line of the lot, checked. RuntimeError if a process that checks ends before its time: the lot is not taken."""
    quanti = len(os.sched_getaffinity(0))
    if letto.domande < DA_SOLI or quanti == 1 or not isinstance(letto.source, str | Path):
        yield from (make_blocco(righe, istruzioni) for righe in blocks(letto.source))
        return
    with ExitStack() as stack:
        processi = [
            stack.enter_context(_start(os.fspath(Path(letto.source).absolute()), istruzioni, quale, quanti))
            for quale in range(quanti)
        ]
        stack.callback(_stop, processi)
        for processo in cycle(processi):
            blocco = _next(processo)
            if blocco is None:  # the blocks are dealt in turn: who has none left is the first of all
                break
            yield blocco
        if any(_next(processo) or processo.wait() for processo in processi):
            raise RuntimeError("a process that checks the lot did not do its share")


def _start(source: str, istruzioni: Istruzioni, quale: int, quanti: int) -> subprocess.Popen[bytes]:
    compito = Compito.of(source, istruzioni, quale, quanti)
    processo = subprocess.Popen(COMANDO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=RADICE)  # noqa: S603 -- our own module
    with cast("BinaryIO", processo.stdin) as stdin:
        stdin.write(compito.as_bytes())
    return processo


def _next(processo: "subprocess.Popen[bytes]") -> Blocco | None:
    try:
        return read_blocco(cast("BinaryIO", processo.stdout))
    except EOFError as error:
        raise RuntimeError("a process that checks the lot ended within a block") from error


def _stop(processi: "list[subprocess.Popen[bytes]]") -> None:
    for processo in processi:
        processo.kill()
