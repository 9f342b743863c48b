"""What the gateway of the digital identities publishes of itself: nonsense of a moment is not believed for ten minutes."""

import pytest

from rdc_platform.gateways import oidc
from rdc_platform.gateways.errors import GatewayUnavailable
from tests.factories.pdnd import rsa

ISSUER = "https://identita.example.it"
INDIRIZZI = {"issuer": ISSUER} | {name: f"{ISSUER}/{name}" for name in oidc.INDIRIZZI}
CHIAVI = {"keys": [rsa("chiave-1").as_dict(private=False)]}


@pytest.mark.parametrize(
    ("wrong", "perche"),
    [
        ([{}, INDIRIZZI, CHIAVI], "altro nome"),
        ([{"issuer": ISSUER}, INDIRIZZI, CHIAVI], "indirizzi"),
        ([INDIRIZZI, {}, CHIAVI], "chiavi"),
        ([INDIRIZZI, {"keys": 3}, CHIAVI], "chiavi"),
        ([INDIRIZZI, {"keys": [{"kty": "RSA"}]}, CHIAVI], "chiavi"),
    ],
)
def test_what_is_refused_is_asked_again_at_once_and_what_is_good_is_kept(settings, monkeypatch, wrong, perche):
    settings.OIDC_ISSUER = ISSUER
    answers = iter(wrong)
    monkeypatch.setattr(oidc, "call_json", lambda _method, _url: next(answers))
    oidc.forget()

    try:
        with pytest.raises(GatewayUnavailable, match=perche):
            oidc._keys(again=False)
        assert len(oidc._keys(again=False).keys) == len(oidc._keys(again=False).keys) == 1
    finally:
        oidc.forget()
    assert next(answers, None) is None
