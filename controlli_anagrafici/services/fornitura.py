"""The step of a lot that opens the checks: one for each domanda, whatever its destination."""

from django.db import connection

from rdc_platform import calendario
from rdc_platform.forniture.models import Lotto
from rdc_platform.norme.selectors import parametro

TERMINE = "T08"
DATES = """
SELECT DISTINCT n.data_riconoscimento FROM fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE r.esito = 'NUOVA'
"""
CONTROLLI = """
INSERT INTO controlli_anagrafici_controllo (id, nucleo_id, comune_competente_id, requisito_cittadinanza, stato, data_riferimento, data_scadenza)
SELECT gen_random_uuid(), n.id, n.comune_id, r.dati->>'requisito_cittadinanza', 'DA_ASSEGNARE', n.data_domanda, %(scadenza)s
FROM fornitura_record r JOIN ambiti_nucleo n ON n.protocollo_inps = r.protocollo
WHERE r.esito = 'NUOVA' AND n.data_riconoscimento = %(riconosciuto)s
ON CONFLICT (nucleo_id) DO NOTHING
"""


def acquire(lotto: Lotto) -> None:
    """Open the check on residence and stay of each new domanda, with its term from the recognition (T08)."""
    with connection.cursor() as cursor:
        cursor.execute(DATES)
        for (riconosciuto,) in cursor.fetchall():
            days = int(parametro(TERMINE, riconosciuto).valore)
            scadenza = calendario.add_solari(riconosciuto, days)
            cursor.execute(CONTROLLI, {"riconosciuto": riconosciuto, "scadenza": scadenza})
