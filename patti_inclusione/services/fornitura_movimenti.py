"""The end of the step of a lot: what it did to each case that was there, and the cases that INPS's decision closes.

Set-based, over the temporary tables of the lot, after `differenze`: each case it touches is held already.
"""

from django.db import connection

from patti_inclusione.models import Caso, Convocazione, MotivoFine
from patti_inclusione.selectors.chiusura import DOVUTI_COMUNQUE
from patti_inclusione.services.invio import send_disdette
from patti_inclusione.services.scadenza import resume_scadenze
from rdc_platform.forniture.models import Lotto

MODIFICATI = "fornitura_record r JOIN patti_inclusione_caso c USING (nucleo_id)"
FINITO = (
    "r.prima->>'stato_beneficio' IS DISTINCT FROM r.dati->>'stato_beneficio' AND r.dati->>'stato_beneficio' IN ({})"
)
TOLTI = "r.prima->>'destinazione' = 'COMUNI' AND r.dati->>'destinazione' <> 'COMUNI'"
PERSONE = "(SELECT array_agg(e->>'codice_fiscale' ORDER BY e->>'codice_fiscale') FROM jsonb_array_elements(r.{}->'componenti') e)"
COMPOSIZIONE = f"{PERSONE.format('prima')} IS DISTINCT FROM {PERSONE.format('dati')}"
RESIDENZA = "(r.prima->'belfiore_residenza', r.prima->'indirizzo') IS DISTINCT FROM (r.dati->'belfiore_residenza', r.dati->'indirizzo')"
SENZA_BENEFICIO = "'DECADUTO', 'REVOCATO', 'RINUNCIATO', 'TERMINATO_18_MESI'"
MOVIMENTI = f"""
INSERT INTO patti_inclusione_movimentofornitura (caso_id, lotto_id, tipo, motivo)
SELECT caso_id, %s, CASE WHEN motivo IN ('DECADENZA', 'ALTRA_DESTINAZIONE') THEN 'USCITO' ELSE 'VARIATO' END, motivo
FROM (
    SELECT c.id AS caso_id, CASE
        WHEN {FINITO.format(SENZA_BENEFICIO)} THEN 'DECADENZA'
        WHEN {TOLTI} THEN 'ALTRA_DESTINAZIONE'
        WHEN {COMPOSIZIONE} THEN 'COMPOSIZIONE'
        WHEN {RESIDENZA} THEN 'RESIDENZA'
        ELSE 'DATI' END AS motivo
    FROM {MODIFICATI} WHERE r.esito = 'MODIFICATA' ORDER BY c.id
) m ON CONFLICT (lotto_id, caso_id) DO NOTHING
"""  # noqa: S608 -- conditions of this module
# INPS has taken the benefit away: nothing is left to do with the family (art. 7 DL 4/2019). What ended by itself, or was
# renounced, is for the Case manager to close.
FINITI = f"""
SELECT c.id, c.stato, r.dati->>'stato_beneficio' AS beneficio FROM {MODIFICATI}
WHERE r.esito = 'MODIFICATA' AND c.stato <> 'CHIUSO' AND {FINITO.format("'DECADUTO', 'REVOCATO'")}
ORDER BY c.id FOR NO KEY UPDATE OF c
"""  # noqa: S608 -- as above
CHIUDI = f"""
DROP TABLE IF EXISTS pg_temp.fornitura_finiti;
CREATE TEMPORARY TABLE fornitura_finiti ON COMMIT DROP AS {FINITI};
UPDATE patti_inclusione_caso c SET stato = 'CHIUSO', versione = c.versione + 1,
    motivo_chiusura = CASE f.beneficio WHEN 'REVOCATO' THEN 'REVOCA' ELSE 'DECADENZA' END
FROM fornitura_finiti f WHERE f.id = c.id;
INSERT INTO patti_inclusione_eventocaso (caso_id, tipo, testo, da_stato, a_stato)
SELECT id, 'chiusura', CASE beneficio WHEN 'REVOCATO' THEN 'Chiuso: INPS ha revocato il beneficio'
    ELSE 'Chiuso: INPS ha dichiarato la decadenza' END, stato, 'CHIUSO' FROM fornitura_finiti;
INSERT INTO patti_inclusione_chiusura (id, caso_id, motivo, nota)
SELECT gen_random_uuid(), id, CASE beneficio WHEN 'REVOCATO' THEN 'REVOCA' ELSE 'DECADENZA' END, '' FROM fornitura_finiti;
UPDATE patti_inclusione_scadenza s SET stato = CASE WHEN s.stato <> 'SOSPESA' AND s.termine < %(oggi)s THEN 'SCADUTA'
    ELSE 'NON_DOVUTA' END, chiusa_il = %(oggi)s
FROM fornitura_finiti f WHERE s.caso_id = f.id AND s.chiusa_il IS NULL AND s.codice <> ALL(%(dovuti)s);
UPDATE patti_inclusione_patto p SET stato = 'INTERROTTO' FROM fornitura_finiti f WHERE p.caso_id = f.id AND p.stato = 'ATTIVO';
UPDATE patti_inclusione_incontro i SET stato = 'ANNULLATO', motivo = 'Il caso è stato chiuso'
FROM fornitura_finiti f WHERE i.caso_id = f.id AND i.stato = 'PIANIFICATO';
UPDATE patti_inclusione_sospensione s SET al = greatest(s.dal, %(oggi)s)
FROM fornitura_finiti f WHERE s.caso_id = f.id AND s.al IS NULL;
DELETE FROM patti_inclusione_bozzavalutazione b USING fornitura_finiti f WHERE b.caso_id = f.id;
DELETE FROM patti_inclusione_bozzamodulo b USING patti_inclusione_patto p, fornitura_finiti f
WHERE b.patto_id = p.id AND p.caso_id = f.id;
UPDATE patti_inclusione_trasferimento t SET stato = 'ANNULLATO', risposto_il = now(), motivo_risposta = 'Il caso è stato chiuso.'
FROM fornitura_finiti f WHERE t.caso_id = f.id AND t.stato IN ('PROPOSTO', 'CHIESTO')
"""  # noqa: S608 -- as above
DISDICI = """
UPDATE patti_inclusione_convocazione v SET stato = 'ANNULLATA', motivo_fine = %s
FROM fornitura_finiti f WHERE v.caso_id = f.id AND v.stato = 'FISSATA' RETURNING v.id, v.data_ora > now()
"""
FERMI = "SELECT s.caso_id FROM patti_inclusione_sospensionetermini s JOIN fornitura_finiti f ON f.id = s.caso_id WHERE s.al IS NULL"


def write_movimenti(lotto: Lotto) -> None:
    """One row for each case that was there and that the lot changed or took away, with the weightiest reason."""
    with connection.cursor() as cursor:
        cursor.execute(MOVIMENTI, [lotto.pk])


def close_finiti(lotto: Lotto) -> None:
    """Close the cases whose benefit INPS has just declared lapsed or revoked: all that hangs on
    them falls as when a person closes one (services.chiusura), but what is owed to INPS for what happened.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            CHIUDI, {"oggi": lotto.giorno_estrazione, "dovuti": [codice.value for codice in DOVUTI_COMUNQUE]}
        )
        cursor.execute(DISDICI, [MotivoFine.UFFICIO])
        disdette = [pk for pk, ahead in cursor.fetchall() if ahead]
        cursor.execute(FERMI)
        fermi = [pk for (pk,) in cursor.fetchall()]
    send_disdette(Convocazione.objects.filter(pk__in=disdette))
    for caso in Caso.objects.select_related("nucleo").filter(pk__in=fermi):
        resume_scadenze(caso, lotto.giorno_estrazione)
