"""The INPS simulator over HTTP: what it publishes, what it refuses, what it remembers."""

import gzip
import io
import json

import pytest

from rdc_platform.forniture.lettura import open_lotto
from tests.forniture.costruzione import ESEMPIO
from tests.simulators.processi import TOKEN, post_form, request, running

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    store = tmp_path_factory.mktemp("inps")
    with running(
        "inps", store, f"--token={TOKEN}", "--domande=20", "--data-estrazione=2019-06-03", "--comuni=D150"
    ) as port:
        yield port


def get(port, path, **headers):
    status, _, body = request(port, "GET", path, **(BEARER | headers))
    return status, json.loads(body)


def test_lotti_are_listed_after_a_cursor(port):
    status, first = get(port, "/inps/v1/lotti")

    _, rest = get(port, f"/inps/v1/lotti?dopo={first['cursore']}")

    assert status == 200
    assert first["lotti"][0]["id_lotto"] == "INPS-20190603-0001"
    assert first["lotti"][0]["domande"] == 20
    assert rest == {"lotti": [], "cursore": first["cursore"], "altri": False}


def test_lotto_is_a_gzip_that_keeps_its_word(port):
    status, headers, body = request(port, "GET", "/inps/v1/lotti/INPS-20190603-0001", **BEARER)

    lotto = open_lotto(io.BytesIO(body))

    lotto.check()
    assert (status, headers["Content-Type"], lotto.domande) == (200, "application/gzip", 20)


@pytest.mark.parametrize("authorization", [None, "Bearer ", "Bearer altro", "Basic x", "Bearer " + "é"])
def test_every_endpoint_wants_the_token(port, authorization):
    headers = {} if authorization is None else {"Authorization": authorization.encode("utf-8").decode("latin-1")}

    answers = [
        request(port, method, f"/inps/v1/{path}", **headers)
        for method, path in [
            ("GET", "lotti"),
            ("GET", "lotti/INPS-20190603-0001"),
            ("POST", "lotti/INPS-20190603-0001/riscontro"),
            ("POST", "comunicazioni"),
            ("GET", "comunicazioni/x"),
            ("GET", "provvedimenti"),
            ("GET", "appuntamenti"),
        ]
    ]

    assert [status for status, _, _ in answers] == [401] * 7
    assert {json.loads(body)["codice"] for _, _, body in answers} == {"TOKEN_NON_VALIDO"}
    assert {headers["Content-Type"] for _, headers, _ in answers} == {"application/problem+json"}


@pytest.mark.parametrize(
    ("method", "path", "status", "codice"),
    [
        ("GET", "/inps/v1/lotti?dopo=x", 400, "CURSORE"),
        ("GET", "/inps/v1/provvedimenti?dopo=-1", 400, "CURSORE"),
        ("GET", "/inps/v1/appuntamenti?dopo=x", 400, "CURSORE"),
        ("GET", "/inps/v1/lotti/manca", 404, "LOTTO_SCONOSCIUTO"),
        ("POST", "/inps/v1/lotti/manca/riscontro", 404, "LOTTO_SCONOSCIUTO"),
        ("GET", "/inps/v1/comunicazioni/manca", 404, "COMUNICAZIONE_SCONOSCIUTA"),
        ("GET", "/inps/v1/comunicazioni", 405, "METODO"),
        ("GET", "/altrove", 404, "NON_TROVATO"),
        ("POST", "/console/prossimo?", 422, "DOMANDE"),
    ],
)
def test_what_is_not_there_is_a_problem_with_its_code(port, method, path, status, codice):
    found, _, body = request(port, method, path, "domande=0" if "console" in path else None, **BEARER)

    assert (found, json.loads(body)["codice"], json.loads(body)["status"]) == (status, codice, status)


def test_console_publishes_the_next_lot_and_counts_it(port):
    before = json.loads(request(port, "GET", "/console/conteggi.json")[2])

    assert post_form(port, "/console/prossimo", domande=9) == 303

    after = json.loads(request(port, "GET", "/console/conteggi.json")[2])
    lotti = get(port, "/inps/v1/lotti")[1]["lotti"]
    assert after["lotti"] == before["lotti"] + 1
    assert (lotti[-1]["progressivo"], lotti[-1]["domande"]) == (before["lotti"] + 1, 9)


def test_console_takes_the_comuni_of_the_demo_with_the_first_lot_only(tmp_path):
    with running("inps", tmp_path, f"--token={TOKEN}") as port:
        unknown = post_form(port, "/console/prossimo", domande=40, comuni="X999")
        first = post_form(port, "/console/prossimo", domande=40, comuni="D150,D142")
        later = post_form(port, "/console/prossimo", domande=40, comuni="H501")
        body = request(
            port, "GET", f"/inps/v1/lotti/{get(port, '/inps/v1/lotti')[1]['lotti'][0]['id_lotto']}", **BEARER
        )[2]

    homes = [json.loads(line)["belfiore_residenza"] for line in gzip.decompress(body).splitlines()[1:]]
    assert (unknown, first, later) == (422, 303, 409)
    assert 15 <= homes.count("D150") + homes.count("D142") <= 35


def test_console_refuses_a_form_from_another_site(port):
    status = request(port, "POST", "/console/prossimo", "domande=5", Sec_Fetch_Site="cross-site")[0]

    assert status == 403


def test_console_is_a_page_in_italian_with_a_strict_policy(port):
    status, headers, body = request(port, "GET", "/")

    assert status == 200
    assert b'<html lang="it">' in body
    assert headers["Content-Security-Policy"] == "default-src 'none'; style-src 'self'; form-action 'self'"
    assert request(port, "GET", "/stile.css")[1]["Content-Type"] == "text/css; charset=utf-8"


def test_restart_keeps_lots_and_their_series(tmp_path):
    arguments = (f"--token={TOKEN}", "--domande=10", "--data-estrazione=2019-06-03")
    with running("inps", tmp_path, *arguments) as port:
        first = get(port, "/inps/v1/lotti")[1]

    with running("inps", tmp_path, *arguments) as port:
        assert get(port, "/inps/v1/lotti")[1] == first
        post_form(port, "/console/prossimo", domande=9)
        second = get(port, f"/inps/v1/lotti?dopo={first['cursore']}")[1]["lotti"][0]
        body = request(port, "GET", f"/inps/v1/lotti/{second['id_lotto']}", **BEARER)[2]

    versions = sorted(json.loads(line)["versione"] for line in gzip.decompress(body).splitlines()[1:])
    assert second["progressivo"] == 2
    assert versions == [1, 1, 1, 1, 1, 1, 2, 2, 2]


def test_deposit_publishes_a_file_as_it_is_even_a_bad_one(tmp_path):
    with running("inps", tmp_path, f"--token={TOKEN}") as port:
        good = json.loads(request(port, "POST", "/console/lotti", ESEMPIO.read_bytes())[2])
        bad = json.loads(request(port, "POST", "/console/lotti", b"\xff\xfe non un lotto\n")[2])
        bodies = [
            gzip.decompress(request(port, "GET", f"/inps/v1/lotti/{lotto['id_lotto']}", **BEARER)[2])
            for lotto in (good, bad)
        ]

    assert good == {"id_lotto": "INPS-20190603-0001"}
    assert bodies == [ESEMPIO.read_bytes(), b"\xff\xfe non un lotto\n"]


def test_provvedimenti_come_with_the_lots_that_say_so(tmp_path):
    lines = ESEMPIO.read_bytes().replace(b'"stato_beneficio":"IN_PAGAMENTO"', b'"stato_beneficio":"DECADUTO"', 1)
    with running("inps", tmp_path, f"--token={TOKEN}") as port:
        request(port, "POST", "/console/lotti", lines)
        found = get(port, "/inps/v1/provvedimenti")[1]

    assert found["provvedimenti"] == [
        {
            "numero": "INPS.PRV.2019.0000001",
            "protocollo_inps": "INPS-RDC-2019-0000001",
            "data": "2019-04-15",
            "tipo": "DECADENZA",
            "natura": "PERDITA_REQUISITI",
            "mensilita": None,
            "decorrenza": None,
            "id_segnalazione": None,
            "motivo": "",
        }
    ]
