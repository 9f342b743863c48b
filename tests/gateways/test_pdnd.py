"""The client's own side of PDND and ModI: what it signs, with which key, and how it names what goes wrong."""

import hashlib
import io
import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from joserfc import jws, jwt

from rdc_platform.embedded.home import CLONE
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd import errori, firme
from rdc_platform.gateways.pdnd.accordi import Accordo, Aderente, aderente
from rdc_platform.gateways.pdnd.chiavi import Chiave, in_force, read_key
from rdc_platform.gateways.pdnd.firme import Firmatario, digest_of, possession
from rdc_platform.gateways.pdnd.voucher import dpop_key
from tests.factories.pdnd import AUDIENCE, CLIENT, FINALITA, rsa, write_accordi

DATI = Path(__file__).with_name("dati")
ORA = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEMPRE = datetime(2019, 1, 1, tzinfo=UTC)


def firmatario(key, **values):
    chi = Aderente(CLIENT, "https://auth.example.it/token.oauth2", "auth.example.it/client-assertion", [], {})
    return Firmatario(chi, Accordo(AUDIENCE, FINALITA, **values), Chiave("chiave-1", key, SEMPRE))


def claims(token, key):
    return jwt.decode(token, key, algorithms=["RS256", "ES256"]).claims


def test_digest_is_of_the_very_bytes_of_a_body_or_of_a_file():
    # Test vectors: the same object with and without a space is another body.
    assert digest_of(b'{"testo": "Ciao mondo"}') == "SHA-256=hPq3xjgxGMr98LL2/lP2Y66DVCTcXdwL+YpNQD/gmvk="
    file = io.BytesIO(b'{"testo":"Ciao mondo"}')
    file.read()
    assert digest_of(file) == "SHA-256=XPLevcS/HwVMCRq67PMbZd7RWF/zmIKEZPwrdiKIB5o="
    assert file.tell() == 0


def test_signature_of_a_body_is_the_golden_one(monkeypatch):
    monkeypatch.setattr(firme, "uuid4", lambda: "33333333-3333-4333-8333-333333333333")
    headers = {"Digest": digest_of(b'{"testo":"Ciao mondo"}'), "Content-Type": "application/json", "Accept": "*/*"}
    key = read_key(DATI / "chiave_delle_sole_prove.pem")

    with time_machine.travel(ORA, tick=False):
        token = firmatario(key).signature(headers)

    assert token == (DATI / "firma_golden.txt").read_text().strip()
    assert jws.extract_compact(token.encode()).headers() == {"alg": "RS256", "kid": "chiave-1", "typ": "JWT"}
    now = int(ORA.timestamp())
    assert claims(token, key) == {
        "iss": CLIENT,
        "sub": CLIENT,
        "aud": AUDIENCE,
        "purposeId": FINALITA,
        "jti": "33333333-3333-4333-8333-333333333333",
        "iat": now - 5,
        "nbf": now - 5,
        "exp": now + 120,
        "signed_headers": [{"digest": headers["Digest"]}, {"content-type": "application/json"}],
    }


def test_tracking_is_opaque_and_the_assertion_is_bound_to_it():
    chi, key = firmatario(rsa("chiave-1")), rsa("chiave-1")

    tracking = chi.tracking()
    said, bound, free = claims(tracking, key), claims(chi.assertion(tracking), key), claims(chi.assertion(), key)

    assert (said["userID"], said["userLocation"], said["LoA"], len(said["dnonce"])) == (
        "piattaforma",
        "centrale",
        "LoA3",
        13,
    )
    assert bound["digest"]["alg"] == "SHA256"
    assert bound["digest"]["value"] == hashlib.sha256(tracking.encode()).hexdigest()
    assert "digest" not in free
    assert bound["jti"] != free["jti"]
    assert (bound["iss"], bound["sub"], bound["aud"], bound["purposeId"]) == (
        CLIENT,
        CLIENT,
        "auth.example.it/client-assertion",
        FINALITA,
    )


def test_possession_names_the_method_the_address_and_the_voucher():
    token = possession(dpop_key(), "GET", "https://servizi.example.it/a?dopo=3", "un.voucher.qualunque")

    header, said = jws.extract_compact(token.encode()).headers(), claims(token, dpop_key())

    assert (header["typ"], header["alg"], header["jwk"]["crv"]) == ("dpop+jwt", "ES256", "P-256")
    assert "d" not in header["jwk"]
    assert (said["htm"], said["htu"]) == ("GET", "https://servizi.example.it/a")
    assert said["ath"] == "-49a5UPYksinqMgnVfPoYJdjWsg5jLYXSCfhynBYR_4"


@settings_of_hypothesis(max_examples=25)
@given(
    st.dictionaries(
        st.sampled_from(["Digest", "digest", "Content-Type", "CONTENT-ENCODING", "Accept"]), st.text(max_size=9)
    )
)
def test_signature_signs_the_named_headers_once_and_no_other(headers):
    signed = claims(firmatario(rsa("chiave-1")).signature(headers), rsa("chiave-1"))["signed_headers"]

    names = [name for each in signed for name in each]
    assert names == [
        name for name in ("digest", "content-type", "content-encoding") if name in {each.lower() for each in headers}
    ]


def test_keys_come_from_pem_and_pkcs12_and_the_last_to_begin_signs(tmp_path):
    pem = rsa("chiave-1").as_pem(private=True)
    store = pkcs12.serialize_key_and_certificates(
        b"x", load_pem_private_key(pem, None), None, None, BestAvailableEncryption(b"parola")
    )
    (tmp_path / "k.p12").write_bytes(store)
    (tmp_path / "parola").write_text("parola\n")
    (tmp_path / "pubblica.pem").write_bytes(rsa("chiave-1").as_pem(private=False))

    assert read_key(tmp_path / "k.p12", tmp_path / "parola").thumbprint() == rsa("chiave-1").thumbprint()
    for name in ("k.p12", "pubblica.pem", "non-c-e.pem"):
        with pytest.raises(errori.ConfigurazioneError, match=name):
            read_key(tmp_path / name)

    def chiave(kid, dal, al=2099):
        return Chiave(kid, rsa("chiave-1"), datetime(dal, 1, 1, tzinfo=UTC), datetime(al, 1, 1, tzinfo=UTC))

    chiavi = [chiave("nuova", 2026), chiave("vecchia", 2024), chiave("futura", 2027), chiave("finita", 2025, 2026)]
    assert in_force(chiavi, ORA.timestamp()).kid == "nuova"
    with pytest.raises(errori.ConfigurazioneError, match="nessuna chiave"):
        in_force(chiavi[2:], ORA.timestamp())


def test_agreements_are_read_again_when_a_file_changes_and_say_what_is_wrong(tmp_path, settings):
    assert aderente() is None
    settings.PDND_CONFIGURAZIONE = str(write_accordi(tmp_path))
    first = aderente()
    assert aderente() is first
    assert [each.kid for each in first.chiavi] == ["chiave-1"]

    write_accordi(tmp_path, kids=("chiave-1", "chiave-2"))
    assert [each.kid for each in aderente().chiavi] == ["chiave-1", "chiave-2"]

    (tmp_path / "chiave-2.pem").write_text("rotta")
    os.utime(tmp_path / "chiave-2.pem", ns=(1, 1))
    with pytest.raises(GatewayUnavailable, match=r"chiave-2\.pem"):
        aderente()
    write_accordi(tmp_path, servizi={"inps": {"modelli": ["INTEGRITY_REST_09"]}})
    with pytest.raises(GatewayUnavailable, match="INTEGRITY_REST_09"):
        aderente()


def test_the_example_has_every_field_that_is_read():
    esempio = tomllib.loads((CLONE / "docs/pdnd.esempio.toml").read_text())

    assert esempio.keys() == Aderente.__dataclass_fields__.keys()
    assert esempio["servizi"]["inps"].keys() == Accordo.__dataclass_fields__.keys()


@pytest.mark.parametrize(
    ("codice", "status", "found"),
    [
        ("CORPO_ALTERATO", 400, errori.CorpoAlteratoError),
        ("InteroperabilityInvalidRequest", 400, errori.FirmaRifiutataError),
        ("OROLOGIO", 400, errori.OrologioSfasatoError),
        ("invalid_token", 401, errori.VoucherRifiutatoError),
        ("HTTP_401", 401, errori.VoucherRifiutatoError),
        ("FINALITA_NON_ATTIVA", 403, errori.FinalitaNonAttivaError),
        ("EN148", 403, GatewayRefusal),
        ("AuthorizationDeny", 403, errori.NonAutorizzatoError),
        ("HTTP_403", 403, errori.NonAutorizzatoError),
    ],
)
def test_refusals_have_a_name_and_a_sentence_and_those_of_the_service_stay(codice, status, found):
    refusal = GatewayRefusal(codice, "così dice", status)

    named = errori.of_provider(refusal)

    assert type(named) is found
    assert "così dice" in str(named)
    assert isinstance(errori.of_pdnd(refusal), GatewayUnavailable)
