"""The step of a lot that keeps households and persons: identity data only. Set-based, over `fornitura_record`."""

from django.db import connection

from ambiti.tabelle_fornitura import COMPONENTE, NUCLEO
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.staging import DA_SCRIVERE, refresh_statistiche

PROTOCOLLI = "SELECT protocollo_inps FROM ambiti_nucleo"
# A household that is here already keeps its key; a new one has that of its line.
NOTI = """
UPDATE fornitura_record r SET nucleo_id = n.id FROM ambiti_nucleo n WHERE n.protocollo_inps = r.protocollo AND NOT r.scritta
"""
DA_RECORD = f"""
FROM fornitura_record r
CROSS JOIN LATERAL (SELECT r.dati) AS _(d)
CROSS JOIN LATERAL (
    SELECT e FROM jsonb_array_elements(d->'componenti') AS e WHERE e->>'relazione' = 'RICHIEDENTE'
) AS richiedente(p)
WHERE {DA_SCRIVERE}
"""  # noqa: S608 -- a condition of the lot's
NUCLEI = NUCLEO.upsert("protocollo_inps", DA_RECORD, fissi=("id", "comune_id", "ambito_id"))
# One row a person of the lot, for this step and for those of the functions that come after in the same transaction.
PERSONE = f"""
DROP TABLE IF EXISTS pg_temp.fornitura_persona;
CREATE TEMPORARY TABLE fornitura_persona ON COMMIT DROP AS
SELECT r.nucleo_id, e->>'codice_fiscale' AS codice_fiscale, e AS dati, r.avvisi->(e->>'codice_fiscale') AS avvisi,
       r.esito
FROM fornitura_record r
CROSS JOIN LATERAL jsonb_array_elements(r.dati->'componenti') AS e
WHERE {DA_SCRIVERE};
CREATE INDEX ON fornitura_persona (nucleo_id, codice_fiscale);
ANALYZE fornitura_persona
"""  # noqa: S608 -- a condition of the lot's
USCITI = """
UPDATE ambiti_componente c SET uscito_il = %s
FROM (SELECT DISTINCT nucleo_id FROM fornitura_persona WHERE esito = 'MODIFICATA') m
WHERE c.nucleo_id = m.nucleo_id AND c.uscito_il IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM fornitura_persona f WHERE f.nucleo_id = c.nucleo_id AND f.codice_fiscale = c.codice_fiscale)
"""
# A nucleo has one richiedente at any moment: who ceases to be it gives way before who becomes it arrives.
RICHIEDENTE_CHE_CEDE = """
UPDATE ambiti_componente c SET relazione = f.dati->>'relazione'
FROM fornitura_persona f
WHERE f.nucleo_id = c.nucleo_id AND f.codice_fiscale = c.codice_fiscale
  AND c.relazione = 'RICHIEDENTE' AND f.dati->>'relazione' <> 'RICHIEDENTE'
"""
COMPONENTI = COMPONENTE.upsert(
    "nucleo_id, codice_fiscale",
    "FROM fornitura_persona r CROSS JOIN LATERAL (SELECT r.dati) AS _(d)",
    fissi=("id",),
)


def acquire(lotto: Lotto) -> None:
    """Upsert households and persons of the staged lot; who is no more in his household left on the day of extraction.

    The Comune and the Ambito of a household stay those of the first lot: they are of the day of the domanda.
    """
    with connection.cursor() as cursor:
        cursor.execute(NOTI)
        cursor.execute(NUCLEI)
        refresh_statistiche(lotto, "ambiti_nucleo")
        cursor.execute(PERSONE)
        cursor.execute(USCITI, [lotto.giorno_estrazione])
        cursor.execute(RICHIEDENTE_CHE_CEDE)
        cursor.execute(COMPONENTI)
    refresh_statistiche(lotto, "ambiti_componente")
