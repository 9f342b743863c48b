"""PEC through the outbox and the mailbox simulator, by real SMTP."""

import json

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.utils import timezone

from rdc_platform.gateways import pec
from rdc_platform.outbox import atti, delivery
from rdc_platform.outbox.models import Message
from rdc_platform.pec import esito, tasks
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec, StatoPec
from rdc_platform.pec.services import send_pec
from tests.factories.pec import SISTEMA, make_eml
from tests.simulators.processi import free_port, request

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


def attempt_again(row: MessaggioPec) -> MessaggioPec:
    """The worker's next attempt, without waiting for it."""
    Message.objects.update(due_at=timezone.now())
    deliver_all()
    row.refresh_from_db()
    return row


def test_send_pec_waits_for_ever_where_the_provider_does_not_let_us_in(settings):
    controller = Controller(
        None,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=lambda *_: AuthResult(success=False, handled=False),
        auth_require_tls=False,
    )
    controller.start()
    settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", controller.port
    settings.PEC_SMTP_USER, settings.PEC_SMTP_PASSWORD = "casella", "scaduta"
    row = send("ambito.p01@pec.example.it")

    states = [attempt_again(row).stato for _ in range(6)]

    controller.stop()
    assert (states, row.tentativi) == ([StatoPec.IN_CODA] * 6, 0)


def test_record_sent_does_not_undo_what_a_quicker_receipt_says(casella):
    row = send("ambito.p01@pec.example.it")
    (message,) = delivery.claim()
    tasks.build_email(message)
    take_ricevuta(make_eml(row, "accettazione"), by=SISTEMA)

    tasks.record_sent(message, None)
    tasks.record_refusal(message, pec.PecUncertain("collegamento caduto"))

    row.refresh_from_db()
    assert (row.stato, row.inviato_il is not None) == (StatoPec.ACCETTATO, True)


def test_what_a_receipt_proves_to_have_left_is_looked_at_no_more_by_who_watches_the_queue(casella):
    incerta, rifiutata = send("incerto@pec.example.it"), send("inesistente@pec.example.it")
    deliver_all()
    assert set(Message.objects.values_list("stato", flat=True)) == {"RIFIUTATO"}

    for _ in range(2):
        take_ricevuta(make_eml(incerta, "accettazione"), by=SISTEMA)
    take_ricevuta(make_eml(rifiutata, "non-accettazione"), by=SISTEMA)

    settled = Message.objects.get(key=incerta.message_id)
    assert (settled.stato, settled.storia.latest("pk").testo) == ("CONSEGNATO", esito.PARTITA)
    assert Message.objects.get(key=rifiutata.message_id).stato == "RIFIUTATO"


def test_build_email_of_a_message_that_a_receipt_has_proved_sent_sends_nothing(casella):
    row = send("ambito.p01@pec.example.it")
    take_ricevuta(make_eml(row, "accettazione"), by=SISTEMA)

    deliver_all()

    row.refresh_from_db()
    assert (row.stato, messages(casella)) == (StatoPec.ACCETTATO, [])


def test_a_pec_that_stopped_is_put_back_and_leaves_once(casella, mondo):
    row = send("ambito.p01@pec.example.it")
    Message.objects.update(stato="FERMO")  # a file of it could not be read, say

    atti.replay_messaggio(Message.objects.get(), by=mondo.flussi, motivo="deve partire")
    deliver_all()

    row.refresh_from_db()
    assert (row.stato, [each["message_id"] for each in messages(casella)]) == (StatoPec.INVIATO, [row.message_id])
    assert atti.azioni(make_refused()) == {"scarta"}


def make_refused() -> Message:
    Message.objects.update(stato="RIFIUTATO")
    return Message.objects.get()


def test_build_email_names_recipients_and_copies(casella):
    send_pec(destinatario=["a@pec.example.it", "b@pec.example.it"], cc=["c@pec.example.it"], oggetto="Prova", corpo="x")

    email = tasks.build_email(delivery.claim()[0])

    assert (email["To"], email["Cc"], email["Bcc"]) == ("a@pec.example.it, b@pec.example.it", "c@pec.example.it", None)


def test_pec_uncertain_is_a_refusal():
    assert issubclass(pec.PecUncertain, pec.GatewayRefusal)
