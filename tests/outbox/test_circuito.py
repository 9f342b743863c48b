"""Who does not answer is left alone for a while, and so is whom a person pauses; what waited leaves as soon as it can."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from rdc_platform.gateways.errors import GatewayPending, GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox import circuito, delivery, tasks
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Controparte, Message
from rdc_platform.outbox.services import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls():
    """Topics of INPS and of the platform's own; what is in `error` is raised by the next calls to INPS."""
    noted = {"sent": [], "error": None}

    def send(request, key):
        if noted["error"] and request.topic.startswith("inps"):
            raise noted["error"]
        noted["sent"].append(key)

    for topic in ("inps.prova", "documenti.prova", "pec.prova"):
        handles(topic, send=send)(lambda message: message)
    yield noted
    for topic in ("inps.prova", "documenti.prova", "pec.prova"):
        del HANDLERS[topic]


def post_some(topic: str, quanti: int) -> None:
    for n in range(quanti):
        post(topic, key=f"{topic}-{n}")


def run(controparte: str) -> None:
    while batch := delivery.claim_lane(controparte):
        delivery.deliver_batch(batch)


def test_after_five_failures_in_a_row_one_alone_tries_and_then_all_leave(calls):
    calls["error"] = GatewayUnavailable("non risponde")
    post_some("inps.prova", 60)
    post_some("documenti.prova", 3)

    run("inps")
    run("documenti")

    tentati = Message.objects.filter(topic="inps.prova", attempts__gt=0)
    assert tentati.count() == 7  # one, two and four together: of the forty taken the others were let go
    assert set(tentati.values_list("attempts", "stato")) == {(1, "IN_CODA")}
    assert circuito.allowed("inps") == 0
    assert len(calls["sent"]) == 3  # the others go on

    Controparte.objects.update(riprova_il=timezone.now())
    assert circuito.allowed("inps") == 1
    (prova,) = delivery.claim_lane("inps")
    delivery.deliver_batch([prova])
    assert circuito.allowed("inps") == 0
    assert Controparte.objects.get().riprova_il > timezone.now() + timedelta(seconds=90)  # longer than before

    calls["error"] = None
    Controparte.objects.update(riprova_il=timezone.now())
    run("inps")
    assert Message.objects.filter(stato="CONSEGNATO").count() == 63
    assert (Controparte.objects.get().errori, circuito.allowed("inps")) == (0, 40)


def test_a_refusal_is_an_answer_and_what_is_for_later_stays_for_later(calls):
    post("inps.prova", key="dopo", due_at=timezone.now() + timedelta(hours=1))
    calls["error"] = GatewayUnavailable("non risponde")
    post_some("inps.prova", 4)
    run("inps")
    calls["error"] = GatewayRefusal("E1", "no", 422)
    post("inps.prova", key="rifiutato")
    run("inps")

    assert Controparte.objects.get().errori == 0
    calls["error"] = GatewayPending("non ha ancora deciso")
    for n in range(9):
        post("inps.prova", key=f"attesa-{n}")
    run("inps")
    assert Controparte.objects.get().errori == 0
    assert Message.objects.get(key="dopo").stato == "IN_CODA"
    assert Message.objects.get(key="dopo").due_at > timezone.now() + timedelta(minutes=50)


def test_pec_leaves_one_at_a_time_and_so_many_a_minute(calls, settings):
    post_some("pec.prova", 33)

    (first,) = delivery.claim_lane("pec")
    assert delivery.claim_lane("pec") == []  # the mailbox is busy
    delivery.deliver_batch([first])
    run("pec")

    assert len(calls["sent"]) == settings.PEC_AL_MINUTO == 30
    Controparte.objects.update(finestra_dal=timezone.now() - timedelta(seconds=61))
    run("pec")
    assert len(calls["sent"]) == 33


def test_sweep_rings_for_each_counterpart_that_has_something(calls, monkeypatch):
    rung = []
    monkeypatch.setattr(tasks.deliver, "apply_async", lambda args, **_: rung.append(args[0]))
    post_some("inps.prova", 2)
    post_some("documenti.prova", 1)
    Message.objects.filter(topic="documenti.prova").update(stato="CONSEGNATO")

    tasks.sweep()

    assert rung == ["inps"]
    tasks.deliver("inps")
    assert len(calls["sent"]) == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_look_at_once_one_has_the_mailbox(calls):
    post_some("pec.prova", 9)
    together = Barrier(6)

    def look(_):
        try:
            connection.ensure_connection()
            together.wait()
            return len(delivery.claim_lane("pec"))
        finally:
            connection.close()

    for _ in range(5):
        with ThreadPoolExecutor(6) as pool:
            assert sum(pool.map(look, range(6))) == 1
        Message.objects.update(stato="IN_CODA", lease_until=None)
