"""The words of others in our errors."""

import pytest

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox import delivery
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.services import post


@pytest.fixture
def topic():
    """Messages to who refuses, or does not answer, with a word that no row can hold."""
    words = "no\0\ud800\r\nno"
    for name, error in (("rifiuto", GatewayRefusal("E\0", words, 400)), ("assenza", GatewayUnavailable(words))):

        def send(_request, _key, error=error):
            raise error

        handles(f"prova.{name}", send=send)(lambda message: message)
    yield
    del HANDLERS["prova.rifiuto"], HANDLERS["prova.assenza"]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "stato"), [("rifiuto", "RIFIUTATO"), ("assenza", "IN_CODA")])
def test_a_word_that_no_row_can_hold_does_not_keep_the_outcome_from_being_written(topic, name, stato):
    post(f"prova.{name}", key="k1")

    delivery.deliver_batch(delivery.claim())

    message = Message.objects.get()
    assert (message.stato, message.error.endswith("no    no")) == (stato, True)
