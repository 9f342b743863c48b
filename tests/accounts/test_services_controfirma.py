import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from accounts.models import AttoDesignazione, ModelloAtto, StatoRichiesta
from accounts.services import controfirma as services
from rdc_platform import codice_fiscale
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.models import Documento
from tests.factories import pdf
from tests.factories.firme import authority, change_pdf, flip, make_certificate, sign_p7m, sign_pdf
from tests.factories.richieste import OGGI, make_richiesta

S = StatoRichiesta
ATTESTAZIONE = "Arrivato per PEC; firma confrontata con il documento."


@pytest.fixture
def richiesta(mondo):
    return make_richiesta(mondo.ambito_a, S.ATTO_INVIATO)


@pytest.fixture
def person(richiesta):
    """The designated person, with his certificate."""
    return make_certificate("FERRARI MARTA", richiesta.codice_fiscale, issuer=authority())


def file(data: bytes, tipo: str = PDF) -> SimpleUploadedFile:
    upload = SimpleUploadedFile("atto.p7m" if tipo == P7M else "atto.pdf", data)
    upload.tipo = tipo
    return upload


@pytest.fixture
def send(mondo, richiesta):
    return lambda data, tipo=PDF: services.upload_controfirma(
        richiesta, by=mondo.ministero, file_controfirmato=file(data, tipo)
    )


@pytest.fixture
def record(mondo, richiesta):
    return lambda **said: services.record_controfirma(richiesta, by=mondo.ministero, data_controfirma=OGGI, **said)


def test_upload_controfirma_keeps_the_file_and_changes_no_state(richiesta, send, person):
    atto = send(sign_pdf(pdf.PDF, person))

    richiesta.refresh_from_db()
    assert (richiesta.stato, atto.data_controfirma) == (S.ATTO_INVIATO, None)
    assert [firma.codice_fiscale for firma in atto.file_controfirmato.firme.all()] == [richiesta.codice_fiscale]


def test_upload_controfirma_takes_another_file_in_its_place(send, person):
    first = send(pdf.PDF).file_controfirmato
    second = send(sign_pdf(pdf.PDF, person)).file_controfirmato

    assert AttoDesignazione.objects.get(file_controfirmato=second).file_controfirmato != first


@pytest.mark.parametrize("tipo", [PDF, P7M])
def test_upload_controfirma_refuses_a_signature_that_does_not_hold(richiesta, send, person, tipo):
    sign = sign_p7m if tipo == P7M else sign_pdf

    with pytest.raises(services.ControfirmaError, match="La firma di FERRARI MARTA non è valida"):
        send(flip(sign(pdf.PDF, person), b"prova"), tipo)

    assert AttoDesignazione.objects.get(richiesta=richiesta).file_controfirmato is None
    assert not Documento.objects.filter(nome="atto.p7m").exists()


def test_upload_controfirma_refuses_the_signature_of_someone_else_and_says_whose(richiesta, send):
    other = make_certificate("VERDI GIUSEPPE", "VRDGPP13R10B293P", issuer=authority())

    with pytest.raises(services.ControfirmaError, match=r"firmato da VERDI GIUSEPPE \(VRDGPP13R10B293P\)") as refusal:
        send(sign_p7m(pdf.PDF, other), P7M)

    assert f"Marta Ferrari, codice fiscale {richiesta.codice_fiscale}" in str(refusal.value)


def test_upload_controfirma_refuses_a_certificate_without_codice_fiscale(send):
    with pytest.raises(services.ControfirmaError, match="senza codice fiscale nel certificato"):
        send(sign_pdf(pdf.PDF, make_certificate("FERRARI MARTA", issuer=authority())))


def test_upload_controfirma_refuses_a_certificate_that_the_person_made_himself(richiesta, send):
    with pytest.raises(services.ControfirmaError, match="nessuna autorità"):
        send(sign_pdf(pdf.PDF, make_certificate("FERRARI MARTA", richiesta.codice_fiscale)))


def test_upload_controfirma_knows_the_person_by_a_code_changed_for_omocodia(richiesta, send):
    code = codice_fiscale.omocode(richiesta.codice_fiscale, 2)

    atto = send(sign_pdf(pdf.PDF, make_certificate("FERRARI MARTA", code, issuer=authority())))

    assert code != richiesta.codice_fiscale
    assert atto.file_controfirmato.firme.get().codice_fiscale == code


def test_upload_controfirma_takes_the_ministrys_signature_beside_the_persons(send, person):
    ministero = make_certificate("DIRETTRICE", "VRDGPP13R10B293P", issuer=authority())

    atto = send(sign_pdf(pdf.PDF, ministero, person))

    assert atto.file_controfirmato.firme.count() == 2


@pytest.mark.parametrize("stato", [S.ATTO_PREDISPOSTO, S.ATTO_CONTROFIRMATO])
def test_upload_controfirma_is_of_the_act_that_was_sent(mondo, stato):
    richiesta = make_richiesta(mondo.ambito_a, stato)

    with pytest.raises(TransitionError):
        services.upload_controfirma(richiesta, by=mondo.ministero, file_controfirmato=file(pdf.PDF))


def test_record_controfirma_wants_a_file_first(record):
    with pytest.raises(TransitionError):
        record(attestazione=ATTESTAZIONE)


def test_record_controfirma_of_a_scan_wants_the_attestation_and_keeps_it(richiesta, send, record):
    send(pdf.PDF)
    with pytest.raises(services.ControfirmaError) as refusal:
        record()

    atto = record(attestazione=ATTESTAZIONE)

    richiesta.refresh_from_db()
    assert refusal.value.campo == "attestazione"
    assert (richiesta.stato, atto.attestazione, atto.data_controfirma) == (S.ATTO_CONTROFIRMATO, ATTESTAZIONE, OGGI)


def test_record_controfirma_wants_an_unknown_certificate_looked_at(send, record, person):
    send(sign_pdf(pdf.PDF, person))
    with pytest.raises(services.ControfirmaError) as refusal:
        record()

    assert refusal.value.campo == "certificato_controllato"
    assert record(certificato_controllato=True).attestazione == services.CERTIFICATO


def test_record_controfirma_of_a_valid_signature_wants_no_word(settings, tmp_path, send, record, person):
    (tmp_path / "autorita.pem").write_bytes(authority().pem)
    settings.AUTORITA_FIRME = str(tmp_path)
    send(sign_p7m(pdf.PDF, person), P7M)

    assert record().attestazione == ""


@pytest.mark.parametrize("make", [change_pdf, lambda _: pdf.tiny_pdf("un altro atto")], ids=["cambiato", "altro"])
def test_record_controfirma_over_another_text_wants_it_compared(send, record, person, make):
    send(sign_pdf(make(pdf.PDF), person))
    with pytest.raises(services.ControfirmaError) as refusal:
        record(certificato_controllato=True)

    atto = record(certificato_controllato=True, testo_confrontato=True)

    assert refusal.value.campo == "testo_confrontato"
    assert atto.attestazione == f"{services.CERTIFICATO} {services.TESTO}"


def test_record_controfirma_twice_is_refused(send, record):
    send(pdf.PDF)
    record(attestazione=ATTESTAZIONE)

    with pytest.raises(TransitionError):
        record(attestazione=ATTESTAZIONE)


@pytest.mark.parametrize("change", [{"attestazione": "altro"}, {"data": "2020-01-01"}, {"file_controfirmato": None}])
def test_database_refuses_to_change_what_was_countersigned(mondo, change):
    atto = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO).atto

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AttoDesignazione.objects.filter(pk=atto.pk).update(**change)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AttoDesignazione.objects.filter(pk=atto.pk)._raw_delete("default")


def test_database_refuses_to_change_a_text_of_the_act(mondo):
    modello = make_richiesta(mondo.ambito_a, S.ATTO_INVIATO).atto.modello

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        ModelloAtto.objects.filter(pk=modello.pk).update(oggetto="altro")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        ModelloAtto.objects.filter(pk=modello.pk)._raw_delete("default")
