"""The step of a lot that opens the checks: one for each domanda, whatever its destination."""

from datetime import date

from django.db import connection

from controlli_anagrafici.models.cessata import CESSATI
from rdc_platform import calendario
from rdc_platform.forniture.models import Lotto
from rdc_platform.norme.selectors import intero, parametro

TERMINE = "T08"
DATES = """
SELECT DISTINCT data_riconoscimento, data_domanda FROM fornitura_record WHERE esito = 'NUOVA'
"""
CONTROLLI = """
INSERT INTO controlli_anagrafici_controllo (id, nucleo_id, comune_competente_id, requisito_cittadinanza, stato, data_riferimento, data_scadenza,
 anni_totali_richiesti, anni_continuativi_richiesti, esito_res10, esito_res2, esito_soggiorno, esito_nucleo, esito_finale, motivazione,
 motivo_annullamento, segnalazione_ag_protocollo)
SELECT uuidv7(), n.id, n.comune_id, r.requisito_cittadinanza, 'DA_ASSEGNARE', n.data_domanda, t.scadenza,
 t.totali, t.continuativi, 'DA_VERIFICARE', 'DA_VERIFICARE', 'DA_VERIFICARE', 'DA_VERIFICARE', '', '', '', ''
FROM fornitura_record r JOIN ambiti_nucleo n ON n.id = r.nucleo_id
JOIN unnest(%s::date[], %s::date[], %s::date[], %s::integer[], %s::integer[]) AS t(riconosciuto, domanda, scadenza, totali, continuativi)
  ON n.data_riconoscimento = t.riconosciuto AND n.data_domanda = t.domanda
WHERE r.esito = 'NUOVA'
ON CONFLICT (nucleo_id, tipo_controllo) WHERE origine_controllo = 'ORDINARIO' DO NOTHING
"""
CESSATE = """
INSERT INTO controlli_anagrafici_domandacessata (nucleo_id, dal)
SELECT r.nucleo_id, r.data_stato FROM fornitura_record r
WHERE r.esito IN ('NUOVA', 'MODIFICATA') AND r.stato_beneficio = ANY(%(cessati)s)
ON CONFLICT (nucleo_id) DO UPDATE SET dal = excluded.dal WHERE controlli_anagrafici_domandacessata.dal IS DISTINCT FROM excluded.dal
"""
RIPRESE = """
DELETE FROM controlli_anagrafici_domandacessata d USING fornitura_record r
WHERE d.nucleo_id = r.nucleo_id AND r.esito IN ('NUOVA', 'MODIFICATA') AND r.stato_beneficio != ALL(%(cessati)s)
"""


def acquire(lotto: Lotto) -> None:
    """Open the check on residence and stay of each new domanda, with its term from the recognition (T08), and keep which benefits are over."""
    with connection.cursor() as cursor:
        cursor.execute(DATES)
        if dates := cursor.fetchall():
            cursor.execute(CONTROLLI, [list(column) for column in zip(*map(_termini, dates), strict=True)])
        cursor.execute(CESSATE, {"cessati": list(CESSATI)})
        cursor.execute(RIPRESE, {"cessati": list(CESSATI)})


def _termini(dates: tuple[date, date]) -> tuple[date, date, date, int, int]:
    """For those recognised and applying on these days: the two, the term T08, and the years asked, in all and last."""
    riconosciuto, domanda = dates
    return (
        riconosciuto,
        domanda,
        calendario.add_solari(riconosciuto, int(parametro(TERMINE, riconosciuto).valore)),
        intero("RES_ANNI_TOTALI", domanda),
        intero("RES_ANNI_CONTINUATIVI", domanda),
    )
