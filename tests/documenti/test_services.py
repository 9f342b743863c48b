import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from rdc_platform.documenti import autorita, services
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.models import VerificaFirma
from tests.factories import pdf
from tests.factories.firme import CF, authority, person, sign_p7m, sign_pdf

pytestmark = pytest.mark.django_db


def upload(data: bytes, tipo: str = PDF) -> SimpleUploadedFile:
    file = SimpleUploadedFile("atto.pdf", data)
    file.tipo = tipo
    return file


def test_store_upload_keeps_what_each_signature_is_worth():
    documento = services.store_upload(upload(sign_p7m(sign_pdf(pdf.PDF, person()), person("ALTRA PERSONA", "")), P7M))

    assert list(documento.firme.values_list("posizione", "formato", "firmatario", "codice_fiscale", "esito")) == [
        (1, "CADES", "ALTRA PERSONA", "", "INTEGRA_NON_VERIFICATA"),
        (2, "PADES", "MARTA FERRARI", CF, "INTEGRA_NON_VERIFICATA"),
    ]


def test_store_upload_of_a_scan_has_no_signature():
    assert services.store_upload(upload(pdf.PDF)).firme.count() == 0


@pytest.mark.parametrize("folder", ["pem", "der"])
def test_store_upload_trusts_the_authorities_of_the_folder(settings, tmp_path, folder):
    data = authority().pem * 2 if folder == "pem" else authority().asn1.dump()
    (tmp_path / f"autorita.{folder}").write_bytes(data)
    (tmp_path / "LEGGIMI.txt").write_text("non è un certificato")
    settings.AUTORITA_FIRME = str(tmp_path)

    documento = services.store_upload(upload(sign_pdf(pdf.PDF, person())))

    assert [firma.esito for firma in documento.firme.all()] == ["VALIDA"]


def test_database_keeps_what_was_found_of_a_signature():
    services.store_upload(upload(sign_pdf(pdf.PDF, person())))

    for change in (lambda rows: rows.update(esito="VALIDA", catena=True), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(VerificaFirma.objects.all())


@pytest.mark.parametrize("content", [None, {}, {"a.der": b"non e' un certificato"}], ids=["manca", "vuota", "rotta"])
def test_check_folder_refuses_a_folder_that_says_nothing(settings, tmp_path, content):
    folder = tmp_path / "autorita"
    if content is not None:
        folder.mkdir()
        for name, data in content.items():
            (folder / name).write_bytes(data)
    settings.AUTORITA_FIRME = str(folder)

    with pytest.raises(ImproperlyConfigured, match="AUTORITA_FIRME"):
        autorita.check_folder()


def test_check_folder_is_content_without_one(settings):
    settings.AUTORITA_FIRME = ""

    autorita.check_folder()
