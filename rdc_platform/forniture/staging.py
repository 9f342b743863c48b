"""The lot's lines read as a stream and copied by COPY, told new from changed by SQL. Memory stays flat (ADR 0034)."""

from pkgutil import resolve_name
from typing import Any

from django.db import connection

from rdc_platform.forniture.blocchi import SOMMARIO, Istruzioni
from rdc_platform.forniture.lettura import Lotto as LottoLetto
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.validatori import make_blocchi

DA_SCRIVERE = "r.esito IN ('NUOVA', 'MODIFICATA') AND NOT r.scritta"  # of `fornitura_record r`
MOLTE = 5_000  # domande; of fewer, what the planner knew is still near enough
# A record stands in its row as it is (up to 8 KB): compressed, it would be opened again for each field that a step reads.
# Of a line that is `scritta` all rows are in their tables already: only what the steps look at is here.
CREATE = """
DROP TABLE IF EXISTS pg_temp.fornitura_record, pg_temp.fornitura_scarto;
CREATE TEMPORARY TABLE fornitura_record (
    riga integer, protocollo text COLLATE "C", versione integer, ambito uuid, nucleo_id uuid NOT NULL, data_domanda date,
    data_riconoscimento date, destinazione text, domanda_precedente text COLLATE "C", requisito_cittadinanza text,
    stato_beneficio text, data_stato date, scritta boolean, dati jsonb STORAGE EXTERNAL, avvisi jsonb, campi_ignoti integer,
    esito text NOT NULL DEFAULT 'NUOVA', prima jsonb
) WITH (toast_tuple_target = 8160) ON COMMIT DROP;
CREATE TEMPORARY TABLE fornitura_scarto (
    riga integer, protocollo text COLLATE "C", codice text, campo text, motivo text, altri jsonb
) ON COMMIT DROP
"""
COPY_RECORD = (
    f"COPY fornitura_record (riga, protocollo, versione, ambito, nucleo_id, {', '.join(SOMMARIO)}, scritta, dati, avvisi, campi_ignoti) "
    "FROM STDIN"
)
COPY_SCARTO = "COPY fornitura_scarto (riga, protocollo, codice, campo, motivo, altri) FROM STDIN"
COPY_RECORDINPS = "COPY forniture_recordinps (protocollo_inps, versione, dati, lotto_id) FROM STDIN"

# E07: of one protocollo the highest versione stays, of equal ones the first. A faulty line is not here and displaces nothing.
MOVE_DOPPIONI = """
WITH ordinati AS (
    SELECT riga, protocollo, first_value(riga) OVER righe AS tenuta, row_number() OVER righe AS posto
    FROM fornitura_record WHERE NOT scritta WINDOW righe AS (PARTITION BY protocollo ORDER BY versione DESC, riga)
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
UPDATE fornitura_record r SET prima = p.dati,
    esito = CASE WHEN r.versione <= p.versione THEN 'IGNORATA'
                 WHEN r.dati - 'versione' = p.dati - 'versione' THEN 'INVARIATA' ELSE 'MODIFICATA' END
FROM forniture_recordinps p WHERE p.protocollo_inps = r.protocollo AND NOT r.scritta
"""


def stage(letto: LottoLetto, istruzioni: Istruzioni) -> int:
    """Read every line of the lot: into the temporary tables of this transaction, and into those of the functions where
    nothing else can know the domanda. Returns the persons it holds.
    """
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # each block's references as it comes, not all at the end
        persone = _copy_all(cursor, letto, istruzioni)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(MOVE_DOPPIONI)
        cursor.execute(INDEX)
        cursor.execute(CLASSIFY)
    return persone


def refresh_statistiche(lotto: Lotto, *tables: str) -> None:
    """Tell the planner what a large lot has just written into `tables`, and keep autovacuum from saying that they are empty.

    To it the rows of this transaction do not exist yet. Its lock is held until the lot is there or is not.
    """
    if lotto.nuove + lotto.modificate >= MOLTE:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")


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


def _copy_all(cursor: Any, letto: LottoLetto, istruzioni: Istruzioni) -> int:
    persone = 0
    statements = COPY_RECORD, COPY_SCARTO, COPY_RECORDINPS, *(each.copy for each in resolve_name(istruzioni.tabelle))
    for blocco in make_blocchi(letto, istruzioni):
        persone += blocco.persone
        parts = blocco.record, blocco.scarti, blocco.recordinps, *blocco.tabelle
        for statement, rows in zip(statements, parts, strict=True):
            if rows:
                with cursor.copy(statement) as copy:
                    copy.write(rows)
    return persone
