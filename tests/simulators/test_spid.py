"""The simulated gateway refuses what a real one refuses."""

import base64
import hashlib
import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.factories.identita import choose
from tests.simulators.processi import TOKEN, request

RITORNO = "http://127.0.0.1:8000/accesso/identita/ritorno/"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
QUERY = {
    "response_type": "code",
    "client_id": "piattaforma",
    "redirect_uri": RITORNO,
    "scope": "openid profile",
    "state": "stato",
    "nonce": "nonce",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
    "acr_values": "https://www.spid.gov.it/SpidL2",
}


def code(port) -> str:
    back = choose(port, f"/authorize?{urlencode(QUERY)}", "RSSMRA80A01H501U")
    return parse_qs(urlsplit(back).query)["code"][0]


def redeem(port, client=("piattaforma", TOKEN), **given) -> tuple[int, dict]:
    body = {"grant_type": "authorization_code", "redirect_uri": RITORNO, "code_verifier": VERIFIER} | given
    basic = base64.b64encode(":".join(client).encode()).decode()
    headers = {"Content_Type": "application/x-www-form-urlencoded", "Authorization": f"Basic {basic}"}
    status, _, answer = request(port, "POST", "/token", urlencode(body), **headers)
    return status, json.loads(answer)


def test_token_is_given_once(gateway_port):
    given = code(gateway_port)

    assert redeem(gateway_port, code=given)[0] == 200
    assert redeem(gateway_port, code=given) == (
        400,
        {"error": "invalid_grant", "error_description": "Il code non esiste, è già stato usato o è scaduto."},
    )


@pytest.mark.parametrize("wrong", [{"code_verifier": "w" * 43}, {"redirect_uri": "http://altrove.example/"}])
def test_token_wants_the_verifier_and_the_address_of_the_request(gateway_port, wrong):
    status, answer = redeem(gateway_port, code=code(gateway_port), **wrong)

    assert (status, answer["error"]) == (400, "invalid_grant")


def test_token_wants_its_client(gateway_port):
    assert redeem(gateway_port, ("piattaforma", "sbagliato"), code=code(gateway_port))[0] == 401


@pytest.mark.parametrize("wrong", [{"redirect_uri": "http://altrove.example/"}, {"client_id": "altro"}])
def test_authorize_sends_nobody_to_an_address_it_does_not_know(gateway_port, wrong):
    status, headers, _ = request(gateway_port, "GET", f"/authorize?{urlencode(QUERY | wrong)}")

    assert (status, headers["Location"]) == (400, None)


@pytest.mark.parametrize(
    "wrong", [{"response_type": "token"}, {"code_challenge_method": "plain"}, {"nonce": ""}, {"scope": "profile"}]
)
def test_authorize_sends_back_what_is_not_in_order(gateway_port, wrong):
    status, headers, _ = request(gateway_port, "GET", f"/authorize?{urlencode(QUERY | wrong)}")

    assert status == 302
    assert headers["Location"].startswith(f"{RITORNO}?error=")


def test_userinfo_wants_its_token(gateway_port):
    assert request(gateway_port, "GET", "/userinfo", Authorization="Bearer inventato")[0] == 401


def test_end_session_goes_back_to_the_address_it_knows_alone(gateway_port):
    query = urlencode({"client_id": "piattaforma", "post_logout_redirect_uri": "http://altrove.example/"})

    assert request(gateway_port, "GET", f"/end_session?{query}")[0] == 400
