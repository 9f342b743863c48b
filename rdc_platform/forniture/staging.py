"""The lot's lines in temporary tables: read as a stream, copied by COPY, told new from changed by SQL. Memory stays flat."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection

from rdc_platform.forniture.lettura import Lotto as LottoLetto
from rdc_platform.forniture.validazione import Record, Scarto, validate_riga
from rdc_platform.forniture.validazione_regole import Territorio

CHUNK = 1_000  # lines: the good ones are copied, then the bad ones, for one connection has one COPY at a time

NESTED = frozenset((dict, list))

CREATE = """
DROP TABLE IF EXISTS pg_temp.fornitura_record, pg_temp.fornitura_scarto;
CREATE TEMPORARY TABLE fornitura_record (
    riga integer, protocollo text COLLATE "C", versione integer, ambito uuid, dati jsonb, avvisi jsonb, campi_ignoti integer,
    esito text, prima jsonb
) ON COMMIT DROP;
CREATE TEMPORARY TABLE fornitura_scarto (
    riga integer, protocollo text COLLATE "C", codice text, campo text, motivo text, altri jsonb
) ON COMMIT DROP
"""
COPY_RECORD = "COPY fornitura_record (riga, protocollo, versione, ambito, dati, avvisi, campi_ignoti) FROM STDIN"
COPY_SCARTO = "COPY fornitura_scarto (riga, protocollo, codice, campo, motivo, altri) FROM STDIN"

# E07: of one protocollo the highest versione stays, of equal ones the first. A faulty line is not here and displaces nothing.
MOVE_DOPPIONI = """
WITH ordinati AS (
    SELECT riga, protocollo, first_value(riga) OVER righe AS tenuta, row_number() OVER righe AS posto
    FROM fornitura_record WINDOW righe AS (PARTITION BY protocollo ORDER BY versione DESC, riga)
), doppioni AS (
    DELETE FROM fornitura_record r USING ordinati o WHERE r.riga = o.riga AND o.posto > 1 RETURNING r.riga, r.protocollo, o.tenuta
)
INSERT INTO fornitura_scarto
SELECT riga, protocollo, 'E07', 'protocollo_inps',
       'Lo stesso protocollo è alla riga ' || tenuta || ', che resta: ha la versione più alta, o viene prima.', '[]'
FROM doppioni
"""
INDEX = "CREATE UNIQUE INDEX ON fornitura_record (protocollo); ANALYZE fornitura_record"
CLASSIFY = """
UPDATE fornitura_record r SET esito = 'NUOVA'
WHERE NOT EXISTS (SELECT 1 FROM forniture_recordinps p WHERE p.protocollo_inps = r.protocollo);
UPDATE fornitura_record r SET prima = p.dati,
    esito = CASE WHEN r.versione <= p.versione THEN 'IGNORATA'
                 WHEN r.dati - 'versione' = p.dati - 'versione' THEN 'INVARIATA' ELSE 'MODIFICATA' END
FROM forniture_recordinps p WHERE p.protocollo_inps = r.protocollo
"""


def stage(letto: LottoLetto, territorio: Territorio) -> int:
    """Read every line of the lot into the temporary tables of this transaction; returns the persons it holds."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        persone = _copy_all(cursor, letto, territorio)
        cursor.execute(MOVE_DOPPIONI)
        cursor.execute(INDEX)
        cursor.execute(CLASSIFY)
    return persone


def counts() -> dict[str, int]:
    """How many lines came to which end, and how many unknown fields were set aside."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT esito, count(*), sum(campi_ignoti) FROM fornitura_record GROUP BY esito")
        rows = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM fornitura_scarto")
        quarantena = cursor.fetchone()[0]
    by_esito = {esito: count for esito, count, _ in rows}
    return {
        "lette": sum(by_esito.values()) + quarantena,
        "nuove": by_esito.get("NUOVA", 0),
        "modificate": by_esito.get("MODIFICATA", 0),
        "invariate": by_esito.get("INVARIATA", 0),
        "ignorate": by_esito.get("IGNORATA", 0),
        "quarantena": quarantena,
        "campi_ignoti": sum(ignoti for _, _, ignoti in rows),
    }


def _copy_all(cursor: Any, letto: LottoLetto, territorio: Territorio) -> int:
    persone = 0
    righe = letto.righe()
    while chunk := list(islice(righe, CHUNK)):
        outcomes = [validate_riga(riga, raw, territorio, letto.testata.data_roma) for riga, raw in chunk]
        persone += sum(outcome.componenti for outcome in outcomes)
        _copy(cursor, COPY_RECORD, (_record_row(each) for each in outcomes if isinstance(each, Record)))
        _copy(cursor, COPY_SCARTO, (_scarto_row(each) for each in outcomes if isinstance(each, Scarto)))
    return persone


def _copy(cursor: Any, statement: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _record_row(record: Record) -> tuple[Any, ...]:
    dati = canonical(record.dati)
    avvisi = _avvisi(record)
    return (
        record.riga,
        record.protocollo,
        dati["versione"],
        record.ambito,
        json.dumps(dati),
        json.dumps(avvisi),
        _count_leaves(record.extra),
    )


def _scarto_row(scarto: Scarto) -> tuple[Any, ...]:
    altri = [{"codice": each.codice, "campo": each.campo, "motivo": each.motivo} for each in scarto.altri]
    return (scarto.riga, scarto.protocollo, scarto.codice, scarto.campo[:120], scarto.motivo[:300], json.dumps(altri))


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
