"""How many messages a second two workers deliver, of whom the other side asks nothing: `bin/test tests/benchmarks/test_outbox.py -s -m slow`."""

import multiprocessing
import time

import pytest
from django.db import connection, connections, transaction

from rdc_platform.outbox import delivery
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Message, StatoMessaggio

MESSAGGI = 60_000
LAVORATORI = 2
AL_SECONDO = 3_000
SENTIERO = multiprocessing.get_context("fork")  # the topic is known to the children


@pytest.fixture
def argomento():
    @handles("documenti.prova", send=lambda request, _key: request)
    def build(message):
        return message.payload

    yield "documenti.prova"
    del HANDLERS["documenti.prova"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_deliver_three_thousand_messages_a_second(argomento):
    rows = (Message(topic=argomento, key=f"k{n}", gruppo=f"g{n % 20_000}") for n in range(MESSAGGI))
    Message.objects.bulk_create(rows, batch_size=5_000)
    _vacuum()

    started = time.perf_counter()
    _in_children(_deliver)
    seconds = time.perf_counter() - started
    floor = _floor()

    al_secondo = MESSAGGI / seconds
    print(f"\n{al_secondo:,.0f} messages/s; floor {floor:,.0f} rows/s; x{floor / al_secondo:.1f}")  # noqa: T201 -- the figures are what this is for
    assert Message.objects.filter(stato=StatoMessaggio.CONSEGNATO, attempts=1).count() == MESSAGGI
    assert al_secondo >= AL_SECONDO


def _floor() -> float:
    """What the database alone takes to move as many rows twice, one by one, each in its transaction."""
    keys = list(Message.objects.values_list("pk", flat=True)[:2_000])
    started = time.perf_counter()
    for key in keys:
        for stato in (StatoMessaggio.IN_CODA, StatoMessaggio.CONSEGNATO):
            with transaction.atomic():
                Message.objects.filter(pk=key).update(stato=stato)
    return len(keys) / (time.perf_counter() - started)


def _in_children(work) -> None:
    connections.close_all()
    children = [SENTIERO.Process(target=work) for _ in range(LAVORATORI)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * LAVORATORI


def _deliver() -> None:
    connections.close_all()
    while batch := delivery.claim_lane("documenti"):
        delivery.deliver_batch(batch)


def _vacuum() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE outbox_message")
