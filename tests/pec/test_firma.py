"""The provider's signature on a receipt: whole and of a known authority, altered, of nobody, missing."""

import pytest
from asn1crypto import pem, x509
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform.pec import firma
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import StatoPec
from rdc_platform.simulators import pec_firma
from tests.factories.pec import SISTEMA, make_eml, make_messaggio


def autorita(gestore) -> list[x509.Certificate]:
    return [x509.Certificate.load(pem.unarmor(gestore.pem())[2])]


@pytest.fixture
def eml(mondo) -> bytes:
    return make_eml(make_messaggio(), "accettazione")


@pytest.fixture
def nota():
    return autorita(pec_firma.gestore())


def test_a_receipt_is_whole_and_of_a_known_authority_or_of_nobody_known(eml, nota):
    pec_firma.gestore.cache_clear()
    altra = autorita(pec_firma.gestore())

    assert firma.check(eml, nota) == "VALIDA"
    assert firma.check(eml.replace(b"\r\n", b"\n"), nota) == "VALIDA"  # as a mailbox may give it back
    assert firma.check(eml, ()) == "NON_VERIFICATA"
    assert firma.check(eml, altra) == "NON_VALIDA"


@pytest.mark.parametrize(("via", "al"), [(b'tipo="accettazione"', b'tipo="avvenuta-consegna"'), (b"MII", b"MIJ")])
def test_an_altered_receipt_is_told_with_or_without_a_trust_list(eml, nota, via, al):
    altered = _alter(eml, via, al)

    assert [firma.check(altered, each) for each in (nota, ())] == ["NON_VALIDA"] * 2


def test_what_is_not_signed_counts_only_where_nobody_can_check(nota):
    plain = b"From: a@pec.example.it\r\nX-Ricevuta: accettazione\r\n\r\nciao"

    assert (firma.check(plain, ()), firma.check(plain, nota)) == ("NON_VERIFICATA", "NON_VALIDA")


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_check_never_raises(garbage, at):
    base = b'Content-Type: multipart/signed; boundary="b"\r\n\r\n--b\r\nA: b\r\n\r\nx\r\n--b\r\n\r\nMIIB\r\n--b--\r\n'

    assert firma.check(base[:at] + garbage + base[at:], ()) in {"NON_VALIDA", "NON_VERIFICATA"}


def test_a_forged_receipt_is_kept_has_no_effect_and_goes_to_a_person(mondo, settings, tmp_path):
    (tmp_path / "gestori.pem").write_bytes(pec_firma.gestore().pem())
    settings.AUTORITA_PEC = str(tmp_path)
    messaggio = make_messaggio(stato=StatoPec.INVIATO)
    vera = make_eml(messaggio, "accettazione")
    finta = _alter(vera, b"Gestore PEC simulato", b"Gestore PEC inventato")

    ricevuta = take_ricevuta(finta, by=SISTEMA)
    messaggio.refresh_from_db()
    assert (ricevuta.firma, ricevuta.motivo_esame, messaggio.stato) == ("NON_VALIDA", "FIRMA_NON_VALIDA", "INVIATO")


def _alter(eml: bytes, via: bytes, al: bytes) -> bytes:
    """The message with its certification, or its signature, changed: both are in base64."""
    import base64  # noqa: PLC0415 -- of this helper alone
    import re  # noqa: PLC0415 -- as above

    def change(match):
        content = base64.b64decode(match[2])
        changed = content.replace(via, al)
        return match[1] + (base64.encodebytes(changed).replace(b"\n", b"\r\n") if changed != content else match[2])

    altered = re.sub(rb"(\r\n\r\n)([A-Za-z0-9+/=\r\n]{60,})", change, eml)
    return altered if altered != eml else eml.replace(via, al, 1)
