"""The PECs of the accreditation on the pages of those they concern: receipts to download, and sending again."""

import pytest
from django.urls import reverse

from accounts.models import StatoRichiesta
from accounts.services.pec import resend_messaggio
from rdc_platform.audit.models import AccessoDato
from rdc_platform.pec import selectors
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec, StatoPec
from tests.factories.accreditamento import make_riga
from tests.factories.pec import SISTEMA, make_eml, make_messaggio
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.richieste import make_richiesta

A = "ambito@pec.example.it"


def about(riferimento, stato="INVIATO", *tipi, **values):
    messaggio = make_messaggio(
        A, stato=stato, riferimento=riferimento, causale="Atto di designazione da firmare", **values
    )
    for after, tipo in enumerate(tipi):
        take_ricevuta(make_eml(messaggio, tipo, A if after else "", after=after), by=SISTEMA)
    messaggio.refresh_from_db()
    return messaggio


@pytest.fixture
def richiesta(mondo):
    return make_richiesta(mondo.ambito_a, StatoRichiesta.ATTO_INVIATO)


@pytest.fixture
def indicazione(mondo):
    return make_riga(mondo.cremona).indicazione


def status_of(mondo, who, url):
    response = client_for(getattr(mondo, who)).get(url)
    response.close()
    return response.status_code


def download_url(messaggio):
    return reverse("accounts:ricevuta_download", args=[messaggio.ricevute.first().pk])


def resend_url(messaggio):
    return reverse("accounts:pec_resend", args=[messaggio.pk])


def test_richiesta_detail_shows_each_pec_with_its_receipts_to_download(mondo, richiesta):
    messaggio = about(richiesta, "INVIATO", "accettazione", "avvenuta-consegna")

    page = client_for(mondo.ministero).get(reverse("accounts:richiesta_detail", args=[richiesta.pk])).content.decode()

    assert "Atto di designazione da firmare" in page
    assert "Consegnato" in page
    assert "7 ago 2026, 12:01" in page  # the certified time of the delivery
    for ricevuta in messaggio.ricevute.all():
        assert reverse("accounts:ricevuta_download", args=[ricevuta.pk]) in page


def test_richiesta_detail_says_what_is_late_and_offers_to_send_again_what_did_not_arrive(mondo, richiesta):
    messaggio = about(richiesta, "INVIATO", "accettazione", "errore-consegna")
    MessaggioPec.objects.filter(pk=messaggio.pk).update(ultimo_errore="di un tentativo prima")

    page = client_for(mondo.ministero).get(reverse("accounts:richiesta_detail", args=[richiesta.pk])).content.decode()

    assert resend_url(messaggio) in page
    assert "di un tentativo prima" not in page


def test_richiesta_detail_asks_as_much_for_one_pec_as_for_ten(mondo, richiesta):
    client, url = client_for(mondo.ministero), reverse("accounts:richiesta_detail", args=[richiesta.pk])
    about(richiesta, "INVIATO", "accettazione", "avvenuta-consegna")
    few = count_queries(client, url)

    for _ in range(9):
        about(richiesta, "INVIATO", "accettazione", "avvenuta-consegna")

    assert count_queries(client, url) == few <= MAX_QUERIES + 4


@pytest.mark.parametrize(
    ("who", "status"),
    [("ministero", 200), ("amministratore", 404), ("flussi", 404), ("dpo", 404), ("case_manager", 404)],
)
def test_ricevuta_download_of_a_request_is_the_ministrys(mondo, richiesta, who, status):
    messaggio = about(richiesta, "INVIATO", "accettazione")

    assert status_of(mondo, who, download_url(messaggio)) == status


@pytest.mark.parametrize(("who", "status"), [("amministratore", 200), ("amministratore_b", 404), ("ministero", 404)])
def test_ricevuta_download_of_an_indication_is_of_its_amministratore(mondo, indicazione, who, status):
    messaggio = about(indicazione, "INVIATO", "accettazione")

    assert status_of(mondo, who, download_url(messaggio)) == status


def test_ricevuta_download_gives_the_bytes_as_they_came_and_is_written_down(mondo, richiesta):
    messaggio = about(richiesta)
    raw = make_eml(messaggio, "accettazione")
    ricevuta = take_ricevuta(raw, by=SISTEMA)

    response = client_for(mondo.ministero).get(download_url(messaggio))

    assert b"".join(response.streaming_content) == raw
    assert response["Content-Disposition"] == 'attachment; filename="Accettazione.eml"'
    assert AccessoDato.objects.filter(atto="ricevuta_download", oggetto_id=str(ricevuta.pk)).exists()


def test_ricevuta_download_of_nothing_that_we_know_is_nobodys(mondo, richiesta):
    messaggio = about(richiesta)
    stray = take_ricevuta(make_eml(messaggio, "accettazione", message_id="<altro@example.it>"), by=SISTEMA)
    url = reverse("accounts:ricevuta_download", args=[stray.pk])

    assert [client_for(each).get(url).status_code for each in (mondo.ministero, mondo.amministratore)] == [404, 404]


def test_pec_resend_sends_once_more_to_the_address_of_today(mondo, richiesta):
    messaggio = about(richiesta, "INVIATO", "accettazione", "errore-consegna")
    mondo.ambito_a.pec = "nuova@pec.example.it"
    mondo.ambito_a.save(update_fields=["pec"])
    client = client_for(mondo.ministero)
    assert "Manda di nuovo la PEC" in client.get(resend_url(messaggio)).content.decode()

    response = client.post(resend_url(messaggio), follow=True)

    assert "La PEC riparte" in response.content.decode()
    nuovo = MessaggioPec.objects.get(sostituisce=messaggio)
    assert (nuovo.destinatario, nuovo.stato) == ("nuova@pec.example.it", StatoPec.IN_CODA)
    assert [voce.rinviabile for voce in selectors.messaggi_of(richiesta)] == [False, False]


def test_pec_resend_of_what_arrived_is_refused(mondo, richiesta):
    messaggio = about(richiesta, "INVIATO", "accettazione", "avvenuta-consegna")
    client = client_for(mondo.ministero)

    page = client.get(resend_url(messaggio)).content.decode()
    response = client.post(resend_url(messaggio), follow=True)

    assert "non si può mandare di nuovo" in page
    assert "non si può mandare di nuovo" in response.content.decode()
    assert MessaggioPec.objects.filter(riferimento_id=richiesta.pk).count() == 1


def test_pec_resend_about_an_indication_leads_back_to_it(mondo, indicazione):
    messaggio = about(indicazione, "FALLITO")

    response = client_for(mondo.amministratore).post(resend_url(messaggio))

    assert response.url == reverse("accounts:indicazione_detail", args=[indicazione.pk])


def test_pec_resend_about_an_ambito_leads_to_the_ambiti(mondo):
    messaggio = about(mondo.ambito_a, "FALLITO")

    assert client_for(mondo.ministero).post(resend_url(messaggio)).url == reverse("accounts:ambito_list")


@pytest.mark.parametrize("who", ["ministero", "amministratore_b", "flussi"])
def test_pec_resend_of_another_is_not_there(mondo, indicazione, who):
    assert client_for(getattr(mondo, who)).post(resend_url(about(indicazione, "FALLITO"))).status_code == 404


def test_resend_messaggio_takes_the_place_of_the_old_one_wherever_it_stood(mondo, indicazione):
    told = mondo.amministratore.accreditamento.atto.richiesta
    MessaggioPec.objects.filter(pk=told.messaggio_pec_id).update(
        stato="FALLITO", riferimento_tipo=told._meta.label, riferimento_id=told.pk
    )
    indicazione.ricevuta = about(indicazione, "FALLITO")
    indicazione.pec_comune = "comune@pec.example.it"
    indicazione.save(update_fields=["ricevuta", "pec_comune"])

    registrazione = resend_messaggio(told.messaggio_pec, by=mondo.ministero)
    ricevuta = resend_messaggio(indicazione.ricevuta, by=mondo.amministratore)

    told.refresh_from_db()
    indicazione.refresh_from_db()
    assert (told.messaggio_pec, indicazione.ricevuta) == (registrazione, ricevuta)
    assert ricevuta.destinatario == "comune@pec.example.it"
