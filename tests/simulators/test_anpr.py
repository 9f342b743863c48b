"""The ANPR simulator over the households of the simulated INPS."""

import json

from rdc_platform.simulators.anpr_mondo import Mondo
from rdc_platform.simulators.generatore import genera


def test_mondo_knows_the_households_of_the_lots_with_a_past_that_ends_where_they_live(tmp_path):
    mondo = Mondo(tmp_path, domande=30, comuni="D150")

    domande = [row for row in map(json.loads, genera(30, 1, comuni=["D150"])) if row["tipo"] == "domanda"]
    for domanda in domande:
        persona = mondo.per_cf[domanda["componenti"][0]["codice_fiscale"]]
        assert "dataFineResidenza" not in persona.residenze[0]
        assert set(persona.famiglia) <= {each["codice_fiscale"] for each in domanda["componenti"]}
    assert {each.id for each in Mondo(tmp_path, domande=30, comuni="D150").per_cf.values()} == set(mondo.per_id)


def test_mondo_keeps_whom_the_console_adds(tmp_path):
    Mondo(tmp_path).add("RSSMRA80A01H501U", "Rossi", "Mario", [], [])

    assert Mondo(tmp_path).per_cf["RSSMRA80A01H501U"].famiglia == ["RSSMRA80A01H501U"]
