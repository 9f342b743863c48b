"""Claiming, delivering, putting back: with the real table, and handlers of the tests' own."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rdc_platform import calendario
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox import battito, consegna, delivery, perduti
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.services import post


@pytest.fixture
def calls():
    """A topic "prova" whose handler notes what it is asked; an `error` in the list is raised by the next call."""
    noted = {"sent": [], "recorded": [], "refused": [], "error": None, "broken": None}

    def check(key, moment):
        if noted["broken"] == (key, moment):
            raise ZeroDivisionError

    def record(message, outcome):
        check(message.key, "record")
        noted["recorded"].append((message.key, outcome))

    def send(request, key):
        check(key, "send")
        if noted["error"]:
            raise noted["error"]
        noted["sent"].append((request, key))
        return "ricevuta"

    @handles(
        "prova",
        send=send,
        record=record,
        refuse=lambda message, refusal: noted["refused"].append((message.key, str(refusal))),
    )
    def build(message):
        check(message.key, "build")
        return message.payload

    yield noted
    del HANDLERS["prova"]


def deliver_all():
    for message in delivery.claim():
        delivery.deliver_one(message)


@pytest.mark.django_db
def test_deliver_one_sends_with_the_key_and_records_once(calls):
    post("prova", key="k1", caso_id=7)

    deliver_all()
    deliver_all()

    assert calls["sent"] == [({"caso_id": "7"}, "k1")]
    assert calls["recorded"] == [("k1", "ricevuta")]
    assert Message.objects.get().stato == "CONSEGNATO"


@pytest.mark.django_db
def test_post_same_key_twice_is_one_message(calls):
    first, second = post("prova", key="k1"), post("prova", key="k1")

    assert (first.pk, Message.objects.count()) == (second.pk, 1)


@pytest.mark.django_db
def test_deliver_one_refused_stops_and_keeps_the_reason(calls):
    calls["error"] = GatewayRefusal("E12", "protocollo sconosciuto", 422)
    post("prova", key="k1")

    deliver_all()

    assert calls["refused"] == [("k1", "E12: protocollo sconosciuto")]
    assert (Message.objects.get().stato, delivery.claim()) == ("RIFIUTATO", [])


@pytest.mark.django_db
@pytest.mark.parametrize(("attempts", "minutes"), [(0, 1), (1, 5), (2, 30), (3, 120), (4, 360), (5, 1440), (9, 1440)])
def test_deliver_one_unavailable_waits_longer_each_time(calls, attempts, minutes):
    calls["error"] = GatewayUnavailable("non risponde")
    post("prova", key="k1")
    Message.objects.update(attempts=attempts)

    deliver_all()

    message = Message.objects.get()
    wait = message.due_at - timezone.now()
    assert message.stato == "IN_CODA"
    assert abs(wait - timedelta(minutes=minutes)) < timedelta(seconds=10)


@pytest.mark.django_db
def test_deliver_one_with_a_broken_handler_keeps_the_message(calls):
    calls["error"] = ZeroDivisionError()
    post("prova", key="k1")

    deliver_all()

    assert (Message.objects.get().stato, Message.objects.get().error) == ("IN_CODA", "errore interno: vedi il log")


@pytest.mark.django_db
def test_claim_takes_over_a_message_whose_worker_died(calls):
    post("prova", key="k1")
    first = delivery.claim()
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    second = delivery.claim()
    delivery.deliver_one(first[0])  # the dead one wakes up late
    delivery.deliver_one(second[0])

    assert (len(second), len(calls["sent"]), len(calls["recorded"])) == (1, 1, 1)


@pytest.mark.django_db
def test_claim_keeps_the_order_of_a_gruppo(calls):
    first, _ = post("prova", key="k1", gruppo="caso-1"), post("prova", key="k2", gruppo="caso-1")
    other = post("prova", key="k3", gruppo="caso-2")

    claimed = {message.pk for message in delivery.claim()}

    assert claimed == {first.pk, other.pk}


@pytest.mark.django_db
def test_claim_keeps_the_order_of_what_one_transaction_left(calls):
    keys = [post("prova", key=f"k{n}", gruppo="caso-1").key for n in range(20)]  # all at the same instant

    while batch := delivery.claim():
        delivery.deliver_batch(batch)

    assert [key for _, key in calls["sent"]] == keys


@pytest.mark.django_db
def test_claim_takes_first_what_expires_first(calls):
    oggi = calendario.today()
    post("prova", key="senza termine")
    post("prova", key="fra una settimana", entro=oggi + timedelta(days=7))
    post("prova", key="ieri", entro=oggi - timedelta(days=1))

    assert [message.key for message in delivery.claim(2)] == ["ieri", "senza termine"]


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["build", "send", "record"])
def test_one_that_cannot_be_done_spoils_no_other_and_after_six_times_stops(calls, moment):
    for n in range(40):
        post("prova", key=f"k{n}")
    calls["broken"] = ("k20", moment)

    while batch := delivery.claim():
        delivery.deliver_batch(batch)
    assert Message.objects.filter(stato="CONSEGNATO").count() == 39
    for _ in range(5):
        Message.objects.filter(stato="IN_CODA").update(due_at=timezone.now())
        delivery.deliver_batch(delivery.claim())

    bad = Message.objects.get(key="k20")
    assert (bad.stato, bad.attempts, delivery.claim()) == ("FERMO", 6, [])
    assert [each.testo for each in bad.storia.order_by("pk")] == ["errore interno: vedi il log"] * 6
    assert sorted(key for key, _ in calls["recorded"]) == sorted(f"k{n}" for n in range(40) if n != 20)


@pytest.mark.django_db
def test_what_was_read_is_not_sent_long_after(calls, monkeypatch):
    """Who answers slowly gets one at a time: the rest is read again when its turn comes."""
    for n in range(6):
        post("prova", key=f"k{n}")
    monkeypatch.setattr(consegna, "FRESCO", 0.0)

    left = consegna.deliver_together(delivery.claim())

    assert (len(calls["sent"]), len(left)) == (1, 5)
    delivery.deliver_batch(left)
    assert len(calls["sent"]) == 6


@pytest.mark.django_db
def test_who_says_when_to_come_back_is_obeyed(calls):
    calls["error"] = GatewayUnavailable("risponde 429", retry_after=7)
    post("prova", key="k1")

    deliver_all()

    assert timedelta(0) < Message.objects.get().due_at - timezone.now() <= timedelta(seconds=7)


@pytest.mark.django_db(transaction=True)
def test_claim_by_eight_workers_gives_each_message_to_one(calls):
    for n in range(100):
        post("prova", key=f"k{n}")

    def work(_):
        try:
            claimed = []
            while batch := delivery.claim():
                claimed += [message.key for message in batch]
            return claimed
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        keys = [key for claimed in pool.map(work, range(8)) for key in claimed]

    assert sorted(keys) == sorted(f"k{n}" for n in range(100))


@pytest.mark.django_db(transaction=True)
def test_post_with_the_broker_away_commits_all_the_same(calls, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    post("prova", key="k1")

    assert Message.objects.get().stato == "IN_CODA"


@pytest.mark.django_db
def test_one_that_ends_each_process_holds_up_no_other_and_after_six_times_stops(calls):
    """Nobody knows which of those in hand ended it: what is found again goes alone, in its place among the others."""
    for n in range(9):
        post("prova", key=f"k{n}")

    for _ in range(30):
        claimed = delivery.claim()
        if {message.key for message in claimed} & {"k0"}:  # it takes with it all that is in hand
            Message.objects.filter(stato="IN_CONSEGNA").update(lease_until=timezone.now() - timedelta(seconds=1))
        else:
            delivery.deliver_batch(claimed)

    bad = Message.objects.get(key="k0")
    assert (bad.stato, bad.error) == ("FERMO", perduti.PERDUTO)
    assert bad.storia.count() == perduti.VOLTE
    assert Message.objects.filter(stato="CONSEGNATO").count() == 8


@pytest.mark.django_db
def test_what_arrived_after_another_had_taken_it_has_arrived_and_is_recorded_once(calls):
    post("prova", key="k1")
    (slow,) = consegna._read(delivery.claim())
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    (other,) = consegna._read(delivery.claim())

    consegna._send(slow)
    consegna._record([slow])
    assert Message.objects.get().stato == "CONSEGNATO"
    consegna._send(other)
    consegna._record([other])

    assert calls["recorded"] == [("k1", "ricevuta")]


@pytest.mark.django_db(transaction=True)
def test_what_lasts_longer_than_a_lease_is_not_taken_by_another_while_its_worker_lives(calls, monkeypatch):
    lease = timedelta(seconds=0.4)
    for module in (battito, consegna, delivery):
        monkeypatch.setattr(module, "LEASE", lease)
    monkeypatch.setattr(battito, "OGNI", 0.1)
    taken = []

    @handles("lenta", send=lambda _request, _key: time.sleep(1.2) or taken.extend(delivery.claim()))
    def build(message):
        return message.payload

    post("lenta", key="k1")
    try:
        delivery.deliver_batch(delivery.claim())
    finally:
        del HANDLERS["lenta"]

    assert (taken, Message.objects.get().stato) == ([], "CONSEGNATO")
