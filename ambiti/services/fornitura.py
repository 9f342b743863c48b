"""The step of a lot that keeps households and persons: identity data only. Set-based, over `fornitura_record`."""

from django.db import connection

from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.staging import refresh_statistiche

# A household that is here already keeps its key; a new one has that of its line.
NOTI = """
UPDATE fornitura_record r SET nucleo_id = n.id FROM ambiti_nucleo n WHERE n.protocollo_inps = r.protocollo
"""
NUCLEI = """
INSERT INTO ambiti_nucleo (id, protocollo_inps, misura, data_domanda, data_riconoscimento, destinazione, comune_id, ambito_id,
                           via, civico, cap, cognome, nome, numero_componenti, avvisi)
SELECT r.nucleo_id, r.protocollo, d->>'misura', (d->>'data_domanda')::date, (d->>'data_riconoscimento')::date,
       d->>'destinazione', d->>'belfiore_residenza', r.ambito, left(d->'indirizzo'->>'via', 160),
       left(coalesce(d->'indirizzo'->>'civico', ''), 20), d->'indirizzo'->>'cap', p->>'cognome', p->>'nome',
       jsonb_array_length(d->'componenti'), coalesce(r.avvisi->'', '[]')
FROM fornitura_record r
CROSS JOIN LATERAL (SELECT r.dati) AS _(d)
CROSS JOIN LATERAL (
    SELECT e FROM jsonb_array_elements(d->'componenti') AS e WHERE e->>'relazione' = 'RICHIEDENTE'
) AS richiedente(p)
WHERE r.esito IN ('NUOVA', 'MODIFICATA')
ON CONFLICT (protocollo_inps) DO UPDATE SET
    misura = excluded.misura, data_domanda = excluded.data_domanda, data_riconoscimento = excluded.data_riconoscimento,
    destinazione = excluded.destinazione, via = excluded.via, civico = excluded.civico, cap = excluded.cap,
    cognome = excluded.cognome, nome = excluded.nome, numero_componenti = excluded.numero_componenti, avvisi = excluded.avvisi
WHERE (ambiti_nucleo.misura, ambiti_nucleo.data_domanda, ambiti_nucleo.data_riconoscimento, ambiti_nucleo.destinazione,
       ambiti_nucleo.via, ambiti_nucleo.civico, ambiti_nucleo.cap, ambiti_nucleo.cognome, ambiti_nucleo.nome,
       ambiti_nucleo.numero_componenti, ambiti_nucleo.avvisi)
   IS DISTINCT FROM (excluded.misura, excluded.data_domanda, excluded.data_riconoscimento, excluded.destinazione,
       excluded.via, excluded.civico, excluded.cap, excluded.cognome, excluded.nome, excluded.numero_componenti,
       excluded.avvisi)
"""
# One row a person of the lot, for this step and for those of the functions that come after in the same transaction.
PERSONE = """
DROP TABLE IF EXISTS pg_temp.fornitura_persona;
CREATE TEMPORARY TABLE fornitura_persona ON COMMIT DROP AS
SELECT r.nucleo_id, e->>'codice_fiscale' AS codice_fiscale, e AS dati, r.avvisi->(e->>'codice_fiscale') AS avvisi,
       r.esito
FROM fornitura_record r
CROSS JOIN LATERAL jsonb_array_elements(r.dati->'componenti') AS e
WHERE r.esito IN ('NUOVA', 'MODIFICATA');
CREATE INDEX ON fornitura_persona (nucleo_id, codice_fiscale);
ANALYZE fornitura_persona
"""
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
COMPONENTI = """
INSERT INTO ambiti_componente (id, nucleo_id, codice_fiscale, cognome, nome, sesso, data_nascita, belfiore_nascita,
                               cittadinanza, relazione, avvisi)
SELECT uuidv7(), nucleo_id, codice_fiscale, dati->>'cognome', dati->>'nome', dati->>'sesso',
       (dati->>'data_nascita')::date, dati->>'belfiore_nascita', dati->>'cittadinanza', dati->>'relazione',
       coalesce(avvisi, '[]')
FROM fornitura_persona
ON CONFLICT (nucleo_id, codice_fiscale) DO UPDATE SET
    cognome = excluded.cognome, nome = excluded.nome, sesso = excluded.sesso, data_nascita = excluded.data_nascita,
    belfiore_nascita = excluded.belfiore_nascita, cittadinanza = excluded.cittadinanza, relazione = excluded.relazione,
    avvisi = excluded.avvisi, uscito_il = NULL
WHERE (ambiti_componente.cognome, ambiti_componente.nome, ambiti_componente.sesso, ambiti_componente.data_nascita,
       ambiti_componente.belfiore_nascita, ambiti_componente.cittadinanza, ambiti_componente.relazione,
       ambiti_componente.avvisi, ambiti_componente.uscito_il)
   IS DISTINCT FROM (excluded.cognome, excluded.nome, excluded.sesso, excluded.data_nascita, excluded.belfiore_nascita,
       excluded.cittadinanza, excluded.relazione, excluded.avvisi, NULL::date)
"""


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
