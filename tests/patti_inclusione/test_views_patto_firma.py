import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ambiti.models import Componente
from patti_inclusione.models import ComunicazioneInps, FirmaPatto, Patto, StatoPatto
from patti_inclusione.services import patto as patti
from rdc_platform.documenti import services as documenti
from tests.factories.pagine import url, words
from tests.factories.patti import (
    OGGI,
    adulti_of,
    make_bozza,
    make_da_firmare,
    make_file_firmato,
    make_firmato,
    make_impegno,
    make_minore,
)
from tests.factories.pdf import PDF
from tests.factories.persone import client_for

CARTA = "AUTOGRAFA_SCANSIONE"


@pytest.fixture
def patto(mondo):
    return make_da_firmare(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def sheet(*modalita, **changes):
    """What the page posts: one answer for each adult, then the Case manager's, and the signed file."""
    data = {"edizione": "1", "firmato": make_file_firmato()}
    for prefix, risposta in zip([*(f"p{n}" for n in range(len(modalita) - 1)), "cm"], modalita, strict=True):
        data |= {f"{prefix}-modalita": risposta, f"{prefix}-data": OGGI.isoformat()}
    return {name: value for name, value in (data | changes).items() if value is not None}


def test_patto_sign_puts_it_in_force_and_says_what_happens_next(mondo, client, patto):
    page = client.get(url("patto_sign", patto.pk))

    response = client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA), follow=True)

    assert page.status_code == 200
    assert Patto.objects.get().stato == StatoPatto.ATTIVO
    assert "Patto firmato. INPS lo saprà entro il" in words(response)
    assert "La mandiamo noi entro il" in words(response)
    download = client.get(url("patto_download_firmato", patto.pk))
    assert b"".join(download.streaming_content).startswith(b"%PDF-")


def test_patto_sign_posted_twice_has_one_effect(client, patto):
    client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA))

    again = client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA))

    assert again.status_code == 302
    assert ComunicazioneInps.objects.count() == 1
    assert FirmaPatto.objects.count() == 3


def test_patto_sign_records_a_refusal(mondo, client, patto):
    response = client.post(url("patto_sign", patto.pk), sheet(CARTA, "RIFIUTO", ""), follow=True)

    assert Patto.objects.get().stato == StatoPatto.RIFIUTATO
    assert "il Patto non è stato firmato da tutti" in words(response)
    assert "INPS lo sa da noi entro il" in words(response)


@pytest.mark.parametrize(
    ("changes", "parole"),
    [
        ({"p0-modalita": None}, "Scegli se e come firma"),
        ({"p0-data": ""}, "Scrivi il giorno."),
        ({"p0-data": "2999-01-01"}, "È una data futura"),
        ({"p0-data": "2019-05-01"}, "nessuno può aver firmato prima"),
        ({"cm-modalita": ""}, "Manca la tua firma."),
        ({"firmato": None}, "Carica il documento firmato."),
        ({"edizione": "7"}, "fai firmare il documento nuovo"),
    ],
)
def test_patto_sign_says_what_to_correct(client, patto, changes, parole):
    response = client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA, **changes))

    assert response.status_code == 200
    assert parole in words(response)
    assert Patto.objects.get().stato == StatoPatto.DA_FIRMARE


@pytest.mark.parametrize(
    ("nome", "content", "parole"),
    [
        ("firmato.pdf", b"ciao", "Questo file non è un PDF o P7M"),
        ("firmato.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "Qui serve un PDF o P7M; questo è un PNG."),
        ("firmato.txt", b"%PDF-1.7 x", "Il nome del file dice una cosa e il contenuto un'altra"),
        ("firmato.pdf", b"%PDF-1.7 rotto", "Questo PDF è rovinato"),
        ("firmato.pdf", b"", "Il file è vuoto"),
    ],
)
def test_patto_sign_refuses_a_file_that_is_not_what_it_says(client, patto, nome, content, parole):
    response = client.post(
        url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA, firmato=SimpleUploadedFile(nome, content))
    )

    assert parole in words(response)
    assert Patto.objects.get().stato == StatoPatto.DA_FIRMARE


def test_patto_sign_refuses_a_file_too_big(client, patto, settings):
    settings.MAX_UPLOAD = 1024
    big = SimpleUploadedFile("firmato.pdf", b"%PDF-1.7" + b"0" * 2048)

    response = client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA, firmato=big))

    assert "Il file è troppo grande" in words(response)


def test_patto_sign_wants_a_parent_for_a_minor_who_commits(mondo, client):
    bozza = make_bozza(mondo.caso, mondo.case_manager)
    minore = make_minore(mondo.caso)
    make_impegno(bozza, minore, categoria="C_FREQUENZA_SCOLASTICA")
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    patti.attach_pdf(patto.pk, 1, documenti.store_pdf(PDF, "patto.pdf"))
    genitore = adulti_of(mondo.caso)[0]

    nobody = client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA))
    client.post(url("patto_sign", patto.pk), sheet(CARTA, CARTA, CARTA, **{"m0-genitore": str(genitore.pk)}))

    assert f"Scegli chi firma per {minore.nome}." in words(nobody)
    assert FirmaPatto.objects.get(ruolo="GENITORE").componente == genitore


def test_patto_sign_of_a_draft_leads_back(mondo, client):
    patto = make_bozza(mondo.caso, mondo.case_manager)

    response = client.get(url("patto_sign", patto.pk))

    assert response.url == url("patto_detail", mondo.caso.pk)


def test_patto_sign_lets_who_is_not_bound_sign_or_not(mondo, client, patto):
    libero = Componente.objects.get(pk=adulti_of(mondo.caso)[1].pk)
    libero.situazione.tenuto_obblighi = False
    libero.situazione.save()

    client.post(url("patto_sign", patto.pk), sheet(CARTA, "", CARTA))

    assert Patto.objects.get().stato == StatoPatto.ATTIVO
    assert not FirmaPatto.objects.filter(componente=libero).exists()


def test_comunicazione_resend_is_offered_after_a_refusal(mondo, client):
    patto = make_firmato(mondo.caso, mondo.case_manager)
    ComunicazioneInps.objects.update(stato="RIFIUTATA", codice_rifiuto="X", motivo="INPS non trova la domanda.")
    refused = ComunicazioneInps.objects.get()
    page = client.get(url("patto_detail", mondo.caso.pk))

    responses = [client.post(url("comunicazione_resend", refused.pk), follow=True) for _ in range(2)]

    assert "INPS non trova la domanda." in words(page)
    assert "Riprova dopo la correzione" in words(page)
    assert "La rimandiamo a INPS" in words(responses[0])
    assert "Riprova dopo la correzione" not in words(responses[0])
    assert ComunicazioneInps.objects.filter(patto=patto).count() == 2


def test_comunicazione_resend_of_one_not_refused_says_so(mondo, client):
    make_firmato(mondo.caso, mondo.case_manager)

    response = client.post(url("comunicazione_resend", ComunicazioneInps.objects.get().pk), follow=True)

    assert "non c'è niente da rimandare" in words(response)
    assert ComunicazioneInps.objects.count() == 1


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore", "ministero"])
def test_comunicazione_resend_is_of_the_case_manager_alone(mondo, chi):
    make_firmato(mondo.caso, mondo.case_manager)

    response = client_for(getattr(mondo, chi)).post(url("comunicazione_resend", ComunicazioneInps.objects.get().pk))

    assert response.status_code == 404
