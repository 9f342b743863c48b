"""The ANPR simulator over the households of the simulated INPS."""

import json

from rdc_platform.simulators.anpr_mondo import Mondo
from rdc_platform.simulators.generatore import genera


def test_mondo_knows_the_households_of_the_lots_with_a_past_that_ends_where_they_live(tmp_path):
    lotti = tmp_path / "lotti"
    lotti.mkdir()
    mondo = Mondo(tmp_path, lotti)
    righe = list(genera(30, 1, comuni=["D150"]))
    (lotti / "1.jsonl").write_bytes(b"".join(righe))

    for domanda in map(json.loads, righe[1:]):
        persona = mondo.find(domanda["componenti"][0]["codice_fiscale"])
        assert "dataFineResidenza" not in persona.residenze[0]
        assert set(persona.famiglia) <= {each["codice_fiscale"] for each in domanda["componenti"]}
    assert mondo.find("RSSMRA80A01H501U") is None


def test_mondo_keeps_whom_the_console_adds(tmp_path):
    Mondo(tmp_path).add("RSSMRA80A01H501U", "Rossi", "Mario", [], [])

    assert Mondo(tmp_path).find("RSSMRA80A01H501U").famiglia == ["RSSMRA80A01H501U"]
