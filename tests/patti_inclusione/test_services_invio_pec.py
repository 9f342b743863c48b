"""A PEC that convenes: what leaves, what its receipts say, what proves it, and of what nobody knows."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from patti_inclusione import avvisi
from patti_inclusione.selectors.convocazione import has_proof
from rdc_platform.audit.autori import Sistema
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.models import Message
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec
from rdc_platform.pec.tasks import record_refusal
from tests.factories.convocazioni import DOPO, OGGI, deliver, make_convocazione, make_scheda, persone, url
from tests.factories.pagine import words
from tests.factories.pec import give_ricevuta, make_eml
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def test_pec_leaves_and_its_receipt_is_the_proof(mondo):
    first, _ = persone(mondo.caso)
    make_scheda(first, pec="marta@pec.example.it")
    convocazione = make_convocazione(mondo, canali=["PEC"])
    invio = convocazione.invii.get(componente=first)
    assert (invio.esito, invio.pec.oggetto) == (
        "IN_PARTENZA",
        "Appuntamento con il Comune di Cremona",
    )

    def take(tipo, minuti, a=""):
        """A receipt comes, and what it leaves in the outbox is delivered."""
        take_ricevuta(make_eml(invio.pec, tipo, a, after=minuti), by=Sistema("prova"))
        deliver("famiglie.pec_convocazione")
        invio.refresh_from_db()
        return invio.esito, mondo.caso.eventi.filter(testo__startswith="PEC della").count()

    assert take("accettazione", 1) == ("INVIATO", 1)
    assert take("avvenuta-consegna", 2, "marta@pec.example.it") == ("CONSEGNATO", 2)
    assert take("errore-consegna", 3, "marta@pec.example.it") == ("CONSEGNATO", 2)
    assert has_proof(convocazione, first)
    assert mondo.caso.eventi.latest("pk").testo == f"PEC della Convocazione 1 a {first.nome}: consegnato"


def test_a_late_delivery_wins_over_the_failure_and_is_the_proof(mondo):
    first, _ = persone(mondo.caso)
    make_scheda(first, pec="marta@pec.example.it")
    convocazione = make_convocazione(mondo, canali=["PEC"])
    invio = convocazione.invii.get(componente=first)
    esiti = []
    for minuti, tipo in enumerate(("accettazione", "errore-consegna", "avvenuta-consegna"), 1):
        a = "" if tipo == "accettazione" else "marta@pec.example.it"
        take_ricevuta(make_eml(invio.pec, tipo, a, after=minuti), by=Sistema("prova"))
        deliver("famiglie.pec_convocazione")
        invio.refresh_from_db()
        esiti.append(invio.esito)

    assert esiti == ["INVIATO", "FALLITO", "CONSEGNATO"]
    assert has_proof(convocazione, first)


def test_a_pec_of_which_nobody_knows_asks_for_a_call_until_its_receipt_comes(mondo):
    first, _ = persone(mondo.caso)
    make_scheda(first, pec="marta@pec.example.it")
    invio = make_convocazione(mondo, canali=["PEC"]).invii.get(componente=first)
    detto = f"Telefona a {first.nome}"

    def oggi(**values):
        if values:
            MessaggioPec.objects.filter(pk=invio.pec_id).update(**values)
        page = words(client_for(mondo.case_manager).get(reverse("patti_inclusione:oggi")))
        return detto in page, "non sappiamo se il messaggio" in page

    now = timezone.now()
    assert oggi(stato="INVIATO", inviato_il=now) == (False, False)
    assert oggi(stato="INCERTO", stato_dal=now) == (False, False)
    assert oggi(stato_dal=now - timedelta(minutes=31)) == (True, True)
    take_ricevuta(make_eml(invio.pec, "accettazione"), by=Sistema("prova"))
    deliver("famiglie.pec_convocazione")
    assert oggi(accettato_il=now - timedelta(hours=24)) == (False, False)
    assert oggi(accettato_il=now - timedelta(hours=26)) == (True, True)
    take_ricevuta(make_eml(invio.pec, "avvenuta-consegna", "marta@pec.example.it", after=2), by=Sistema("prova"))
    deliver("famiglie.pec_convocazione")
    assert oggi() == (False, False)


def test_a_pec_that_cannot_leave_is_red_at_once(mondo):
    first, _ = persone(mondo.caso)
    make_scheda(first, pec="marta@pec.example.it")
    invio = make_convocazione(mondo, canali=["PEC"]).invii.get(componente=first)
    MessaggioPec.objects.update(stato="IN_INVIO")

    record_refusal(Message.objects.get(topic="pec.invio"), GatewayRefusal("SMTP_550", "no", 550))
    avvisi.record_pec(None, avvisi.build_pec(Message.objects.get(topic="famiglie.pec_convocazione")))

    invio.refresh_from_db()
    assert invio.esito == "FALLITO"


def test_the_receipts_of_a_pec_are_taken_from_the_page_of_its_appointment(mondo):
    convocazione, other = make_convocazione(mondo), make_convocazione(mondo, data_ora=DOPO)
    ricevuta, client = give_ricevuta(convocazione), client_for(mondo.case_manager)
    name = "patti_inclusione:ricevuta_convocazione_download"

    page = client.get(url("pec_convocazione_detail", convocazione)).content.decode()
    answer = client.get(reverse(name, args=[convocazione.pk, ricevuta.pk]))

    assert reverse(name, args=[convocazione.pk, ricevuta.pk]) in page
    with ricevuta.eml.file.open("rb") as file:
        assert b"".join(answer.streaming_content) == file.read()
    assert client.get(reverse(name, args=[other.pk, ricevuta.pk])).status_code == 404
    assert count_queries(client, url("pec_convocazione_detail", convocazione)) <= MAX_QUERIES
    assert count_queries(client, url("convocazione_detail", convocazione)) <= MAX_QUERIES
