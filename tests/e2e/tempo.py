"""Days that go by: what was signed today is made as old as the walk needs, for nobody signs before the text is there."""

import json

import psycopg

from tests.e2e.demo import Demo

PATTO = """
UPDATE patti_inclusione_patto SET durata_dal = durata_dal - %(giorni)s, in_vigore_dal = in_vigore_dal - %(giorni)s,
       data_sottoscrizione = data_sottoscrizione - %(giorni)s
WHERE caso_id = %(caso)s
"""
IMPEGNI = """
UPDATE patti_inclusione_impegno SET dal = dal - %(giorni)s
WHERE patto_id IN (SELECT id FROM patti_inclusione_patto WHERE caso_id = %(caso)s)
"""


def grow_old(demo: Demo, caso: str, giorni: int) -> None:
    """The Patto of the case with that key, and its commitments, are `giorni` days older."""
    state = json.loads((demo.home / "stato.json").read_text())
    with psycopg.connect(state["environment"]["DATABASE_OWNER_URL"]) as connection:
        for statement in (PATTO, IMPEGNI):
            connection.execute(statement, {"giorni": giorni, "caso": caso})
