"""The step of a lot that keeps what only the Case manager sees, opens the cases of nuclei sent to the Comuni, and tells differences.

Set-based, after the step of `ambiti`, over the same temporary tables.
"""

import json
from datetime import date

from django.db import connection

from patti_inclusione import tabelle_fornitura as tabelle
from patti_inclusione.models import CodiceTermine
from patti_inclusione.services import differenze, fornitura_doppioni, fornitura_movimenti, pubblicazione
from patti_inclusione.services.scadenza import compute_termine
from rdc_platform import calendario
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.staging import DA_SCRIVERE, refresh_statistiche
from rdc_platform.norme.selectors import ParametroMancanteError, parametro

_NUCLEI = f"FROM fornitura_record r CROSS JOIN LATERAL (SELECT r.dati) AS _(d) WHERE {DA_SCRIVERE}"
_PERSONE = """
FROM fornitura_persona f JOIN ambiti_componente c USING (nucleo_id, codice_fiscale) CROSS JOIN LATERAL (SELECT f.dati) AS _(d)
"""
ECONOMICI = tabelle.ECONOMICI.upsert("nucleo_id", _NUCLEI, senza_dire=("dati_al",))
CONTATTI = tabelle.CONTATTI.upsert("nucleo_id", _NUCLEI)
SITUAZIONE = tabelle.SITUAZIONE.upsert("componente_id", _PERSONE)
OLD_PRESTAZIONI = """
DELETE FROM patti_inclusione_prestazione p USING fornitura_record r
WHERE p.nucleo_id = r.nucleo_id AND r.esito = 'MODIFICATA'
"""
PRESTAZIONI = tabelle.PRESTAZIONE.insert(
    f"FROM fornitura_record r CROSS JOIN LATERAL jsonb_array_elements(r.dati->'prestazioni') AS _(d) WHERE {DA_SCRIVERE}"
)
# PAIS-<ISTAT of the Comune>-<year of arrival>-<n>: the lock of the import makes the numbers follow each other.
# A domanda that names the one before is its renewal: the case of that one is the case before.
ARRIVATI = """
DROP TABLE IF EXISTS pg_temp.fornitura_arrivati;
CREATE TEMPORARY TABLE fornitura_arrivati ON COMMIT DROP AS
SELECT uuidv7() AS caso_id, n.id AS nucleo_id, n.comune_id, n.data_riconoscimento, k.codice_istat, prima.id AS precedente,
       row_number() OVER (PARTITION BY k.codice_istat ORDER BY r.riga) AS posto
FROM fornitura_record r JOIN ambiti_nucleo n ON n.id = r.nucleo_id JOIN ambiti_comune k ON k.belfiore = n.comune_id
LEFT JOIN ambiti_nucleo v ON v.protocollo_inps = r.domanda_precedente
LEFT JOIN patti_inclusione_caso prima ON prima.nucleo_id = v.id
WHERE r.esito IN ('NUOVA', 'MODIFICATA') AND r.destinazione = 'COMUNI'
  AND NOT EXISTS (SELECT 1 FROM patti_inclusione_caso c WHERE c.nucleo_id = n.id);
ANALYZE fornitura_arrivati
"""
CASI = """
WITH ultimi AS (
    SELECT split_part(codice, '-', 2) AS codice_istat, max(split_part(codice, '-', 4)::integer) AS ultimo
    FROM patti_inclusione_caso WHERE codice LIKE 'PAIS-%%-' || %(anno)s || '-%%' GROUP BY 1
)
INSERT INTO patti_inclusione_caso (id, codice, nucleo_id, caso_precedente_id, provenienza, stato, stato_prima, esito_ap, motivo_chiusura, versione)
SELECT caso_id, 'PAIS-' || codice_istat || '-' || %(anno)s || '-' || (coalesce(ultimo, 0) + posto), nucleo_id, precedente,
       CASE WHEN precedente IS NULL THEN 'INPS' ELSE 'RINNOVO' END, 'DA_ASSEGNARE', '', '', '', 0
FROM fornitura_arrivati LEFT JOIN ultimi USING (codice_istat)
"""
ENTRATI = """
INSERT INTO patti_inclusione_movimentofornitura (caso_id, lotto_id, tipo, motivo)
SELECT caso_id, %(lotto_id)s, 'ENTRATO', CASE WHEN precedente IS NULL THEN 'NUOVA_DOMANDA' ELSE 'RINNOVO' END FROM fornitura_arrivati
"""
SCADENZE = """
INSERT INTO patti_inclusione_scadenza (caso_id, codice, decorrenza, termine, stato)
SELECT a.caso_id, 'T02', t.decorrenza, coalesce((t.patroni ->> a.comune_id)::date, t.termine), 'APERTA'
FROM fornitura_arrivati a
JOIN unnest(%s::date[], %s::date[], %s::date[], %s::jsonb[]) AS t(riconosciuto, decorrenza, termine, patroni)
  ON a.data_riconoscimento = t.riconosciuto
"""
EVENTI = """
INSERT INTO patti_inclusione_eventocaso (caso_id, tipo, testo, da_stato, a_stato)
SELECT caso_id, 'ARRIVO', 'Arrivato da INPS con il lotto ' || %(lotto)s, '', 'DA_ASSEGNARE' FROM fornitura_arrivati
"""
DATES = "SELECT DISTINCT data_riconoscimento FROM fornitura_arrivati"


def acquire(lotto: Lotto) -> None:
    """Upsert the complete data of the staged households, open their cases with T02 running, write what changed."""
    values = {
        "estratto": lotto.data_estrazione,
        "anno": str(calendario.today().year),
        "lotto": lotto.id_lotto,
        "lotto_id": lotto.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(ECONOMICI, values)
        for statement in (CONTATTI, SITUAZIONE, OLD_PRESTAZIONI, PRESTAZIONI):
            cursor.execute(statement)
        cursor.execute(ARRIVATI)
        cursor.execute(CASI, values)
        cursor.execute(ENTRATI, values)
        refresh_statistiche(lotto, "patti_inclusione_caso", "patti_inclusione_rigacoda")
        cursor.execute(DATES)
        if dates := cursor.fetchall():
            terms = (_t02(riconosciuto) for (riconosciuto,) in dates)
            cursor.execute(SCADENZE, [list(column) for column in zip(*terms, strict=True)])
        cursor.execute(EVENTI, values)
    refresh_statistiche(lotto, "patti_inclusione_scadenza", "patti_inclusione_eventocaso")
    pubblicazione.mark_lotto()
    differenze.write_differenze(lotto)
    fornitura_doppioni.keep_out(lotto)
    fornitura_movimenti.write_movimenti(lotto)
    fornitura_movimenti.close_finiti(lotto)


def _t02(riconosciuto: date) -> tuple[date, date, date, str]:
    """T02 for those recognised on a day: the day, the start, the last good day, and JSON of the last good day in the
    Comuni whose patron saint's day that would be.
    """
    decorrenza = start_t02(riconosciuto)
    termine = compute_termine(CodiceTermine.T02, decorrenza)
    patroni = {
        belfiore: str(compute_termine(CodiceTermine.T02, decorrenza, belfiore))
        for belfiore in calendario.comuni_in_festa(termine)
    }
    return riconosciuto, decorrenza, termine, json.dumps(patroni)


def start_t02(riconosciuto: date) -> date:
    """The day T02 counts from: the recognition, or the day the agreement of 1 August 2019 gave to those recognised before."""
    try:
        given = date.fromisoformat(parametro("T02_RICONOSCIUTI_PRIMA", calendario.today()).valore)
    except ParametroMancanteError:
        return riconosciuto
    return max(riconosciuto, given)
