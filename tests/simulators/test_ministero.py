"""The Ministry's warehouse over HTTP: a closed form, no small count, no version older than the one it has."""

import json

import pytest

from rdc_platform.simulators.ministero_regole import DURATE, MISURE
from tests.simulators.processi import TOKEN, request, running


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("ministero", tmp_path_factory.mktemp("ministero"), f"--token={TOKEN}") as port:
        yield port


def send(port, corpo, key, token=TOKEN):
    """(status, code or number)."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency_Key": key}
    status, _, answer = request(port, "POST", "/monitoraggio/v1/rilevazioni", json.dumps(corpo), **headers)
    content = json.loads(answer)
    return status, content.get("codice") or content["numero_ricevuta"]


def rilevazione(versione=1, cella=("NUCLEI_RICEVUTI", "INPS"), valore=5, **altro):
    conteggi = {nome: dict.fromkeys(voci, "POCHE") for nome, voci in MISURE.items()}
    conteggi[cella[0]][cella[1]] = valore
    durate = {nome: {"mediana": 30, "nono_decile": "NON_DETTO"} for nome in DURATE}
    territorio = {"comuni": ["D150"], "conteggi": conteggi, "durate": durate, "ore_progetti": 40, "progetti_attivi": 1}
    corpo = {
        "ambito": "P01",
        "mese": "2026-10",
        "versione": versione,
        "soglia": 3,
        "base": 5,
        "territori": [territorio],
    }
    return corpo | altro


def test_a_month_is_taken_once_under_its_key_and_never_in_an_older_version(port):
    assert send(port, rilevazione(2), "a") == (201, "MLPS.M15.0000001")
    assert send(port, rilevazione(2), "a") == (200, "MLPS.M15.0000001")
    assert send(port, rilevazione(3), "a") == (409, "CHIAVE_RIUSATA")
    assert send(port, rilevazione(1), "b") == (409, "VERSIONE_SUPERATA")
    assert send(port, rilevazione(2, valore=10), "c") == (409, "VERSIONE_SUPERATA")
    assert send(port, rilevazione(3), "d")[0] == 201
    assert send(port, rilevazione(), "e", token="altro") == (401, "TOKEN_NON_VALIDO")

    page = request(port, "GET", "/rilevazioni/1")[2].decode()
    assert "meno di 3" in page
    assert "già la versione 3" not in request(port, "GET", "/")[2].decode()
    assert "già la versione 2" in request(port, "GET", "/")[2].decode()


def test_what_is_not_agreed_or_too_small_is_refused_whole(port):
    territorio = rilevazione()["territori"][0]
    due = [territorio, territorio]
    senza = {**territorio, "conteggi": {**territorio["conteggi"], "PATTI_FIRMATI": {"PRIMO": 5}}}
    rifiuti = {
        "CELLA_SOTTO_SOGLIA": [rilevazione(valore=2), rilevazione(valore=0)],
        "CELLA_NON_ARROTONDATA": [rilevazione(valore=7), rilevazione(territori=[{**territorio, "ore_progetti": 41}])],
        "CAMPO_NON_PREVISTO": [
            rilevazione(codice_fiscale="RSSMRA80A01H501U"),
            rilevazione(territori=[{**territorio, "famiglia": "Conti"}]),
            rilevazione(cella=("NUCLEI_RICEVUTI", "ALTRO")),
        ],
        "SOGLIA": [rilevazione(soglia=2)],
        "SCHEMA": [
            rilevazione(valore="Conti"), rilevazione(valore=True), rilevazione(territori=due), rilevazione(mese="2026-13"),
            rilevazione(territori=[senza]), rilevazione(territori=[]), [],
        ],
    }  # fmt: skip

    for codice, corpi in rifiuti.items():
        assert [send(port, corpo, "no") for corpo in corpi] == [(422, codice)] * len(corpi)
