import pytest
from django.urls import reverse

from patti_inclusione.models import InvioCpi, ObiettivoGenerale, RinvioCpi, StatoCaso
from patti_inclusione.services import cpi as services
from patti_inclusione.services import cpi_messaggio as messaggi
from tests.factories import patti, quadri
from tests.factories.cpi import make_rinvio
from tests.factories.persone import client_for

pytestmark = pytest.mark.django_db
OGGI = reverse("patti_inclusione:oggi")
DETAIL = "cpi_detail"


def url(name, caso):
    return reverse(f"patti_inclusione:{name}", args=[caso.pk])


def text(response):
    return response.content.decode()


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def caso(mondo):
    return quadri.finish_analisi(mondo.caso, mondo.case_manager, "A")


@pytest.fixture
def patto(mondo):
    found = patti.make_firmato(mondo.caso, mondo.case_manager)
    ObiettivoGenerale.objects.update(area="LAVORO")
    return found


def test_the_family_is_sent_from_its_analysis_and_recalled(client, caso):
    assert "Manda la famiglia al Centro per l&#x27;impiego" in text(client.get(url("caso_detail", caso)))
    assert "e nient'altro" in text(client.get(url(DETAIL, caso)))

    sent = client.post(url("cpi_send", caso), follow=True)
    recalled = client.post(url("cpi_recall", caso), follow=True)

    assert "Richiama l'invio" in text(sent)
    assert "Invio richiamato" in text(recalled)
    caso.refresh_from_db()
    assert caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE


def test_what_left_is_in_sight_and_cannot_be_recalled(mondo, client, caso):
    messaggi.build_rinvio(services.send_cpi(caso, by=mondo.case_manager).pk)

    page = text(client.get(url(DETAIL, caso)))

    assert "Mandato, senza ricevuta" in page
    assert "Richiama l'invio" not in page
    assert "è già partito" in text(client.post(url("cpi_recall", caso), follow=True))


def test_a_refusal_says_why_and_what_to_do(mondo, client, caso):
    invio = services.send_cpi(caso, by=mondo.case_manager)
    messaggi.build_rinvio(invio.pk)
    messaggi.record_rifiuto(invio.pk, "CPI_SCONOSCIUTO", "")

    page, oggi = text(client.get(url(DETAIL, caso))), text(client.get(OGGI))

    assert "non trova questo Centro" in page
    assert "Torna all'analisi" in page
    assert "ha detto di no: guarda perché" in oggi
    assert "non trova questo Centro" in text(client.get(url("caso_detail", caso)))


def test_from_a_patto_the_form_says_what_is_missing_and_then_sends(client, mondo, patto):
    persone = [str(each.pk) for each in patti.adulti_of(mondo.caso)]

    refused = client.post(url("cpi_send", patto.caso), {"cpi": "Cremona", "persone": persone, "perche": ""})
    values = {"cpi": "Cremona", "persone": persone, "perche": "Resta da cercare un lavoro."}
    sent = client.post(url("cpi_send", patto.caso), values, follow=True)

    assert "Scrivi perché adesso serve solo il lavoro." in text(refused)
    assert "Mandiamo le persone al Centro" in text(sent)
    assert InvioCpi.objects.get().da_stato == StatoCaso.PATTO_ATTIVO


def test_from_a_patto_with_other_results_the_page_names_them(client, patto):
    ObiettivoGenerale.objects.update(area="ABITATIVA")

    page = text(client.get(url(DETAIL, patto.caso)))

    assert patti.RISULTATO in page
    assert "Manda al Centro per l'impiego</button>" not in page


def test_the_motives_of_a_return_are_read_once(client, mondo):
    make_rinvio(mondo.caso)
    assert "Leggi perché il Centro" in text(client.get(OGGI))
    assert "Zirconio" in text(client.get(url(DETAIL, mondo.caso)))

    client.post(url("cpi_read", mondo.caso))

    assert RinvioCpi.objects.get().letto_da == mondo.case_manager.accreditamento
    assert "Leggi perché il Centro" not in text(client.get(OGGI))


@pytest.mark.parametrize("name", [DETAIL, "cpi_send", "cpi_recall", "cpi_read"])
@pytest.mark.parametrize("chi", ["collega", "coordinatore", "case_manager_b", "ministero"])
def test_the_pages_are_for_who_follows_the_family(mondo, caso, name, chi):
    make_rinvio(caso)

    method = client_for(getattr(mondo, chi)).get if name == DETAIL else client_for(getattr(mondo, chi)).post

    assert method(url(name, caso)).status_code == 404


@pytest.mark.parametrize("name", ["cpi_send", "cpi_recall"])
def test_in_the_wrong_state_nothing_is_sent(client, mondo, name):
    client.post(url(name, mondo.caso))

    mondo.caso.refresh_from_db()
    assert not InvioCpi.objects.exists()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
