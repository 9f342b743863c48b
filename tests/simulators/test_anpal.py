"""ANPAL's simulator over HTTP: what it takes, what it refuses, what it sends back."""

import json

import pytest

from tests.factories.cpi import give_back
from tests.simulators.processi import TOKEN, request, running

CF, ALTRO = "RSSMRA80A01H501U", "VRDLGU85B02F205X"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("anpal", tmp_path_factory.mktemp("anpal"), f"--token={TOKEN}") as port:
        yield port


def ask(port, method, path, body=None, *, key="", token=TOKEN):
    """(status, content) of one call of the services."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency_Key": key}
    status, _, answer = request(port, method, f"/anpal/v1/{path}", body and json.dumps(body), **headers)
    return status, json.loads(answer)


def send(port, key, *codes, where="rinvii?cpi=Cremona", **other):
    return ask(port, "POST", where, {"codici_fiscali": list(codes), **other}, key=key)


def test_the_same_key_gets_the_same_receipt_and_another_content_is_refused(port):
    first = send(port, "k1", CF)
    again = send(port, "k1", CF)

    assert (first[0], again[0], first[1]) == (201, 200, again[1])
    assert send(port, "k1", ALTRO)[1]["codice"] == "CHIAVE_RIUSATA"


def test_who_is_already_at_a_centro_is_refused_but_may_be_made_known(port):
    send(port, "k2", ALTRO)

    assert send(port, "k3", ALTRO)[1]["codice"] == "GIA_PRESENTE"
    assert send(port, "k4", ALTRO, where="giovani?comune=D150")[0] == 201


@pytest.mark.parametrize(
    ("key", "codes", "other"),
    [("", [CF], {}), ("k", [], {}), ("k", ["x"], {}), ("k", [CF, CF], {}), ("k", [CF], {"nome": "x"})],
)
def test_anything_but_codici_fiscali_under_a_key_is_refused(port, key, codes, other):
    assert send(port, key, *codes, **other)[0] == 400


def test_without_its_token_nothing_is_told(port):
    assert ask(port, "GET", "rinvii", token="altro")[0] == 401


def test_returns_come_in_pages_once_each(port):
    for n in range(21):
        give_back(port, CF, testo=str(n))

    _, first = ask(port, "GET", "rinvii")
    _, second = ask(port, "GET", f"rinvii?dopo={first['cursore']}")
    _, third = ask(port, "GET", f"rinvii?dopo={second['cursore']}")

    assert ([len(page["rinvii"]) for page in (first, second, third)], first["altri"]) == ([20, 1, 0], True)
    assert (second["cursore"], second["altri"]) == (third["cursore"], False)


def test_an_answer_to_a_return_that_is_not_there_is_refused(port):
    assert ask(port, "POST", "rinvii/ANPAL.R.9999/riscontro", {"esiti": []})[0] == 404


def test_the_console_is_a_page(port):
    status, headers, body = request(port, "GET", "/")

    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Persone rimandate ai Comuni" in body
