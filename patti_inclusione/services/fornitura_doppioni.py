"""The step of a lot for the rows that a person has said to be of somebody who is in the household already.

INPS goes on sending them: they stay out of the household, and the Case manager is told once, among what the lot changed.
"""

from django.db import connection

from rdc_platform.forniture.models import Lotto

# Who applied stays: a family has one richiedente, and if INPS says that it is this row a person looks at it again.
TOLTI = """
DROP TABLE IF EXISTS pg_temp.fornitura_tolti;
CREATE TEMPORARY TABLE fornitura_tolti ON COMMIT DROP AS
SELECT DISTINCT ON (p.id) p.id, p.nucleo_id, left(p.nome || ' ' || p.cognome, 80) AS chi, d.deciso_il
FROM patti_inclusione_doppione d JOIN ambiti_componente p ON p.id = d.tolta_id
JOIN fornitura_persona f ON f.nucleo_id = p.nucleo_id AND f.codice_fiscale = p.codice_fiscale
WHERE p.relazione <> 'RICHIEDENTE';
UPDATE ambiti_componente c SET uscito_il = (t.deciso_il AT TIME ZONE 'Europe/Rome')::date FROM fornitura_tolti t WHERE t.id = c.id;
UPDATE ambiti_nucleo n SET numero_componenti = n.numero_componenti - t.quanti
FROM (SELECT nucleo_id, count(*) AS quanti FROM fornitura_tolti GROUP BY nucleo_id) t WHERE t.nucleo_id = n.id
"""
DETTI = """
UPDATE patti_inclusione_differenzafornitura v SET tipo = 'DATO', chiave = 'doppione', prima = %(prima)s, dopo = %(dopo)s
FROM fornitura_tolti t WHERE t.id = v.componente_id AND v.lotto = %(lotto)s AND v.tipo = 'ENTRATO';
INSERT INTO patti_inclusione_differenzafornitura (caso_id, lotto, tipo, chiave, componente_id, campo, prima, dopo, esito, motivo, nota)
SELECT c.id, %(lotto)s, 'DATO', 'doppione', t.id, t.chi, %(prima)s, %(dopo)s, '', '', ''
FROM fornitura_tolti t JOIN patti_inclusione_caso c ON c.nucleo_id = t.nucleo_id
WHERE NOT EXISTS (SELECT 1 FROM patti_inclusione_differenzafornitura v WHERE v.componente_id = t.id AND v.chiave = 'doppione')
"""
PRIMA = "tolta dalla famiglia: è la stessa persona di un'altra riga"
DOPO = (
    "INPS la manda ancora: l'abbiamo lasciata fuori. Se è un'altra persona, cambia la decisione tra le persone doppie"
)


def keep_out(lotto: Lotto) -> None:
    """Leave out of their households the doubles that the lot sends again; after `differenze`, over the same temporary tables."""
    with connection.cursor() as cursor:
        cursor.execute(TOLTI)
        cursor.execute(DETTI, {"lotto": lotto.id_lotto, "prima": PRIMA, "dopo": DOPO})
