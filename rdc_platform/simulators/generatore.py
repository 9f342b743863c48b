"""Realistic synthetic lots: the same arguments give the same bytes, whatever the size, in flat memory.

A seed is a world of numbered households: household i of a seed is always the same. Lot 1 brings the first ones; each
later lot brings new ones and some of the earlier again, one version up, with something changed.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import SpooledTemporaryFile
from zlib import crc32
from zoneinfo import ZoneInfo

from rdc_platform.simulators.generatore_domanda import PRIMA_DOMANDA, Domanda, Posto, make_domanda
from rdc_platform.simulators.generatore_luoghi import Luoghi, luoghi
from rdc_platform.simulators.generatore_modifiche import modify

ROMA = ZoneInfo("Europe/Rome")
PRIMA_ESTRAZIONE = datetime(2019, 6, 3, 2, tzinfo=ROMA)
CADENZA = timedelta(days=7)
IN_MEMORIA = 16 * 1024 * 1024  # bytes of a lot kept in memory while its header is not known; the rest on disk
NUMERI = 10_000_000  # protocol numbers of a year
PRIMO_NUMERO = 1_000_000  # lower ones are left to examples


@dataclass(frozen=True, slots=True)
class Emissione:
    """One lot of a series: how many new domande, how many of the earlier ones again, and when it was extracted."""

    nuove: int
    modificate: int
    data_estrazione: datetime


def genera(
    domande: int,
    seme: int,
    *,
    progressivo: int = 1,
    data_estrazione: datetime | None = None,
    comuni: Sequence[str] = (),
    modifica_di: Sequence[Emissione] | None = None,
) -> Iterator[bytes]:
    """The lines of a lot, LF included, header first.

    `comuni` (Belfiore) take six households of ten. `modifica_di` are the earlier lots of the series, first to last: then
    a third of the domande are changed ones of theirs; by default as many earlier lots of the same size as `progressivo`
    says. `data_estrazione` is aware; by default 3 June 2019 and a week for each further lot.
    """
    if domande < 0 or progressivo < 1:
        raise ValueError("Le domande non possono essere meno di 0, né il progressivo meno di 1.")
    data_estrazione = data_estrazione or PRIMA_ESTRAZIONE + CADENZA * (progressivo - 1)
    if data_estrazione.astimezone(ROMA).date() <= PRIMA_DOMANDA:
        raise ValueError(f"L'estrazione deve seguire il primo giorno delle domande, {PRIMA_DOMANDA}.")
    before = _series(domande, progressivo, data_estrazione) if modifica_di is None else list(modifica_di)
    emissione = next_emissione(domande, before, data_estrazione)
    return _with_header(_domande(seme, [*before, emissione], luoghi(tuple(comuni))), progressivo, data_estrazione)


def write(lines: Iterable[bytes], output: Path) -> None:
    """The lot as a file, gzip if its name ends in `.gz`; whole or not at all, and again the same bytes."""
    draft = output.with_name(f".{output.name}.parziale")
    try:
        with draft.open("wb") as file:
            if output.suffix == ".gz":
                with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                    packed.writelines(lines)
            else:
                file.writelines(lines)
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)


def next_emissione(domande: int, before: Sequence[Emissione], data_estrazione: datetime) -> Emissione:
    """How `domande` lines part into new and changed ones after the lots `before`."""
    modificate = min(domande // 3, sum(lot.nuove for lot in before))
    return Emissione(domande - modificate, modificate, data_estrazione)


def _series(domande: int, progressivo: int, last: datetime) -> list[Emissione]:
    """The lots before number `progressivo`, each of `domande` lines, a week apart, none before anyone could apply."""
    series: list[Emissione] = []
    start = datetime.combine(PRIMA_DOMANDA, PRIMA_ESTRAZIONE.time(), ROMA) + timedelta(days=1)
    for earlier in range(progressivo - 1, 0, -1):
        series.append(next_emissione(domande, series, max(start, last - CADENZA * earlier)))
    return series


def _with_header(documents: Iterator[Domanda], progressivo: int, data_estrazione: datetime) -> Iterator[bytes]:
    digest, domande, componenti = hashlib.sha256(), 0, 0
    with SpooledTemporaryFile(IN_MEMORIA) as body:
        for document in documents:
            line = encode(document)
            digest.update(line)
            body.write(line)
            domande += 1
            componenti += len(document["componenti"])
        yield encode(
            {
                "tipo": "testata",
                "id_lotto": f"INPS-{data_estrazione.astimezone(ROMA):%Y%m%d}-{progressivo:04d}",
                "progressivo": progressivo,
                "schema_versione": "1.0",
                "data_estrazione": data_estrazione.isoformat(timespec="seconds"),
                "conteggi": {"domande": domande, "componenti": componenti},
                "sha256": digest.hexdigest(),
            }
        )
        body.seek(0)
        yield from body


def encode(document: Domanda) -> bytes:
    """One line of the lot."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _domande(seme: int, series: list[Emissione], places: Luoghi) -> Iterator[Domanda]:
    """The lines of the last lot of a series: changed domande first, by number, then the new ones."""
    chosen = [_chosen(seme, series[: lot + 1]) for lot in range(len(series))]
    before = sum(lot.nuove for lot in series[:-1])
    for indice in [*sorted(chosen[-1]), *range(before + 1, before + series[-1].nuove + 1)]:
        domanda = _at_last(seme, indice, series, chosen, places)
        domanda["componenti"] = [
            {key: value for key, value in member.items() if not key.startswith("_")} for member in domanda["componenti"]
        ]
        yield domanda


def _chosen(seme: int, series: list[Emissione]) -> frozenset[int]:
    """The domande, by number, that the last lot of `series` brings again."""
    before = sum(lot.nuove for lot in series[:-1])
    return frozenset(_rng(f"{seme}/{len(series)}").sample(range(1, before + 1), series[-1].modificate))


def _at_last(seme: int, indice: int, series: list[Emissione], chosen: list[frozenset[int]], places: Luoghi) -> Domanda:
    """Domanda number `indice` as it stands at the last lot: made at its first lot, changed at each that chose it."""
    first, seen = 0, series[0].nuove
    while indice > seen:
        first += 1
        seen += series[first].nuove
    numero = PRIMO_NUMERO + (crc32(str(seme).encode()) + indice) % (NUMERI - PRIMO_NUMERO)
    posto = Posto(indice, numero, series[first].data_estrazione.astimezone(ROMA).date())
    domanda = make_domanda(_rng(f"{seme}/domanda/{indice}"), places, posto)
    last = posto.estrazione
    for lot in range(first + 1, len(series)):
        if indice in chosen[lot]:
            day = series[lot].data_estrazione.astimezone(ROMA).date()
            modify(_rng(f"{seme}/domanda/{indice}/{lot + 1}"), domanda, places, last, day)
            last = day
    return domanda


def _rng(seed: str) -> Random:
    return Random(seed)  # noqa: S311 -- invented people need repeatable bytes, not secrets
