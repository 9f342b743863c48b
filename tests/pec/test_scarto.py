"""A PEC thrown away in the monitor, or stopped in the queue: its page says so, and a person sends another."""

import pytest

from rdc_platform.outbox import atti
from rdc_platform.outbox.models import Message
from rdc_platform.pec import selectors, services
from rdc_platform.pec.models import MessaggioPec
from tests.factories.pec import SISTEMA

pytestmark = pytest.mark.django_db


@pytest.fixture
def messaggio() -> MessaggioPec:
    return services.send_pec(destinatario="a@pec.example.it", oggetto="Prova", corpo="Testo.")


def test_a_pec_thrown_away_is_failed_with_its_reason_and_may_be_replaced(messaggio):
    assert not selectors.is_resendable(messaggio)
    atti.discard_messaggio(Message.objects.get(), by=SISTEMA, motivo="indirizzo di un altro")
    messaggio.refresh_from_db()

    assert (messaggio.stato, "indirizzo di un altro" in messaggio.ultimo_errore) == ("FALLITO", True)
    assert list(selectors.to_resend()) == [messaggio]
    assert "rimette" not in atti.azioni(Message.objects.get())
    assert services.resend_pec(messaggio, by=SISTEMA).sostituisce == messaggio
    assert list(selectors.to_resend()) == []


def test_a_pec_that_stopped_says_so_and_one_in_its_place_lets_it_leave_no_more(messaggio):
    Message.objects.update(stato="FERMO")
    assert "È ferma" in selectors.avviso(messaggio)
    assert list(selectors.to_resend()) == [messaggio]

    nuovo = services.resend_pec(messaggio, by=SISTEMA)

    messaggio.refresh_from_db()
    stati = dict(Message.objects.values_list("key", "stato"))
    assert (messaggio.stato, nuovo.stato) == ("FALLITO", "IN_CODA")
    assert stati == {messaggio.message_id: "SCARTATO", nuovo.message_id: "IN_CODA"}
