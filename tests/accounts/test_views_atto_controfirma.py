import pytest
from django.urls import reverse

from accounts.models import StatoRichiesta
from tests.factories import pdf
from tests.factories.firme import authority, flip, make_certificate, sign_p7m, sign_pdf
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta, upload

S = StatoRichiesta
SCANSIONE = {"data_controfirma": "21/5/2019", "identita_controllata": "on", "attestazione": "Arrivato per PEC."}


@pytest.fixture
def richiesta(mondo):
    return make_richiesta(mondo.ambito_a, S.ATTO_INVIATO)


@pytest.fixture
def ufficio(mondo):
    return client_for(mondo.ministero)


@pytest.fixture
def passo(richiesta):
    return reverse("accounts:atto_countersign", args=[richiesta.pk])


@pytest.fixture
def person(richiesta):
    return make_certificate("FERRARI MARTA", richiesta.codice_fiscale, issuer=authority())


def send(ufficio, passo, data: bytes = pdf.PDF, nome: str = "atto.pdf"):
    return ufficio.post(passo, {"file_controfirmato": upload(nome, data)}, follow=True)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("", "Scegli il file da caricare."),
        (("atto.png", b"\x89PNG\r\n\x1a\n"), "Qui serve un PDF o P7M"),
        (("atto.pdf", b"%PDF-1.7 rotto"), "Questo PDF è rovinato"),
    ],
)
def test_atto_countersign_says_at_the_field_what_is_wrong_with_the_file(ufficio, passo, richiesta, file, says):
    response = ufficio.post(passo, {"file_controfirmato": upload(*file) if file else ""})

    assert says in response.context["form"].errors["file_controfirmato"][0]
    richiesta.refresh_from_db()
    assert richiesta.atto.file_controfirmato is None


def test_atto_countersign_refuses_at_the_field_a_signature_that_does_not_hold(ufficio, passo, person):
    response = send(ufficio, passo, flip(sign_pdf(pdf.PDF, person), b"prova"))

    assert "non è valida" in response.context["form"].errors["file_controfirmato"][0]


def test_atto_countersign_shows_who_signed_and_asks_to_look_at_the_certificate(ufficio, passo, richiesta, person):
    response = send(ufficio, passo, sign_pdf(pdf.PDF, person))

    text = response.content.decode()
    assert ("FERRARI MARTA" in text, "lo dice chi firma" in text, "senza altro che le firme" in text) == (True,) * 3
    assert list(response.context["form"].fields) == ["data_controfirma", "certificato_controllato"]
    assert response.context["form"]["data_controfirma"].initial is not None


def test_atto_countersign_warns_of_another_text(ufficio, passo, person):
    response = send(ufficio, passo, sign_p7m(pdf.tiny_pdf("altro"), person), "atto.pdf.p7m")

    assert "Il file non contiene l'atto mandato" in response.content.decode()
    assert "testo_confrontato" in response.context["form"].fields


def test_atto_countersign_of_a_scan_asks_who_brought_it(ufficio, passo):
    response = send(ufficio, passo)

    assert list(response.context["form"].fields) == ["data_controfirma", "identita_controllata", "attestazione"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"data_controfirma": "1/1/2019"}, "non può venire prima dell'atto"),
        ({"data_controfirma": "1/1/2090"}, "nel futuro"),
        ({"data_controfirma": ""}, "Scrivi la data della controfirma."),
        ({"identita_controllata": ""}, "Spunta"),
        ({"attestazione": ""}, "Scrivi chi ha portato l'atto"),
    ],
)
def test_atto_countersign_says_what_is_missing(ufficio, passo, richiesta, values, says):
    send(ufficio, passo)

    response = ufficio.post(passo, SCANSIONE | values)

    (field,) = values
    assert says in response.context["form"].errors[field][0]
    richiesta.refresh_from_db()
    assert richiesta.stato == S.ATTO_INVIATO


def test_atto_countersign_records_date_and_attestation(ufficio, passo, richiesta):
    send(ufficio, passo)

    ufficio.post(passo, SCANSIONE)

    richiesta.refresh_from_db()
    assert (richiesta.stato, richiesta.atto.attestazione) == (S.ATTO_CONTROFIRMATO, "Arrivato per PEC.")


def test_atto_countersign_takes_another_file(ufficio, passo, richiesta, person):
    send(ufficio, passo)
    assert "Carica un altro file" in ufficio.get(passo).content.decode()

    response = send(ufficio, f"{passo}?altro", sign_pdf(pdf.PDF, person))

    assert "FERRARI MARTA" in response.content.decode()


def test_richiesta_detail_shows_hash_and_signatures_of_both_files(ufficio, passo, richiesta, person):
    send(ufficio, passo, sign_pdf(pdf.PDF, person))

    text = ufficio.get(reverse("accounts:richiesta_detail", args=[richiesta.pk])).content.decode()

    atto = richiesta.atto
    atto.refresh_from_db()
    assert atto.file_ministero.sha256 in text
    assert atto.file_controfirmato.sha256_breve in text
    assert ("Nessuna firma digitale nel file." in text, "FERRARI MARTA" in text) == (True, True)


def test_atto_download_opens_what_a_p7m_holds(ufficio, passo, richiesta, person):
    send(ufficio, passo, sign_p7m(pdf.PDF, person), "atto.pdf.p7m")
    file = reverse("accounts:atto_download", args=[richiesta.atto.pk, "controfirmato"])

    response = ufficio.get(file, {"contenuto": ""})

    assert b"".join(response.streaming_content) == pdf.PDF
    assert response["Content-Disposition"] == 'attachment; filename="atto.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert ufficio.get(file.replace("controfirmato", "ministero"), {"contenuto": ""}).status_code == 404


@pytest.mark.parametrize("who", ["amministratore", "coordinatore", "dpo"])
def test_atto_countersign_is_the_ministrys(mondo, passo, who):
    assert client_for(getattr(mondo, who)).get(passo).status_code == 404


def test_atto_countersign_elsewhere_goes_back_to_the_page(mondo, ufficio):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)

    response = ufficio.get(reverse("accounts:atto_countersign", args=[richiesta.pk]))

    assert response.headers["Location"] == reverse("accounts:richiesta_detail", args=[richiesta.pk])
