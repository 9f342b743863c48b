"""Lines of a lot as the text that COPY takes: checked, put in one form, a block at a time. Pure, so that any process can do it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rdc_platform.forniture.validazione import Record, Scarto, validate_riga
from rdc_platform.forniture.validazione_regole import Territorio

NESTED = frozenset((dict, list))
NULLO = "\\N"
# What the text form of COPY reads as something else (PostgreSQL, COPY, "Text Format"); JSON has of these the backslash alone.
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Blocco:
    """So many lines: the persons they hold, and the rows of `fornitura_record` and of `fornitura_scarto` as COPY takes them."""

    persone: int
    record: bytes
    scarti: bytes


def make_blocco(righe: Iterable[tuple[int, bytes]], territorio: Territorio, data_estrazione: date) -> Blocco:
    """Check each (line number, line) and write it as one row or the other."""
    persone = 0
    record: list[str] = []
    scarti: list[str] = []
    for riga, raw in righe:
        outcome = validate_riga(riga, raw, territorio, data_estrazione)
        persone += outcome.componenti
        if isinstance(outcome, Record):
            record.append(_record(outcome))
        else:
            scarti.append(_scarto(outcome))
    return Blocco(persone, "".join(record).encode(), "".join(scarti).encode())


def _record(record: Record) -> str:
    dati = canonical(record.dati)
    avvisi, ignoti = _json(_avvisi(record)), _count_leaves(record.extra)
    return (
        f"{record.riga}\t{record.protocollo}\t{dati['versione']}\t{record.ambito}\t{_json(dati)}\t{avvisi}\t{ignoti}\n"
    )


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
    """One text for one meaning: absent and null are the same, and persons and benefits stand in the order of their keys."""
    dati = {key: _without_nulls(value) for key, value in dati.items() if value is not None}
    dati["componenti"] = sorted(dati["componenti"], key=lambda each: each["codice_fiscale"])
    dati["prestazioni"] = sorted(dati.get("prestazioni", ()), key=lambda each: json.dumps(each, sort_keys=True))
    return dati


def _without_nulls(value: Any) -> Any:
    if type(value) is dict:
        return {
            key: _without_nulls(each) if type(each) in NESTED else each
            for key, each in value.items()
            if each is not None
        }
    if type(value) is list:
        return [_without_nulls(each) for each in value]
    return value


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
