"""Lines of a lot as the text that COPY takes: checked, put in one form, a block at a time. Pure, so that any process can do it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pkgutil import resolve_name
from typing import Any

from rdc_platform.forniture.colonne import NULLO, Riga, Tabella
from rdc_platform.forniture.dubbie import Dubbie
from rdc_platform.forniture.righe import new_keys, write_righe
from rdc_platform.forniture.territorio_lotto import TerritorioLotto
from rdc_platform.forniture.validazione import Record, Scarto, validate_riga

# What the text form of COPY reads as something else (PostgreSQL, COPY, "Text Format"); JSON has of these the backslash alone.
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
CODICE = itemgetter("codice_fiscale")
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


# Of each line, what the steps of the functions look at, whichever way it takes.
SOMMARIO = (
    "data_domanda",
    "data_riconoscimento",
    "destinazione",
    "domanda_precedente",
    "requisito_cittadinanza",
    "stato_beneficio",
    "data_stato",
)


@dataclass(frozen=True, slots=True)
class Istruzioni:
    """What lines are checked against and written for: the territory, the Rome day of the extraction, the lot's key, its moment of
    extraction in ISO, the name (`module:object`) under which the tables of the functions are found, and the lines
    that may not be the only ones to speak of their domanda.
    """

    territorio: TerritorioLotto
    giorno: date
    lotto: str
    estratto: str
    tabelle: str
    dubbie: Dubbie


@dataclass(frozen=True, slots=True)
class Blocco:
    """So many lines: the persons they hold, and rows as COPY takes them: of `fornitura_record`, of `fornitura_scarto`, of
    `forniture_recordinps` and, of the same domande, of each table of the functions.
    """

    persone: int
    record: bytes
    scarti: bytes
    recordinps: bytes
    tabelle: tuple[bytes, ...]


def make_blocco(righe: Iterable[tuple[int, bytes]], istruzioni: Istruzioni) -> Blocco:
    """Check each (line number, line) and write it: to be staged, for its tables at once, or as a reject."""
    persone, keys = 0, new_keys()
    record: list[str] = []
    scarti: list[str] = []
    recordinps: list[str] = []
    tabelle: Sequence[Tabella] = resolve_name(istruzioni.tabelle)
    rows_of: list[list[str]] = [[] for _ in tabelle]
    for riga, raw in righe:
        outcome = validate_riga(riga, raw, istruzioni.territorio, istruzioni.giorno)
        persone += outcome.componenti
        if not isinstance(outcome, Record):
            scarti.append(_scarto(outcome))
        elif riga in istruzioni.dubbie:
            record.append(_staged(outcome, next(keys)))
        else:
            nucleo_id = next(keys)
            recordinps.append(_recordinps(outcome, istruzioni.lotto))
            write_righe(_riga(outcome, nucleo_id, istruzioni.estratto), keys, tabelle, rows_of)
            record.append(_written(outcome, nucleo_id))
    first, second, third, *others = ("".join(rows).encode() for rows in (record, scarti, recordinps, *rows_of))
    return Blocco(persone, first, second, third, tuple(others))


def _staged(record: Record, nucleo_id: str) -> str:
    sommario = "\t".join([_text(record.dati.get(nome)) for nome in SOMMARIO])
    return _line(record, nucleo_id, sommario, f"f\t{_json(canonical(record.dati))}\t{_json(_avvisi(record))}")


def _written(record: Record, nucleo_id: str) -> str:
    sommario = "\t".join([record.dati.get(nome, NULLO) for nome in SOMMARIO])  # no backslash is in such a line
    return _line(record, nucleo_id, sommario, f"t\t{NULLO}\t{NULLO}")


def _line(record: Record, nucleo_id: str, sommario: str, rest: str) -> str:
    head = f"{record.riga}\t{record.protocollo}\t{record.dati['versione']}\t{record.ambito}\t{nucleo_id}"
    return f"{head}\t{sommario}\t{rest}\t{_count_leaves(record.extra) if record.extra else 0}\n"


def _recordinps(record: Record, lotto: str) -> str:
    return f"{record.protocollo}\t{record.dati['versione']}\t{_json(canonical(record.dati))}\t{lotto}\n"


def _riga(record: Record, nucleo_id: str, estratto: str) -> Riga:
    avvisi = {codice: _json(sentences) for codice, sentences in _avvisi(record).items()}
    return Riga(record.dati, str(record.ambito), nucleo_id, estratto, avvisi)


def _scarto(scarto: Scarto) -> str:
    altri = [{"codice": each.codice, "campo": each.campo, "motivo": each.motivo} for each in scarto.altri]
    texts = "\t".join(
        _text(each) for each in (scarto.protocollo, scarto.codice, scarto.campo[:120], scarto.motivo[:300])
    )
    return f"{scarto.riga}\t{texts}\t{_json(altri)}\n"


def _text(value: str | None) -> str:
    return NULLO if value is None else value.translate(ESCAPES)


def _json(value: object) -> str:
    return encode(value).replace("\\", "\\\\")


def canonical(dati: dict[str, Any]) -> dict[str, Any]:
    """One text for one meaning: persons and benefits in the order of their keys (that null is absent, the schema has seen to)."""
    prestazioni = dati.get("prestazioni", [])
    if len(prestazioni) > 1:
        prestazioni = sorted(prestazioni, key=lambda each: json.dumps(each, sort_keys=True))
    componenti = sorted(dati["componenti"], key=CODICE)
    return dati | {"componenti": componenti, "prestazioni": prestazioni}


def _avvisi(record: Record) -> dict[str, list[str]]:
    """The warnings by the codice fiscale of the person they speak of, or by "" for the household."""
    found: dict[str, list[str]] = {}
    for campo, sentence in record.avvisi:
        codice = ""
        if campo.startswith("componenti["):
            codice = record.dati["componenti"][int(campo[len("componenti[") : campo.index("]")])]["codice_fiscale"]
        found.setdefault(codice, []).append(sentence)
    return found


def _count_leaves(value: object) -> int:
    if isinstance(value, dict):
        return sum(_count_leaves(each) for each in value.values())
    if isinstance(value, list):
        return sum(_count_leaves(each) for each in value)
    return 1
