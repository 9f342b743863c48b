"""The step of a lot that opens the checks: one for each domanda, whatever its destination."""

from django.db import connection

from controlli_anagrafici.models.cessata import CESSATI
from rdc_platform import calendario
from rdc_platform.forniture.models import Lotto
from rdc_platform.norme.selectors import intero, parametro

TERMINE = "T08"
DATES = """
SELECT DISTINCT n.data_riconoscimento, n.data_domanda FROM fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE r.esito = 'NUOVA'
"""
CONTROLLI = """
INSERT INTO controlli_anagrafici_controllo (id, nucleo_id, comune_competente_id, requisito_cittadinanza, stato, data_riferimento, data_scadenza,
 anni_totali_richiesti, anni_continuativi_richiesti, esito_res10, esito_res2, esito_soggiorno, esito_nucleo, esito_finale, motivazione,
 motivo_annullamento, segnalazione_ag_protocollo)
SELECT gen_random_uuid(), n.id, n.comune_id, r.dati->>'requisito_cittadinanza', 'DA_ASSEGNARE', n.data_domanda, %(scadenza)s,
 %(totali)s, %(continuativi)s, 'DA_VERIFICARE', 'DA_VERIFICARE', 'DA_VERIFICARE', 'DA_VERIFICARE', '', '', '', ''
FROM fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE r.esito = 'NUOVA' AND n.data_riconoscimento = %(riconosciuto)s AND n.data_domanda = %(domanda)s
ON CONFLICT (nucleo_id, tipo_controllo) WHERE origine_controllo = 'ORDINARIO' DO NOTHING
"""
CESSATE = """
INSERT INTO controlli_anagrafici_domandacessata (nucleo_id, dal)
SELECT n.id, (r.dati->>'data_stato')::date FROM fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE r.esito IN ('NUOVA', 'MODIFICATA') AND r.dati->>'stato_beneficio' = ANY(%(cessati)s)
ON CONFLICT (nucleo_id) DO UPDATE SET dal = excluded.dal WHERE controlli_anagrafici_domandacessata.dal IS DISTINCT FROM excluded.dal
"""
RIPRESE = """
DELETE FROM controlli_anagrafici_domandacessata d USING fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE d.nucleo_id = n.id AND r.esito IN ('NUOVA', 'MODIFICATA') AND r.dati->>'stato_beneficio' != ALL(%(cessati)s)
"""


def acquire(lotto: Lotto) -> None:
    """Open the check on residence and stay of each new domanda, with its term from the recognition (T08), and keep which benefits are over."""
    with connection.cursor() as cursor:
        cursor.execute(DATES)
        for riconosciuto, domanda in cursor.fetchall():
            days = int(parametro(TERMINE, riconosciuto).valore)
            values = {
                "riconosciuto": riconosciuto,
                "domanda": domanda,
                "scadenza": calendario.add_solari(riconosciuto, days),
                "totali": intero("RES_ANNI_TOTALI", domanda),
                "continuativi": intero("RES_ANNI_CONTINUATIVI", domanda),
            }
            cursor.execute(CONTROLLI, values)
        cursor.execute(CESSATE, {"cessati": list(CESSATI)})
        cursor.execute(RIPRESE, {"cessati": list(CESSATI)})
