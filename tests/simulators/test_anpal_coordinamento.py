"""ANPAL's simulator over HTTP for what Comuni and Centri ask each other (M12): its closed lists, and what it does by itself."""

import json
from uuid import uuid4

import pytest

from tests.factories.cpi import ask_comune, asked, wanted
from tests.simulators.processi import TOKEN, running
from tests.simulators.test_anpal import ALTRO, CF, ask, send

UFFICIO = {"denominazione": "Sportello sociale", "telefono": "0372 1"}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("anpal", tmp_path_factory.mktemp("anpal"), f"--token={TOKEN}", "--risponde=1") as port:
        yield port


def richiesta(**fields):
    base = {"id_scambio": str(uuid4()), "cf": CF, "comune": "D150", "richiesta": "COLLOQUIO_CONGIUNTO"}
    return base | {"ufficio": UFFICIO} | fields


def tell(port, body, key="k"):
    return ask(port, "POST", "coordinamento", body, key=key)


def test_a_request_is_taken_once_under_a_key_and_only_with_its_fields(port):
    body = richiesta()
    first, again = tell(port, body, "k1"), tell(port, body, "k1")

    assert (first[0], again[0], first[1]) == (201, 200, again[1])
    assert tell(port, richiesta(), "k1")[1]["codice"] == "CHIAVE_RIUSATA"
    assert tell(port, body, "k2")[1]["codice"] == "SCAMBIO_GIA_NOTO"
    storte = [
        {"motivo": "SALUTE"}, {"note": "Zirconio"}, {"cpi": "Cremona"}, {"richiesta": "SALUTE"}, {"cf": "x"}, {"id_scambio": "1"},
        {"ufficio": UFFICIO | {"persona": "Ada"}}, {"ufficio": UFFICIO | {"telefono": "chiedi di Ada"}}, {"ufficio": "Sportello"},
    ]  # fmt: skip
    assert [tell(port, richiesta(**storta))[1]["codice"] for storta in storte] == ["RICHIESTA_NON_VALIDA"] * len(storte)


def test_an_answer_is_given_once_to_what_was_asked_and_only_with_its_fields(port):
    id_scambio = str(uuid4())
    ask_comune(port, CF, id_scambio=id_scambio)
    where, si = (
        f"coordinamento/{id_scambio}/risposta",
        {"esito": "ACCOLTA", "data_proposta": "2026-01-08", "ufficio": UFFICIO},
    )
    storte = [
        si | {"note": "x"}, si | {"data_proposta": "domani"}, {"esito": "NON_ACCOLTA", "motivo": "DIPENDENZE"},
        {"esito": "NON_IN_CARICO", "motivo": "GIA_IN_CORSO"}, {"esito": "INFORMAZIONE_RESA", "informazione": "x"}, {"esito": ""},
    ]  # fmt: skip

    assert [ask(port, "POST", where, storta)[0] for storta in storte] == [400] * len(storte)
    assert [ask(port, "POST", where, si)[0] for _ in range(2)] == [201, 200]
    assert ask(port, "POST", where, {"esito": "NON_IN_CARICO"})[1]["codice"] == "GIA_RISPOSTO"
    assert ask(port, "POST", f"coordinamento/{uuid4()}/risposta", si)[1]["codice"] == "SCAMBIO_SCONOSCIUTO"


def test_the_centri_of_the_demonstration_tell_what_they_know_and_ask_of_who_is_made_known(port):
    tell(port, richiesta(richiesta="ORARI_OBBLIGHI"), "k3")
    send(port, "k4", ALTRO, where="giovani?comune=D150")

    assert [each["risposta"]["informazione"] for each in asked(port) if each["risposta"]] == ["ORARI_COMPATIBILI"]
    assert [each["richiesta"] for each in wanted(port) if each["cf"] == ALTRO] == ["COLLOQUIO_CONGIUNTO"]
    _, page = ask(port, "GET", "coordinamento")
    assert "Zirconio" not in json.dumps(page)


def test_a_centro_of_the_demonstration_asks_once_about_somebody_of_inps_s_first_lot(tmp_path):
    lotti = tmp_path / "lotti"
    lotti.mkdir()
    domande = [("D142", "COMUNI", "A"), ("D142", "COMUNI", "B"), ("D142", "CPI", "C"), ("D150", "COMUNI", "D")]
    rows = [
        {"belfiore_residenza": dove, "destinazione": chi, "componenti": [{"codice_fiscale": code}]}
        for dove, chi, code in domande
    ]
    (lotti / "1.jsonl").write_text("\n".join(map(json.dumps, rows)))
    options = (f"--token={TOKEN}", f"--lotti={lotti}", "--comune=D142")
    for _ in range(2):  # started again it does not ask again
        with running("anpal", tmp_path / "anpal", *options) as port:
            pages = [ask(port, "GET", "coordinamento")[1]["messaggi"] for _ in range(7)]

    assert [(each["cf"], each["cpi_codice"]) for each in pages[-1]] == [("B", "CPI di Crema")]
