"""The hours due of all who take part, by Comune and month, summed by the database: as `presenze.bilanci` counts them of one."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from progetti_collettivita.models import COMINCIATE, StatoAssegnazionePuc
from progetti_collettivita.selectors.rapporto_disegni import Periodo
from progetti_collettivita.selectors.tabelle import Fatto

# Of each participation its days, and those on which it was suspended; of each month of it the hours of the week in proportion
# to the days, to the nearest half hour: 2 x hours x days / 7 in halves, and a half more before the floor.
DOVUTE = """
WITH righe AS MATERIALIZED (
    SELECT a.id, a.persona_id, a.ore_settimanali AS ore, p.comune_titolare_id AS comune, a.data_inizio AS dal,
           LEAST(COALESCE(a.data_fine_effettiva, a.data_fine_prevista, p.data_fine, 'infinity'), %(oggi)s, %(al)s) AS al
    FROM progetti_collettivita_assegnazionepuc a JOIN progetti_collettivita_puc p ON p.id = a.puc_id
    WHERE p.comune_titolare_id = ANY(%(comuni)s) AND a.stato = ANY(%(cominciate)s) AND a.data_inizio <= %(al)s
), fatti AS (
    SELECT assegnazione_id AS id, a_stato, (istante AT TIME ZONE 'Europe/Rome')::date AS dal,
           LEAD((istante AT TIME ZONE 'Europe/Rome')::date) OVER (PARTITION BY assegnazione_id ORDER BY istante, e.id) AS al
    FROM progetti_collettivita_eventoassegnazione e JOIN righe ON righe.id = e.assegnazione_id WHERE a_stato <> ''
), mesi AS (
    SELECT r.*, GREATEST(r.dal, m::date) AS primo, LEAST(r.al, (m + interval '1 month')::date - 1) AS ultimo, m::date AS mese
    FROM righe r CROSS JOIN LATERAL generate_series(
        date_trunc('month', GREATEST(r.dal, %(dal)s)::timestamp), r.al::timestamp, '1 month') AS m
    WHERE r.al >= r.dal
), attivi AS (
    SELECT m.comune, m.mese, m.persona_id, m.ore, m.ultimo - m.primo + 1 - COALESCE(
        SUM(GREATEST(0, LEAST(COALESCE(f.al, 'infinity'), m.ultimo + 1) - GREATEST(f.dal, m.primo))) FILTER (WHERE f.id IS NOT NULL), 0) AS giorni
    FROM mesi m LEFT JOIN fatti f ON f.id = m.id AND f.a_stato = %(sospeso)s AND f.dal <= m.ultimo
    GROUP BY m.id, m.comune, m.mese, m.persona_id, m.ore, m.primo, m.ultimo
)
SELECT comune, to_char(mese, 'YYYY-MM'), SUM(DIV(2 * (2 * ore * giorni) + 7, 14)) / 2,
       COUNT(DISTINCT persona_id) FILTER (WHERE giorni > 0)
FROM attivi GROUP BY 1, 2
"""


def ore_dovute(comuni: Collection[str], periodo: Periodo, oggi: date) -> list[Fatto]:
    """One query: of the month in course, those up to `oggi`."""
    parametri = {
        "comuni": list(comuni), "dal": periodo.dal, "al": periodo.fine, "oggi": oggi, "cominciate": list(COMINCIATE),
        "sospeso": StatoAssegnazionePuc.SOSPESO,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(DOVUTE, parametri)
        return [Fatto("ore", comune, mese, (ore, 0, 0), persone) for comune, mese, ore, persone in cursor.fetchall()]
