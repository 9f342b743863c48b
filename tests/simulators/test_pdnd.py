"""The simulated PDND by its own pages: who registers by hand gets a voucher, and everybody may read whose a key is."""

import json
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.pdnd import errori, voucher
from rdc_platform.gateways.pdnd.accordi import Accordo, Aderente
from rdc_platform.gateways.pdnd.chiavi import Chiave
from rdc_platform.gateways.pdnd.firme import Firmatario
from tests.factories.pdnd import rsa
from tests.factories.simulatori import ASSERZIONI
from tests.simulators.processi import request, running

AUDIENCE = "https://prove.example.it"


@pytest.fixture
def port(tmp_path):
    voucher.forget()
    with running("pdnd", tmp_path) as port:
        yield port


def read(port, path):
    status, _, body = request(port, "GET", path)
    return status, json.loads(body)


def send(port, name, **fields):
    """A form of the console, as a browser sends it."""
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    return request(port, "POST", f"/console/{name}", urlencode(fields), **form)[0]


def test_who_registers_by_hand_gets_a_voucher_until_his_key_is_withdrawn(port):
    pem = rsa("chiave-1").as_pem(private=False).decode()
    assert send(port, "client", nome="Ente <b>", id="ente") == 303
    assert send(port, "chiave", client="ente", kid="k1", pem=pem) == 303
    assert send(port, "servizio", erogatore="inps", nome="prove", audience=AUDIENCE, percorso="/inps/") == 303
    (eservice,) = read(port, "/erogatori/inps")[1]["eservices"]
    assert send(port, "finalita", client="ente", eservice=eservice["id"]) == 303
    page = request(port, "GET", "/")[2].decode()
    assert "Ente &lt;b&gt;" in page
    finalita = page.partition('name="finalita" value="')[2].partition('"')[0]

    aderente = Aderente("ente", f"http://127.0.0.1:{port}/token.oauth2", ASSERZIONI, [], {})
    firmatario = Firmatario(
        aderente, Accordo(AUDIENCE, finalita), Chiave("k1", rsa("chiave-1"), datetime(2019, 1, 1, tzinfo=UTC))
    )
    token = voucher.obtain(firmatario)

    keys = KeySet.import_key_set(read(port, "/.well-known/jwks.json")[1])
    claims = jwt.decode(token, keys, algorithms=["RS256"]).claims
    assert (claims["client_id"], claims["aud"], claims["purposeId"]) == ("ente", AUDIENCE, finalita)
    assert (claims["eserviceId"], claims["producerId"]) == (eservice["id"], "inps")
    status, key = read(port, "/keys/k1")
    assert (status, key["clientId"], "d" in key) == (200, "ente", False)

    send(port, "sospensione", finalita=finalita)
    with pytest.raises(errori.FinalitaNonAttivaError):
        voucher.obtain(firmatario, new=True)
    send(port, "ritiro", kid="k1")
    with pytest.raises(errori.ChiaveSconosciutaError) as unknown:
        voucher.obtain(firmatario, new=True)
    assert isinstance(unknown.value, GatewayUnavailable)
    assert read(port, "/keys/k1")[0] == 404
    assert [each["eventType"] for each in read(port, "/events/keys")[1]["events"]] == ["ADDED", "DELETED"]
    assert read(port, "/events/keys?lastEventId=1&limit=100")[1]["lastEventId"] == 2
    assert read(port, f"/purposes/{quote(finalita)}")[1]["state"] == "SUSPENDED"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("client", {"nome": " "}),
        ("chiave", {"client": "ente", "pem": "non è una chiave"}),
        ("servizio", {"nome": "prove"}),
        ("finalita", {"client": "", "eservice": "x"}),
        ("orologio", {"quale": "orologio_pdnd", "secondi": "domani"}),
        ("durata", {"secondi": "0"}),
        ("difesa", {"eservice": "x", "difesa": "nome; DROP TABLE clients"}),
    ],
)
def test_forms_that_say_too_little_are_refused(pdnd, name, fields):
    assert send(pdnd.port, name, **fields) == 422
