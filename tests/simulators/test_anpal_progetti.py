"""ANPAL's simulator over HTTP: the projects that it keeps, the proposals that it sends, the facts that it takes in their order."""

import json

import pytest

from tests.factories.anpal_progetti import progetti, proposte
from tests.simulators.processi import TOKEN, post_form, request, running

CF, CODICE = "RSSMRA80A01H501U", "D150-2026-0001"
SEDE = {
    "denominazione": "Biblioteca", "indirizzo": "Via Roma 1", "cap": "26100", "comune": "D150",
    "accessibile_disabili": True, "raggiungibile_mezzi": False,
}  # fmt: skip
PROGETTO = {
    "titolo": "Aiuto in biblioteca", "ambito": "CULTURALE", "comune": "D150", "stato": "ATTIVO",
    "data_inizio": "2026-01-01", "data_fine": "2026-06-30", "ore_settimanali_min": 8, "ore_settimanali_max": 16.0,
    "sedi": [SEDE], "competenze": [], "limitazioni": [], "posti_cpi": 2, "posti_cpi_liberi": 1,
    "letto_il": "2026-01-01T10:00:00+00:00",
}  # fmt: skip


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("anpal", tmp_path_factory.mktemp("anpal"), f"--token={TOKEN}") as port:
        yield port


def ask(port, method, path, body=None, *, key="", token=TOKEN):
    """(status, code of the refusal or content) of one call of the services."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency_Key": key}
    status, _, answer = request(port, method, f"/anpal/v1/{path}", body and json.dumps(body), **headers)
    content = json.loads(answer)
    return status, content.get("codice", content)


def tell(port, numero, fatto, key, **more):
    return ask(port, "POST", f"proposte/{numero}/fatti", {"fatto": fatto, "il": "2026-02-01"} | more, key=key)


@pytest.fixture
def numero(port):
    """A new proposal that was taken on."""
    assert post_form(port, "/console/proposta", json=1, cf=CF, codice_puc=CODICE) == 201
    numero = proposte(port)[-1]["numero"]
    assert ask(port, "POST", f"proposte/{numero}/riscontro", {"esito": "ACCOLTA"}) == (200, {})
    return numero


def test_of_two_readings_of_a_project_the_later_stays_whichever_comes_first(port):
    later = PROGETTO | {"titolo": "Nuovo", "letto_il": "2026-01-01T12:00:00+01:00"}

    told = [ask(port, "PUT", f"puc/{CODICE}", each) for each in (PROGETTO, later, PROGETTO)]

    assert told == [(201, {"superato": False}), (200, {"superato": False}), (200, {"superato": True})]
    assert progetti(port)[CODICE]["titolo"] == "Nuovo"


@pytest.mark.parametrize(
    "crooked",
    [
        {"stato": "BOZZA"}, {"posti_cpi_liberi": 3}, {"data_fine": "ieri"}, {"letto_il": "2026-01-01T10:00:00"},
        {"sedi": []}, {"sedi": [SEDE | {"telefono": "0372"}]}, {"supervisore": "Ada Verdi"}, {"titolo": None},
    ],
)  # fmt: skip
def test_a_project_with_other_fields_or_a_person_in_it_is_refused(port, crooked):
    assert ask(port, "PUT", f"puc/{CODICE}", PROGETTO | crooked) == (422, "PROGETTO_NON_VALIDO")


def test_without_its_token_no_project_is_taken_and_no_proposal_told(port):
    refused = (401, "TOKEN_NON_VALIDO")

    assert ask(port, "PUT", f"puc/{CODICE}", PROGETTO, token="altro") == refused
    assert ask(port, "GET", "proposte", token="altro") == refused


def test_facts_come_once_under_a_key_and_in_their_order(port, numero):
    assert tell(port, numero, "INIZIO", "a") == (409, "FUORI_ORDINE")
    assert [tell(port, numero, "ACCETTAZIONE", "b")[0] for _ in range(2)] == [201, 200]
    assert tell(port, numero, "RIFIUTO", "b") == (409, "CHIAVE_RIUSATA")
    assert [tell(port, numero, fatto, fatto)[0] for fatto in ("INIZIO", "SOSPENSIONE", "RIPRESA")] == [201] * 3
    assert tell(port, numero, "INTERRUZIONE", "c", motivo="Sta male")[1] == "FATTO_NON_VALIDO"
    assert tell(port, numero, "INTERRUZIONE", "c")[1] == "FATTO_NON_VALIDO"
    assert tell(port, numero, "INTERRUZIONE", "c", motivo="ASSENZE")[0] == 201
    assert tell(port, "ANPAL.P.9999999", "RIFIUTO", "d") == (404, "PROPOSTA_SCONOSCIUTA")
    assert proposte(port)[-1]["stato"] == "INTERROTTA"


def test_a_proposal_is_answered_once(port, numero):
    scartata = {"esito": "SCARTATA", "motivo": "ETA"}

    assert ask(port, "POST", f"proposte/{numero}/riscontro", scartata) == (409, "GIA_RISPOSTO")
    assert ask(port, "POST", "proposte/ANPAL.P.9999999/riscontro", scartata) == (404, "PROPOSTA_SCONOSCIUTA")
    assert ask(port, "POST", f"proposte/{numero}/riscontro", {"esito": "SCARTATA"})[0] == 422


def test_proposals_come_in_pages_once_each_and_the_console_shows_them(port):
    dopo = ask(port, "GET", "proposte?dopo=0")[1]["cursore"]
    for _ in range(21):
        post_form(port, "/console/proposta", json=1, cf=CF, codice_puc=CODICE)

    first = ask(port, "GET", f"proposte?dopo={dopo}")[1]
    second = ask(port, "GET", f"proposte?dopo={first['cursore']}")[1]

    assert ([len(page["proposte"]) for page in (first, second)], first["altri"], second["altri"]) == (
        [20, 1],
        True,
        False,
    )
    assert request(port, "GET", "/")[2].decode().count(CF) >= 21
