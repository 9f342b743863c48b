"""INAIL's simulator over HTTP: whom it insures, what it refuses, what it answers to the same thing twice."""

import json
from datetime import timedelta

import pytest

from rdc_platform import calendario
from tests.factories.inail import answer, fail, forget
from tests.simulators.processi import TOKEN, request, running

CF, ALTRO = "RSSMRA80A01H501U", "VRDLGU85B02F205C"
PUC, PAT = "D150-2021-0001", "12345678"
OGGI = calendario.today()


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("inail", tmp_path_factory.mktemp("inail"), f"--token={TOKEN}", "--elaborazione=0") as port:
        yield port


def ask(port, method, path, body=None, *, key="", token=TOKEN):
    """(status, content) of one call of the services."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency_Key": key}
    status, _, answer = request(port, method, f"/inail/v1/{path}", body and json.dumps(body), **headers)
    return status, json.loads(answer)


def row(id_, tipo="ATTIVAZIONE", giorni=1, puc=PUC, cf=CF):
    data = (OGGI + timedelta(days=giorni)).isoformat()
    return {"id": id_, "tipo": tipo, "codice_puc": puc, "codice_fiscale": cf, "data": data}


def send(port, *righe, pat=PAT, key="", progetto=PUC):
    progetti = [{"codice_puc": progetto, "pat": pat, "comune": "D150"}]
    return ask(port, "POST", "flussi", {"progetti": progetti, "righe": list(righe)}, key=key or righe[0]["id"])


def told(port, *righe, **other):
    """The outcomes of a flow, as `ESITO CODICE`, and who is insured after it."""
    flusso = send(port, *righe, **other)[1]["id_flusso"]
    riscontro = ask(port, "GET", f"riscontri?flusso={flusso}")[1]
    esiti = [f"{each['esito']} {each['codice']}".strip() for each in riscontro["esiti"]]
    return esiti, [each["codice_fiscale"] for each in riscontro["assicurati"][PUC]]


def test_who_is_told_of_in_time_is_insured_until_his_end(port):
    assert told(port, row("a1")) == (["ACCOLTA"], [CF])
    assert told(port, row("a2", "CESSAZIONE", -1)) == (["ACCOLTA"], [])


def test_a_longer_time_leaves_him_insured_and_is_refused_of_who_is_not(port):
    told(port, row("g1", giorni=2))

    righe = [row("g2", "VARIAZIONE", 90), row("g3", "VARIAZIONE", 1), row("g4", "VARIAZIONE", 90, cf=ALTRO)]
    esiti, assicurati = told(port, *righe)
    assert esiti == ["ACCOLTA", "SCARTATA DATA_NON_VALIDA", "SCARTATA NON_ASSICURATO"]
    assert assicurati == [CF]
    told(port, row("g5", "CESSAZIONE", 0))
    assert told(port, row("g6", "VARIAZIONE", 90)) == (["SCARTATA NON_ASSICURATO"], [])  # his end has been heard


@pytest.mark.parametrize(
    ("riga", "altro", "esito"),
    [
        (row("b1", cf="RSSMRA80A01H501X"), {}, "SCARTATA CF_NON_VALIDO"),
        (row("b2", cf="ROSSI"), {}, "SCARTATA CF_NON_VALIDO"),
        (row("b3", puc="D150-2021-0009"), {}, "SCARTATA PUC_SCONOSCIUTO"),
        (row("b4"), {"pat": "12"}, "SCARTATA PAT_SCONOSCIUTA"),
        (row("b5", giorni=0), {}, "TARDIVA"),
        (row("b6", "CESSAZIONE", 0, cf=ALTRO), {}, "SCARTATA NON_ASSICURATO"),
    ],
)
def test_what_is_wrong_insures_nobody(port, riga, altro, esito):
    assert told(port, riga, **altro) == ([esito], [])


def test_an_end_told_after_the_next_day_counts_and_is_called_late(port):
    assert told(port, row("c1")) == (["ACCOLTA"], [CF])
    assert told(port, row("c2", "CESSAZIONE", -2)) == (["TARDIVA"], [])


def test_the_same_again_gets_the_same_answer_and_changes_nothing(port):
    first = send(port, row("d1"), key="d")
    again = send(port, row("d1"), key="d")
    assert (first[0], again[0], first[1]) == (201, 200, again[1])
    assert send(port, row("d2"), key="d")[1]["codice"] == "CHIAVE_RIUSATA"
    assert told(port, row("d1", giorni=0), key="dd") == (["ACCOLTA"], [CF])  # the id is known: so was its answer

    told(port, row("d3", "CESSAZIONE", 0))


@pytest.mark.parametrize("campi", [{"progetti": []}, {"progetti": [], "righe": [{"id": "x"}]}, {"righe": []}])
def test_a_flow_without_its_fields_or_without_the_token_is_refused_whole(port, campi):
    assert ask(port, "POST", "flussi", campi, key="e")[0] == 422
    assert ask(port, "POST", "flussi", campi, key="e", token="altro")[0] == 401


def test_a_person_at_the_console_answers_forgets_and_stops_it(port):
    fail(port, "muto")
    flusso = send(port, row("f1"))[1]["id_flusso"]
    assert ask(port, "GET", f"riscontri?flusso={flusso}")[1] == {"stato": "IN_ELABORAZIONE"}
    page = request(port, "GET", "/")[2].decode()
    assert "Flussi ricevuti" in page
    assert "Rispondi adesso" in page

    answer(port, "SCARTATA", int(flusso.rpartition(".")[2]))
    fail(port, "")
    assert ask(port, "GET", f"riscontri?flusso={flusso}")[1]["esiti"][0]["codice"] == "RICHIESTA_RESPINTA"

    forget(port, PAT)
    assert told(port, row("f2"))[0] == ["SCARTATA PAT_SCONOSCIUTA"]
    assert told(port, row("f3"), pat="")[0] == ["ACCOLTA"]
