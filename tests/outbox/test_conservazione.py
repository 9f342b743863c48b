"""What is deleted after its days, and what never is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rdc_platform import calendario
from rdc_platform.monitor.tasks import delete_messaggi
from rdc_platform.outbox import conservazione
from rdc_platform.outbox.models import Giornata, Message, StatoMessaggio, Tentativo
from tests.factories.pec import make_messaggio

pytestmark = pytest.mark.django_db
ALLORA = timezone.now() - timedelta(days=800)


def make(key, stato="CONSEGNATO", quando=ALLORA, topic="email.prova"):
    return Message.objects.create(topic=topic, key=key, stato=stato, created_at=quando, delivered_at=quando)


def test_what_was_concluded_long_ago_goes_with_its_history_and_nothing_else(monkeypatch):
    monkeypatch.setattr(conservazione, "INSIEME", 2)
    for n in range(5):
        Tentativo.objects.create(messaggio=make(f"vecchio-{n}"), a_stato="IN_CODA", testo="risponde 503")
    make("scartato", "SCARTATO")
    for stato in set(StatoMessaggio.values) - {"CONSEGNATO", "SCARTATO"}:
        make(stato, stato)
    make("recente", quando=timezone.now() - timedelta(days=700))

    delete_messaggi()
    delete_messaggi()

    assert set(Message.objects.values_list("key", flat=True)) == {
        "IN_CODA", "IN_CONSEGNA", "RIFIUTATO", "FERMO", "recente",
    }  # fmt: skip
    assert Tentativo.objects.count() == 0


def test_a_pec_of_which_nobody_knows_whether_it_left_stays():
    for stato in ("INCERTO", "CONSEGNATO"):
        make(make_messaggio(stato=stato).message_id, "SCARTATO", topic="pec.invio")

    delete_messaggi()

    assert Message.objects.count() == 1


def test_what_was_put_back_meanwhile_stays():
    message = make("rimesso", "SCARTATO")
    (keys,) = conservazione.list_da_cancellare(timezone.now())
    Message.objects.update(stato="IN_CODA")

    assert conservazione.delete_messaggi(keys) == 0
    assert Message.objects.get() == message


def test_the_night_reads_what_is_old_and_not_every_message(django_assert_num_queries):
    with django_assert_num_queries(1) as captured:
        list(conservazione.list_da_cancellare(ALLORA))

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a few rows are read faster whole
        cursor.execute(f"EXPLAIN {captured.captured_queries[0]['sql']}")
        assert "outbox_conclusi" in str(cursor.fetchall())


def test_the_counts_of_old_days_go():
    oggi = calendario.today()
    for giorni in (1000, 1100):
        Giornata.objects.create(controparte="inps", giorno=oggi - timedelta(days=giorni), consegnati=1)

    delete_messaggi()

    assert Giornata.objects.get().giorno == oggi - timedelta(days=1000)
