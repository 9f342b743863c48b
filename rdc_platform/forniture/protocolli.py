"""Which lines of a lot speak of a domanda that something else may know: another line of the lot, or the tables.

Of the others it is certain, before they are looked at, that all their rows are new.
"""

from collections.abc import Iterator

from django.db import connection

from rdc_platform.forniture.dubbie import Dubbie, parse_protocollo, see_protocollo
from rdc_platform.forniture.lettura import Lotto

CREATE = """
DROP TABLE IF EXISTS pg_temp.fornitura_protocollo;
CREATE TEMPORARY TABLE fornitura_protocollo (riga integer, protocollo text COLLATE "C") ON COMMIT DROP
"""
COPY = "COPY fornitura_protocollo FROM STDIN"
DUBBIE = """
SELECT riga FROM fornitura_protocollo WHERE protocollo IN (
    SELECT protocollo FROM fornitura_protocollo GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT protocollo_inps FROM forniture_recordinps UNION ALL ({noti})
)
"""


def find_dubbie(lotto: Lotto, noti: str) -> Dubbie:
    """Those lines by number, with those that cannot be read at a glance; `noti` is a SELECT of the protocolli of the functions."""
    dubbie = Dubbie.none_of(lotto.domande + 2)
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            for row in _rows(lotto, dubbie):
                copy.write(row)
        cursor.execute(DUBBIE.format(noti=noti))
        for (riga,) in cursor.fetchall():
            dubbie.add(riga)
    return dubbie


def _rows(lotto: Lotto, dubbie: Dubbie) -> Iterator[bytes]:
    for riga, raw in lotto.righe():
        protocollo = see_protocollo(raw)
        if protocollo is None:
            dubbie.add(riga)
            protocollo = parse_protocollo(raw)
        if protocollo is not None:
            yield b"%d\t%b\n" % (riga, protocollo)
