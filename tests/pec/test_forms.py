from email.message import EmailMessage

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rdc_platform.pec.forms import DallaPecField
from tests.factories.pdf import PDF

NESSUNO = "nessun PDF"


def pec(*allegati: tuple[str, bytes]) -> bytes:
    """A transport envelope with its certification, and inside the message with these attachments."""
    originale = EmailMessage()
    originale["From"], originale["Subject"] = "inail@pec.example.it", "Certificato di assicurazione"
    originale.set_content("In allegato.")
    for nome, content in allegati:
        originale.add_attachment(content, maintype="application", subtype="octet-stream", filename=nome)
    busta = EmailMessage()
    busta["From"], busta["X-Trasporto"] = "posta-certificata@pec.example.it", "posta-certificata"
    busta.set_content("Busta di trasporto")
    busta.add_attachment(b"<postacert/>", maintype="application", subtype="xml", filename="daticert.xml")
    busta.add_attachment(originale, filename="postacert.eml")
    return bytes(busta)


def upload(raw: bytes, nome: str = "POSTA CERTIFICATA.eml") -> SimpleUploadedFile:
    return SimpleUploadedFile(nome, raw)


@pytest.mark.parametrize(
    ("nome", "atteso"), [("certificato.pdf", "certificato.pdf"), ("certificato", "certificato.pdf")]
)
def test_the_paper_is_taken_out_of_the_pec_that_carries_it(nome, atteso):
    found = DallaPecField().clean(upload(pec(("nota.txt", b"ciao"), (nome, PDF))))

    assert (found.name, found.tipo, found.read()) == (atteso, "application/pdf", PDF)
    assert DallaPecField().clean(upload(PDF, "certificato.pdf")).tipo == "application/pdf"


@pytest.mark.parametrize(
    "raw", [pec(), pec(("falso.pdf", b"MZ")), b"\x00\xff" * 40, b"x" * 9], ids=["none", "fake", "binary", "text"]
)
def test_a_pec_without_a_paper_says_so(raw):
    with pytest.raises(ValidationError, match=NESSUNO):
        DallaPecField().clean(upload(raw))


def test_a_broken_paper_is_refused_wherever_it_comes_from():
    with pytest.raises(ValidationError):
        DallaPecField().clean(upload(pec(("certificato.pdf", b"%PDF-1.4 rotto"))))
