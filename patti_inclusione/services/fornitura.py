"""The step of a lot that keeps what only the Case manager sees, opens the cases of nuclei sent to the Comuni, and tells differences.

Set-based, after the step of `ambiti`, over the same temporary tables.
"""

import json
from datetime import date

from django.db import connection

from patti_inclusione.models import CodiceTermine
from patti_inclusione.services import differenze, fornitura_doppioni, fornitura_movimenti, pubblicazione
from patti_inclusione.services.scadenza import compute_termine
from rdc_platform import calendario
from rdc_platform.forniture.models import Lotto
from rdc_platform.forniture.staging import refresh_statistiche
from rdc_platform.norme.selectors import ParametroMancanteError, parametro

_ECONOMICI = {  # column: where it stands in the record
    "decorrenza": "(d->>'decorrenza')::date",
    "mesi_spettanti": "(d->>'mesi_spettanti')::smallint",
    "mensilita_percepite": "coalesce((d->>'mensilita_percepite')::smallint, 0)",
    "importo_mensile": "(d->>'importo_mensile')::numeric",
    "quota_affitto_mutuo": "(d->>'quota_affitto_mutuo')::numeric",
    "stato_beneficio": "d->>'stato_beneficio'",
    "data_stato": "(d->>'data_stato')::date",
    "isee": "(d->'isee'->>'valore')::numeric",
    "scala_equivalenza": "(d->'isee'->>'scala_equivalenza')::numeric",
    "isr": "(d->'isee'->>'isr')::numeric",
    "isp": "(d->'isee'->>'isp')::numeric",
    "patrimonio_mobiliare": "(d->'isee'->>'patrimonio_mobiliare')::numeric",
    "patrimonio_immobiliare": "(d->'isee'->>'patrimonio_immobiliare')::numeric",
    "dsu_protocollo": "left(coalesce(d->'isee'->>'dsu_protocollo', ''), 40)",
    "dsu_data": "(d->'isee'->>'dsu_data')::date",
    "dsu_scadenza": "(d->'isee'->>'dsu_scadenza')::date",
    "domanda_precedente": "left(coalesce(d->>'domanda_precedente', ''), 40)",
    "dati_al": "%(estratto)s",
}
_CONTATTI = {
    "telefono": "left(coalesce(d->'contatti'->>'telefono', ''), 40)",
    "cellulare": "left(coalesce(d->'contatti'->>'cellulare', ''), 40)",
    "email": "left(coalesce(d->'contatti'->>'email', ''), 254)",
}
_SITUAZIONE = {
    "in_scala_equivalenza": "(d->>'in_scala_equivalenza')::boolean",
    "motivo_fuori_scala": "coalesce(d->>'motivo_fuori_scala', '')",
    "tenuto_obblighi": "(d->>'tenuto_obblighi')::boolean",
    "motivo_esclusione": "coalesce(d->>'motivo_esclusione', '')",
    "occupato": "(d->>'occupato')::boolean",
    "studente": "(d->>'studente')::boolean",
    "pensione_diretta": "(d->>'pensione_diretta')::boolean",
    "disabilita": "d->>'disabilita'",
    "did_presente": "(d->>'did_presente')::boolean",
    "telefono": "left(coalesce(d->>'telefono', ''), 40)",
    "email": "left(coalesce(d->>'email', ''), 254)",
}
_NUCLEI = """
FROM fornitura_record r CROSS JOIN LATERAL (SELECT r.dati) AS _(d) WHERE r.esito IN ('NUOVA', 'MODIFICATA')
"""
_PERSONE = """
FROM fornitura_persona f JOIN ambiti_componente c USING (nucleo_id, codice_fiscale) CROSS JOIN LATERAL (SELECT f.dati) AS _(d)
"""


def _upsert(table: str, key: str, key_source: str, columns: dict[str, str], source: str) -> str:
    """INSERT … ON CONFLICT DO UPDATE of `columns` where something differs. The texts are this module's constants."""
    names = ", ".join(columns)
    old = ", ".join(f"{table}.{name}" for name in columns if name != "dati_al")
    new = ", ".join(f"excluded.{name}" for name in columns if name != "dati_al")
    return (
        f"INSERT INTO {table} ({key}, {names}) SELECT {key_source}, {', '.join(columns.values())} {source} "  # noqa: S608 -- names of our own tables and columns
        f"ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in columns)} "
        f"WHERE ({old}) IS DISTINCT FROM ({new})"
    )


ECONOMICI = _upsert("patti_inclusione_datieconomici", "nucleo_id", "r.nucleo_id", _ECONOMICI, _NUCLEI)
CONTATTI = _upsert("patti_inclusione_contattinucleo", "nucleo_id", "r.nucleo_id", _CONTATTI, _NUCLEI)
SITUAZIONE = _upsert("patti_inclusione_situazionecomponente", "componente_id", "c.id", _SITUAZIONE, _PERSONE)
OLD_PRESTAZIONI = """
DELETE FROM patti_inclusione_prestazione p USING fornitura_record r
WHERE p.nucleo_id = r.nucleo_id AND r.esito = 'MODIFICATA'
"""
PRESTAZIONI = """
INSERT INTO patti_inclusione_prestazione (nucleo_id, codice_fiscale, codice_prestazione, ente_erogatore, dal, al, importo)
SELECT r.nucleo_id, left(e->>'codice_fiscale', 16), left(e->>'codice_prestazione', 40), left(e->>'ente_erogatore', 160),
       (e->>'dal')::date, (e->>'al')::date, (e->>'importo')::numeric
FROM fornitura_record r CROSS JOIN LATERAL jsonb_array_elements(r.dati->'prestazioni') AS e WHERE r.esito IN ('NUOVA', 'MODIFICATA')
"""
# PAIS-<ISTAT of the Comune>-<year of arrival>-<n>: the lock of the import makes the numbers follow each other.
# A domanda that names the one before is its renewal: the case of that one is the case before.
ARRIVATI = """
DROP TABLE IF EXISTS pg_temp.fornitura_arrivati;
CREATE TEMPORARY TABLE fornitura_arrivati ON COMMIT DROP AS
SELECT uuidv7() AS caso_id, n.id AS nucleo_id, n.comune_id, n.data_riconoscimento, k.codice_istat, prima.id AS precedente,
       row_number() OVER (PARTITION BY k.codice_istat ORDER BY r.riga) AS posto
FROM fornitura_record r JOIN ambiti_nucleo n ON n.id = r.nucleo_id JOIN ambiti_comune k ON k.belfiore = n.comune_id
LEFT JOIN ambiti_nucleo v ON v.protocollo_inps = r.dati->>'domanda_precedente'
LEFT JOIN patti_inclusione_caso prima ON prima.nucleo_id = v.id
WHERE r.esito IN ('NUOVA', 'MODIFICATA') AND r.dati->>'destinazione' = 'COMUNI'
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
