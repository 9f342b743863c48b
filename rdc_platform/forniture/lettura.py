"""Reading a lot as a stream: what must hold for the lot as a whole, before any of its lines is looked at.

The count and the sha256 are known only at the end, so the file is read twice: `open_lotto` goes through it once and
remembers nothing but figures, `Lotto.righe` goes through it again. Memory stays flat whatever the size.
"""

import codecs
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rdc_platform.forniture.lettura_testata import MAX_TESTATA, LottoRifiutato, Testata, read_testata

GZIP_MAGIC = b"\x1f\x8b"
CHUNK = 1024 * 1024
MAX_RIGA = 4 * 1024 * 1024  # bytes; a longer line is given cut, and its JSON is then refused

Source = str | Path | BinaryIO


@dataclass(frozen=True, slots=True)
class Lotto:
    """A lot that can be read to its end: its header, and what was counted on the way.

    `sha256` is of the decompressed bytes after the header's LF, as computed: with `testata.id_lotto` it says whether the
    lot was already taken, so the same lot plain or compressed is one, and an altered one that keeps its header is not.
    """

    source: Source
    testata: Testata
    sha256: str
    domande: int

    def check(self, *, ultimo_progressivo: int | None = None) -> None:
        """Raise LottoRifiutato unless the lot is what its header says and follows `ultimo_progressivo`, the last taken."""
        testata = self.testata
        if self.domande != testata.domande:
            raise LottoRifiutato(
                "Il numero di domande non è quello dichiarato.", testata.domande, self.domande, testata.id_lotto
            )
        if self.sha256 != testata.sha256:
            raise LottoRifiutato(
                "Il contenuto non è quello dichiarato: lo sha256 è diverso.",
                testata.sha256,
                self.sha256,
                testata.id_lotto,
            )
        if ultimo_progressivo is not None and testata.progressivo <= ultimo_progressivo:
            raise LottoRifiutato(
                "Il progressivo non segue quello dell'ultimo lotto acquisito.",
                f"più di {ultimo_progressivo}",
                testata.progressivo,
                testata.id_lotto,
            )

    def righe(self) -> Iterator[tuple[int, bytes]]:
        """As `read_righe`."""
        return read_righe(self.source)


def read_righe(source: Source) -> Iterator[tuple[int, bytes]]:
    """Each line after the header as (line number, bytes without LF); the header is line 1."""
    with _open(source) as stream:
        stream.readline(MAX_TESTATA)
        number = 2
        while line := stream.readline(MAX_RIGA):
            yield number, line.removesuffix(b"\n")
            while not line.endswith(b"\n"):  # the rest of an overlong line
                line = stream.readline(CHUNK)
            number += 1


def open_lotto(source: Source) -> Lotto:
    """Read the whole of `source`, a path or a seekable binary file, plain or gzip by its first bytes.

    LottoRifiutato if it cannot be read as a lot: not gzip or UTF-8 to its end, BOM, CR, last line without LF, header
    that is not of the schema. Whether it is what the header says is for `Lotto.check`, after the caller has looked
    whether it was already taken.
    """
    testata = None
    try:
        with _open(source) as stream:
            testata = read_testata(stream.readline(MAX_TESTATA))
            sha256, domande = _measure(stream, testata.id_lotto)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise LottoRifiutato(
            "Il file compresso non è intero.",
            "un gzip fino alla fine",
            "un gzip interrotto o guasto",
            testata.id_lotto if testata else None,
        ) from error
    return Lotto(source, testata, sha256, domande)


def _measure(stream: BinaryIO, id_lotto: str) -> tuple[str, int]:
    """The sha256 and the number of lines of what follows the header; refuses what is not UTF-8 lines ended by LF."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    lines, last = 0, b"\n"
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        if b"\r" in chunk:
            line = lines + 2 + chunk[: chunk.index(b"\r")].count(b"\n")
            raise LottoRifiutato(
                "C'è un ritorno a capo CR.", "righe chiuse dal solo LF", f"CR alla riga {line}", id_lotto
            )
        _decode(decoder, chunk, lines, id_lotto)
        lines += chunk.count(b"\n")
        last = chunk[-1:]
    _decode(decoder, b"", lines, id_lotto)
    if last != b"\n":
        raise LottoRifiutato(
            "L'ultima riga non è chiusa.", "LF alla fine del file", f"fine alla riga {lines + 2}", id_lotto
        )
    return digest.hexdigest(), lines


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, lines: int, id_lotto: str) -> None:
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError as error:
        line = lines + 2 + error.object[: error.start].count(b"\n")
        raise LottoRifiutato("Il file non è UTF-8.", "UTF-8", f"altri byte alla riga {line}", id_lotto) from error


@contextmanager
def _open(source: Source) -> Iterator[BinaryIO]:
    """`source` from its start, decompressed if it is gzip; a file that the caller opened stays open."""
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file, _decompressed(file) as stream:
            yield stream
    else:
        source.seek(0)
        with _decompressed(source) as stream:
            yield stream


def _decompressed(file: BinaryIO) -> AbstractContextManager[BinaryIO]:
    magic = file.read(len(GZIP_MAGIC))
    file.seek(0)
    if magic == GZIP_MAGIC:
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]  # it reads as a BinaryIO
    return nullcontext(file)
