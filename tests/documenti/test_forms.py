import io
import time
import zlib

import pikepdf
import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from rdc_platform.documenti import apertura
from rdc_platform.documenti.forms import DocumentoField
from tests.factories.firme import person, sign_p7m
from tests.factories.pdf import PDF


def clean(data: bytes, nome: str = "atto.pdf"):
    return DocumentoField().clean(SimpleUploadedFile(nome, data))


def refused(data: bytes, nome: str = "atto.pdf") -> str:
    with pytest.raises(forms.ValidationError) as error:
        clean(data, nome)
    return error.value.messages[0]


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="uno", user="due"))
    return out.getvalue()


def bomb() -> bytes:
    """A small PDF whose table of objects would fill the memory."""
    packed = zlib.compress(b"\0" * (apertura.MAX_FLATE + 1024), 9)
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length "
    body = head + str(len(packed)).encode() + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    return body + b"startxref\n9\n%%EOF\n"


def crowd(times: int) -> bytes:
    """A PDF of one page, which its tree names `times` times."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [" + b"3 0 R " * times + b"] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    body = b"%PDF-1.4\n"
    table = b"0000000000 65535 f \n"
    for number, each in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    return body + b"xref\n0 4\n%btrailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(body))


def test_documento_field_makes_no_page_of_the_tree_of_a_pdf_before_it_has_counted_them():
    started = time.process_time()

    assert refused(crowd(300_000)) == f"Questo PDF ha più di {apertura.MAX_PAGINE} pagine: caricane uno più breve."
    assert time.process_time() - started < 3
    assert clean(crowd(3)).tipo == "application/pdf"


def test_documento_field_takes_what_opens_and_gives_it_back_whole():
    for data, nome, tipo in (
        (PDF, "a.pdf", "application/pdf"),
        (sign_p7m(PDF, person()), "a.p7m", "application/pkcs7-mime"),
    ):
        upload = clean(data, nome)

        assert (upload.tipo, upload.read()) == (tipo, data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 rotto", "Questo PDF è rovinato e non si apre: caricane un altro."),
        (PDF[: len(PDF) // 4], "Questo PDF è rovinato e non si apre: caricane un altro."),
        (locked(), "Questo PDF è protetto da password: caricane uno che si apre."),
        (bomb(), "Questo PDF è rovinato e non si apre: caricane un altro."),
    ],
    ids=["rotto", "troncato", "password", "bomba"],
)
def test_documento_field_refuses_a_pdf_that_does_not_open(data, says):
    assert refused(data) == says


def test_documento_field_refuses_a_pdf_too_long(monkeypatch):
    monkeypatch.setattr(apertura, "MAX_PAGINE", 0)

    assert "più di 0 pagine" in refused(PDF)


def test_documento_field_refuses_a_p7m_that_does_not_open():
    assert refused(sign_p7m(PDF, person())[:-40], "a.p7m") == "Il file P7M è rovinato e non si apre. Caricane un altro."
