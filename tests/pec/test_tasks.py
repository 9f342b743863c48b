"""PEC through the outbox and the mailbox simulator, by real SMTP."""

import json

import pytest

from rdc_platform.gateways import pec
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec, StatoPec
from rdc_platform.pec.services import send_pec
from tests.simulators.processi import request

pytestmark = pytest.mark.django_db


def deliver_all():
    for message in delivery.claim():
        delivery.deliver_one(message)


def messages(port: int) -> list[dict]:
    """What the mailbox took of this test, by the unique recipient domain of its PEC."""
    found = json.loads(request(port, "GET", "/messaggi.json")[2])
    rows = found["messaggi"] if isinstance(found, dict) else found
    sent = set(MessaggioPec.objects.values_list("message_id", flat=True))
    return [row for row in rows if row["message_id"] in sent]


def send(destinatario: str) -> MessaggioPec:
    return send_pec(destinatario=destinatario, oggetto="Registrazione", corpo="Testo della lettera.")


def test_send_pec_leaves_with_its_own_message_id(casella):
    row = send("ambito.p01@pec.example.it")

    deliver_all()

    row.refresh_from_db()
    assert row.stato == StatoPec.INVIATO
    assert [each["message_id"] for each in messages(casella)] == [row.message_id]


def test_send_pec_to_no_mailbox_fails_for_good(casella):
    row = send("inesistente@pec.example.it")

    deliver_all()

    row.refresh_from_db()
    assert (row.stato, Message.objects.get().stato) == (StatoPec.FALLITO, "RIFIUTATO")


def test_send_pec_without_an_answer_after_the_message_is_uncertain_and_not_sent_again(casella):
    row = send("incerto@pec.example.it")

    deliver_all()
    deliver_all()

    row.refresh_from_db()
    assert row.stato == StatoPec.INCERTO
    assert delivery.claim() == []


def test_send_pec_with_the_provider_away_goes_back_to_the_queue(settings):
    settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", 1
    row = send("ambito.p01@pec.example.it")

    deliver_all()

    row.refresh_from_db()
    assert (row.stato, Message.objects.get().stato) == (StatoPec.IN_CODA, "IN_CODA")


def test_build_email_found_in_sending_is_uncertain(casella):
    row = send("ambito.p01@pec.example.it")
    MessaggioPec.objects.update(stato=StatoPec.IN_INVIO)

    deliver_all()

    row.refresh_from_db()
    assert (row.stato, messages(casella)) == (StatoPec.INCERTO, [])


def test_pec_uncertain_is_a_refusal():
    assert issubclass(pec.PecUncertain, pec.GatewayRefusal)
