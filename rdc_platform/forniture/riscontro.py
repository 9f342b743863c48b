"""The answer to INPS, record by record, as JSON Lines: made with the lot, kept as a document, sent by the outbox."""

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from rdc_platform.forniture.models import Lotto

GZIP = "application/gzip"
COUNTS = ("lette", "nuove", "modificate", "invariate", "ignorate", "quarantena")
RIGHE = """
SELECT riga, protocollo, esito, NULL, NULL FROM fornitura_record
UNION ALL SELECT riga, protocollo, 'QUARANTENA', codice, campo FROM fornitura_scarto ORDER BY 1
"""


def write(lotto: Lotto) -> Documento:
    """The answer for a lot taken in this transaction, from its temporary tables."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(RIGHE)
        return _store(lotto, map(_row, cursor))


def write_refusal(lotto: Lotto) -> Documento:
    """The answer for a lot refused whole: its first line alone."""
    return _store(lotto, ())


def _store(lotto: Lotto, rows: Iterable[dict[str, object]]) -> Documento:
    with tempfile.TemporaryFile() as file:
        with gzip.open(file, "wt", encoding="utf-8") as out:
            for row in _all(lotto, rows):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.seek(0)
        return documenti.store_file(file, f"riscontro-{lotto.id_lotto or lotto.pk}.jsonl.gz", GZIP)


def _all(lotto: Lotto, rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    counts = {name: getattr(lotto, name) for name in COUNTS}
    yield {
        "tipo": "riscontro",
        "id_lotto": lotto.id_lotto,
        "esito": lotto.esito,
        **counts,
        "motivo": lotto.motivo or None,
    }
    yield from rows


def _row(values: tuple[Any, ...]) -> dict[str, object]:
    riga, protocollo, esito, codice, campo = values
    row = {"riga": riga, "protocollo_inps": protocollo, "esito": esito}
    return row if codice is None else row | {"codice": codice, "campo": campo}
