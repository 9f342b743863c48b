"""A PDND, or a provider, that signs or gives nonsense: each is an error with a name, of the kind that passes, and none a fault of ours."""

import hashlib
import json
import time

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.pdnd import errori, risposta, voucher
from rdc_platform.gateways.pdnd.accordi import Accordo, Aderente
from rdc_platform.gateways.pdnd.chiavi import SEMPRE, Chiave
from rdc_platform.gateways.pdnd.firme import Firmatario, as_digest
from tests.factories.pdnd import AUDIENCE, CLIENT, FINALITA, rsa
from tests.simulators.malato import answer, answer_with

CORPO = hashlib.sha256(b"{}").digest()
DIGEST = as_digest(CORPO)
CHIAVE = rsa("chiave-1").as_dict(private=False)


@pytest.fixture(autouse=True)
def _nothing_kept():
    risposta._chiavi.clear()
    voucher.forget()
    yield
    risposta._chiavi.clear()
    voucher.forget()


def say(content, status="200 OK"):
    body = json.dumps(content).encode()
    return f"http://127.0.0.1:{answer_with(answer(status, len(body)) + body)}"


def firmatario(url):
    chi = Aderente(CLIENT, url, "auth.example.it/client-assertion", [], {}, chiavi_url=url)
    return Firmatario(chi, Accordo(AUDIENCE, FINALITA), Chiave("chiave-1", rsa("chiave-1"), SEMPRE))


def check(url=None, digest=DIGEST, **claims):
    now = int(time.time())
    said = {"aud": CLIENT, "iat": now, "exp": now + 60, "signed_headers": [{"digest": DIGEST}]} | claims
    token = jwt.encode({"alg": "RS256", "kid": "chiave-1"}, said, rsa("chiave-1"))
    headers = {"Digest": digest, "Agid-JWT-Signature": token}
    risposta.check_answer(firmatario(url or say(CHIAVE)), headers, CORPO)


def test_an_answer_that_is_signed_as_it_should_be_is_taken():
    check()


@pytest.mark.parametrize(
    ("chiave", "status"),
    [
        ({"codice": "NON_TROVATA"}, "404 Not Found"),
        ({"kty": "RSA"}, "200 OK"),
        ({}, "200 OK"),
        (ECKey.generate_key("P-256").as_dict(private=False), "200 OK"),
        (CHIAVE | {"n": 3}, "200 OK"),
    ],
)
def test_a_key_that_pdnd_does_not_have_proves_nothing(chiave, status):
    with pytest.raises(errori.RispostaNonIntegraError):
        check(say(chiave, status))


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": "domani"},
        {"iat": [1]},
        {"signed_headers": 7},
        {"signed_headers": ["digest"]},
        {"signed_headers": [{"digest": 3}]},
        {"aud": [CLIENT, "altro"]},
    ],
)
def test_a_signature_of_something_else_proves_nothing(claims):
    with pytest.raises(errori.RispostaNonIntegraError):
        check(**claims)


@pytest.mark.parametrize(
    "found",
    [
        {"access_token": None, "expires_in": 600},
        {"access_token": "", "expires_in": 600},
        {"access_token": "con\r\nX-Altro: 1", "expires_in": 600},
        {"access_token": "perché", "expires_in": 600},
        {"access_token": ["a"], "expires_in": 600},
        {"access_token": "a.b.c", "expires_in": 1e300},
        {"access_token": "a.b.c", "expires_in": "presto"},
        {"access_token": "a.b.c"},
    ],
)
def test_what_is_no_voucher_is_not_kept(found):
    with pytest.raises(GatewayUnavailable):
        voucher.obtain(firmatario(say(found)))

    assert voucher._conservati == {}


def test_a_voucher_lasts_from_when_it_was_asked(monkeypatch):
    """A slow answer eats of it: PDND counts from when it made it."""
    clock = [0.0]
    monkeypatch.setattr(voucher, "time", type("Orologio", (), {"monotonic": lambda: clock[0]}))
    ask = voucher.call_json

    def slowly(*args, **kwargs):
        clock[0] += 29
        return ask(*args, **kwargs)

    monkeypatch.setattr(voucher, "call_json", slowly)
    voucher.obtain(firmatario(say({"access_token": "a.b.c", "expires_in": 600})))

    ((until, _),) = voucher._conservati.values()
    assert until == 600 - voucher.MARGINE
