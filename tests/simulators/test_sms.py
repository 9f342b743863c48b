"""The operator of short messages over HTTP: what it takes once, what it refuses, how a message ends."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.simulators.processi import TOKEN, post_form, request, running

NUMERO = "+393471234567"
DOMANI = (datetime.now(UTC) + timedelta(days=1)).isoformat()
BUONO = {"mittente": "Comune", "destinatario": NUMERO, "testo": "Appuntamento domani.", "scade_il": DOMANI}


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running("sms", tmp_path_factory.mktemp("sms"), f"--token={TOKEN}", "--ritmo=0") as port:
        yield port


def ask(port, method, path, body=None, *, key="", token=TOKEN):
    """(status, content) of one call of the services."""
    headers = {"Authorization": f"Bearer {token}", "Idempotency_Key": key}
    status, _, answer = request(port, method, f"/sms/v1/messaggi{path}", body and json.dumps(body), **headers)
    return status, json.loads(answer)


def fate(port, numero, key):
    name = ask(port, "POST", "", BUONO | {"destinatario": numero}, key=key)[1]["id"]
    answer = ask(port, "GET", f"/{name}")[1]
    return answer["stato"], answer["codice"]


def test_the_same_again_is_one_message(port):
    first, again = ask(port, "POST", "", BUONO, key="a"), ask(port, "POST", "", BUONO, key="a")

    assert (first[0], again[0], first[1]) == (201, 200, again[1])
    assert ask(port, "POST", "", BUONO | {"testo": "Un altro."}, key="a")[1]["codice"] == "CHIAVE_RIUSATA"
    ricevuti = json.loads(request(port, "GET", "/console/messaggi.json")[2])
    assert [row["testo"] for row in ricevuti if row["chiave"] == "a"] == ["Appuntamento domani."]


@pytest.mark.parametrize(
    ("campi", "codice"),
    [
        ({"mittente": "Servizi"}, "MITTENTE_SCONOSCIUTO"),
        ({"destinatario": "3471234567"}, "NUMERO_NON_VALIDO"),
        ({"destinatario": "+39 347 1234567"}, "NUMERO_NON_VALIDO"),
        ({"testo": " "}, "TESTO_VUOTO"),
        ({"testo": "a" * 613}, "TESTO_TROPPO_LUNGO"),
        ({"testo": "ț" * 269}, "TESTO_TROPPO_LUNGO"),
        ({"scade_il": "2019-01-01T00:00:00Z"}, "SCADUTO"),
        ({"scade_il": "domani"}, "MESSAGGIO_NON_VALIDO"),
    ],
)
def test_what_no_operator_would_take_is_refused(port, campi, codice):
    assert ask(port, "POST", "", BUONO | campi, key=codice)[1]["codice"] == codice


def test_without_key_or_credentials_nothing_is_taken(port):
    assert ask(port, "POST", "", BUONO)[1]["codice"] == "CHIAVE_MANCANTE"
    assert ask(port, "POST", "", BUONO, key="b", token="altro")[0] == 401
    assert ask(port, "POST", "", BUONO | {"testo": "a" * 612}, key="b")[1]["parti"] == 4


def test_a_message_ends_as_its_number_or_a_person_says(port):
    assert fate(port, NUMERO, "c1") == ("CONSEGNATO", "")
    assert fate(port, "+393471230002", "c2") == ("NON_CONSEGNATO", "TELEFONO_SPENTO")

    post_form(port, "/console/guasto", modo="muto")
    assert fate(port, NUMERO, "c3") == ("IN_VIAGGIO", "")
    page = request(port, "GET", "/")[2].decode()
    assert "Decidi adesso" in page
    numero = ask(port, "POST", "", BUONO, key="c3")[1]["id"][1:]
    post_form(port, "/console/esito", numero=numero, codice="NUMERO_INESISTENTE")
    post_form(port, "/console/guasto", modo="")
    assert ask(port, "GET", f"/S{numero}")[1]["codice"] == "NUMERO_INESISTENTE"
    assert ask(port, "GET", "/S999")[0] == 404
