"""Reading the e-mail of a receipt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform.pec import lettura
from rdc_platform.simulators import pec_ricevute
from rdc_platform.simulators.pec_ricevute import Fatto, Originale
from tests.factories.pec import ORA

ORIGINALE = b"Message-ID: <rdc.1@pec.example.it>\r\nSubject: Prova\r\n\r\nTesto.\r\n"


def ricevuta(tipo="avvenuta-consegna", original=ORIGINALE, **options):
    originale = Originale(original, "ente@pec.example.it", {"a@pec.example.it": "certificato"}, "sim.1")
    return pec_ricevute.make(Fatto(tipo, "a@pec.example.it", **options), originale, ORA)


def test_read_takes_headers_and_daticert():
    letta = lettura.read(ricevuta())

    assert (letta.tipo, letta.riferimenti, letta.is_ricevuta) == ("avvenuta-consegna", ["<rdc.1@pec.example.it>"], True)
    assert (letta.dati.identificativo, letta.dati.consegna, letta.dati.data) == ("sim.1", "a@pec.example.it", ORA)


def test_read_does_not_take_the_daticert_of_the_message_that_the_receipt_carries():
    inner = ricevuta("accettazione", ORIGINALE.replace(b"rdc.1", b"rdc.2"))
    outer = ricevuta("avvenuta-consegna", b"Message-ID: <rdc.1@pec.example.it>\r\n" + inner.split(b"\r\n", 1)[1])

    assert lettura.read(outer).dati.tipo == "avvenuta-consegna"
    assert lettura.read(outer.replace(b'filename="daticert.xml"', b'filename="x.xml"', 1)).dati is None


def test_read_falls_back_on_the_headers_where_the_daticert_is_broken():
    letta = lettura.read(ricevuta().replace(b'filename="daticert.xml"', b'filename="altro.xml"'))

    assert (letta.tipo, letta.riferimenti, letta.dati) == ("avvenuta-consegna", ["<rdc.1@pec.example.it>"], None)


def test_read_unfolds_a_long_message_id():
    raw = ricevuta().replace(b"X-Riferimento-Message-ID: ", b"X-Riferimento-Message-ID:\r\n ")

    assert lettura.read(raw).riferimenti == ["<rdc.1@pec.example.it>"]


@pytest.mark.parametrize("trasporto", [b"posta-certificata", b"Posta-Certificata", b"errore"])
def test_a_letter_in_its_envelope_is_no_receipt(trasporto):
    """That of an anomaly holds the ordinary mail of a person: nobody's to copy, whatever is attached to it."""
    raw = b"From: posta-certificata@pec.example.it\r\nX-Trasporto: " + trasporto + b"\r\n"

    assert not lettura.read(raw + b"\r\nciao").is_ricevuta
    assert not lettura.read(raw + ricevuta().replace(b"X-Ricevuta:", b"X-Altro:")).is_ricevuta
    assert not lettura.read(b"From: a@example.it\r\nSubject: CONSEGNA: tua\r\n\r\nciao").is_ricevuta


@pytest.mark.parametrize("raw", [b"", b"ciao\n", b"\x00\x01\x02", b"%PDF-1.7"])
def test_read_refuses_what_is_no_message(raw):
    with pytest.raises(lettura.NonMessaggioError):
        lettura.read(raw)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_read_never_raises_anything_else(head, body):
    lettura.read(
        b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\nX-Ricevuta: " + head + b"\r\n\r\n--x\r\n" + body
    )


@given(st.binary(max_size=60))
def test_read_takes_any_file_name_and_encoding(text):
    lettura.read(
        b"From: a@b\r\nContent-Type: application/xml\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename*=" + text + b"\r\n\r\n" + text
    )


def test_read_refuses_parts_within_parts_beyond_all_use():
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))

    with pytest.raises(lettura.NonMessaggioError):
        lettura.read(b"From: ente@pec.example.it\nX-Ricevuta: accettazione\n" + nested)
