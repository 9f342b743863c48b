from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from controlli_anagrafici.models import Controllo, LetteraControllo, RinvioVerifica
from controlli_anagrafici.services.convocazione import convene_person
from controlli_anagrafici.services.esito import approve_negativo, propose_negativo
from controlli_anagrafici.services.rinvio import Destinazione, send_rinvio
from rdc_platform import calendario
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec
from tests.factories.controlli import PERCHE, decide, give_periodo, open_famiglia, open_to
from tests.factories.pagine import words
from tests.factories.pec import SISTEMA, give_ricevuta, make_eml
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.richieste import deliver
from tests.factories.territorio import make_comune
from tests.factories.testo_pdf import read_testo

TOPIC = "documenti.controllo"


@pytest.fixture
def controllo(mondo):
    return open_to(mondo)


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


def words_of(lettera: LetteraControllo) -> str:
    lettera.refresh_from_db()
    with lettera.documento.file.open("rb") as file:
        return read_testo(file.read())


def test_the_letter_of_a_convocation_says_when_and_what_to_bring(controllo, resp):
    oggi = calendario.today()
    convene_person(
        controllo, by=resp, versione=controllo.versione, data_convocazione=oggi,
        data_colloquio=oggi + timedelta(days=10), canale="PEC",
    )  # fmt: skip

    deliver(TOPIC)

    text = words_of(controllo.lettere.get())
    assert "Marta Conti" in text
    assert "Porta quello che prova dove hai vissuto" in text


def test_the_letter_to_another_comune_leaves_by_pec_with_its_pdf(controllo, resp):
    dove = Destinazione(make_comune("F205"), "COMUNE_PROVENIENZA", pec_destinatario="anagrafe@pec.example.it")
    rinvio = send_rinvio(controllo, by=resp, versione=controllo.versione, dove=dove)
    assert rinvio.pec_id is None

    deliver(TOPIC)
    deliver(TOPIC)

    rinvio.refresh_from_db()
    pec = rinvio.pec
    assert [each.nome for each in pec.allegati.all()] == ["richiesta-verifica.pdf"]
    assert "Richiesta di verifica anagrafica" in words_of(controllo.lettere.get())
    assert "Conti" not in pec.oggetto
    ricevuta, client = give_ricevuta(rinvio), client_for(resp)
    url = reverse("controlli_anagrafici:ricevuta_rinvio_download", args=[controllo.pk, ricevuta.pk])
    detail, pec_page = (
        reverse(f"controlli_anagrafici:{name}", args=[controllo.pk])
        for name in ("controllo_detail", "pec_controllo_detail")
    )
    assert pec_page in client.get(detail).content.decode()
    assert url in client.get(pec_page).content.decode()
    assert count_queries(client, pec_page) <= MAX_QUERIES
    assert b"".join(client.get(url).streaming_content) != b""


def test_the_letter_of_a_negative_outcome_says_why_and_who_decides(mondo, controllo, resp):
    give_periodo(controllo, resp, "2015-01-01")
    controllo = decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    controllo = propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="N10")
    approve_negativo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione)

    deliver(TOPIC)

    text = words_of(controllo.lettere.get())
    assert PERCHE in text
    assert "È INPS che decide" in text


def test_lettera_download_gives_the_pdf_to_who_sees_the_check_alone(mondo, controllo, resp):
    oggi = calendario.today()
    convene_person(
        controllo, by=resp, versione=controllo.versione, data_convocazione=oggi, data_colloquio=oggi, canale="PEC"
    )
    lettera = controllo.lettere.get()
    url = reverse("controlli_anagrafici:lettera_download", args=[controllo.pk, lettera.pk])
    assert client_for(resp).get(url).status_code == 404

    deliver(TOPIC)

    for chi in (resp, mondo.coordinatore_anagrafici):
        assert b"".join(client_for(chi).get(url).streaming_content).startswith(b"%PDF")
    assert client_for(mondo.case_manager).get(url).status_code == 404
    assert Controllo.objects.get(pk=controllo.pk).stato == "CONVOCATO"


def test_the_letter_of_a_convocation_about_the_family_asks_who_lives_there(mondo, resp):
    oggi = calendario.today()
    famiglia = open_famiglia(mondo)
    convene_person(
        famiglia, by=resp, versione=famiglia.versione, data_convocazione=oggi,
        data_colloquio=oggi + timedelta(days=10), canale="PEC",
    )  # fmt: skip

    deliver(TOPIC)

    words = words_of(LetteraControllo.objects.get())
    assert ("chi vive con te" in words, "dove hai vissuto" in words) == (True, False)


def oggi_of(client) -> str:
    return words(client.get(reverse("controlli_anagrafici:controllo_today")))


def test_a_letter_that_did_not_arrive_stands_in_oggi_and_is_made_again_to_another_address(controllo, resp):
    client, sbagliata, giusta = client_for(resp), "vecchia@pec.example.it", "nuova@pec.example.it"
    dove = Destinazione(make_comune("F205"), "COMUNE_PROVENIENZA", pec_destinatario=sbagliata)
    rinvio = send_rinvio(controllo, by=resp, versione=controllo.versione, dove=dove)
    deliver(TOPIC)
    rinvio.refresh_from_db()
    RinvioVerifica.objects.update(data_scadenza=calendario.today() + timedelta(days=3))
    prima, url = rinvio.pec, reverse("controlli_anagrafici:rinvio_resend", args=[controllo.pk])
    assert "Non c'è nessuna lettera" in words(client.get(url))
    MessaggioPec.objects.update(stato="INVIATO", inviato_il=timezone.now())
    assert "non risulta arrivata" not in oggi_of(client)

    take_ricevuta(make_eml(prima, "accettazione"), by=SISTEMA)
    take_ricevuta(make_eml(prima, "errore-consegna", sbagliata, after=1), by=SISTEMA)

    assert "La lettera a Milano non risulta arrivata" in oggi_of(client)
    assert url in client.get(reverse("controlli_anagrafici:controllo_today")).content.decode()
    assert url in client.get(reverse("controlli_anagrafici:pec_controllo_detail", args=[controllo.pk])).content.decode()
    controllo.refresh_from_db()
    dati = {"versione": controllo.versione, "pec_destinatario": giusta, "motivo": "L'indirizzo era quello di prima."}
    assert "Scrivi" in words(client.post(url, dati | {"motivo": ""}))
    client.post(url, dati)
    client.post(url, dati)  # pressed twice
    assert "non risulta arrivata" not in oggi_of(client)
    deliver(TOPIC)

    rinvio.refresh_from_db()
    assert (rinvio.pec.sostituisce, rinvio.pec.destinatario) == (prima, giusta)
    assert rinvio.data_scadenza == calendario.today() + timedelta(days=20)
    assert f"{rinvio.data_scadenza:%d/%m/%Y}" in rinvio.pec.corpo
    assert MessaggioPec.objects.filter(causale="Verifica anagrafica").count() == 2
    assert "non risulta arrivata" not in oggi_of(client)


def test_a_letter_of_which_nobody_knows_after_a_day_may_be_sent_again_and_says_the_risk(controllo, resp):
    client, url = client_for(resp), reverse("controlli_anagrafici:rinvio_resend", args=[controllo.pk])
    dove = Destinazione(make_comune("F205"), "COMUNE_PROVENIENZA", pec_destinatario="anagrafe@pec.example.it")
    rinvio = send_rinvio(controllo, by=resp, versione=controllo.versione, dove=dove)
    deliver(TOPIC)
    rinvio.refresh_from_db()
    MessaggioPec.objects.update(stato="INVIATO", inviato_il=timezone.now())
    take_ricevuta(make_eml(rinvio.pec, "accettazione", after=1), by=SISTEMA)  # certified in the past: more than a day

    assert "potrebbe averla due volte" in words(client.get(url))
    assert "non risulta arrivata" in oggi_of(client)
    take_ricevuta(make_eml(rinvio.pec, "avvenuta-consegna", "anagrafe@pec.example.it", after=9), by=SISTEMA)
    assert "non risulta arrivata" not in oggi_of(client)
