"""The lots of INPS, under twenty kills of the worker that takes them (F1): each wholly there, once, and INPS told of each."""

import json
import time

import pytest
from django.db import connection

from patti_inclusione.models import Caso
from rdc_platform import tasks
from rdc_platform.forniture.models import EsitoLotto, Lotto, RecordInps
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.tasks import deliver
from tests.faults.processi import UCCISIONI, chance, end_waits, say, wait_until
from tests.forniture.test_acquisizione import COUNTS
from tests.forniture.test_permutazioni import undone, whole
from tests.simulators.processi import post_form, request

pytestmark = pytest.mark.slow
LOTTI, DOMANDE = 9, 150
CREMONA, BOLOGNA = "D150", "A944"


@pytest.fixture
def lots(inps_vuoto):
    """INPS offers some: families of the two Ambiti, new and changed, and others of nobody's that go into quarantine."""
    for _ in range(LOTTI):
        assert post_form(inps_vuoto, "/console/prossimo", domande=DOMANDE, comuni=f"{CREMONA},{BOLOGNA}") == 303


@pytest.fixture
def clean(mondo_vero, lots):
    """(the state at the end of an import that nobody disturbs, the records after each of its lots, its seconds a lot)."""
    with undone():
        started = time.monotonic()
        tasks.pull_forniture()
        seconds = (time.monotonic() - started) / LOTTI
        assert Lotto.objects.filter(esito=EsitoLotto.ACQUISITO).count() == LOTTI
        found = whole(), counted(), seconds
    assert not Lotto.objects.exists()
    return found


def counted():
    return list(Lotto.objects.order_by("progressivo").values_list("id_lotto", "esito", *COUNTS))


def being_taken():
    """Whether a lot is being taken now: it holds the lock of the lots."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7303 AND granted")
        return bool(cursor.fetchone()[0])


def no_half_lot():
    """What is there is of lots that are wholly there: their counts are those of the clean stream, with their answer to INPS."""
    assert set(RecordInps.objects.values_list("lotto_id", flat=True)) <= set(Lotto.objects.values_list("pk", flat=True))
    taken = Lotto.objects.count()
    assert Lotto.objects.exclude(riscontro=None).count() == taken
    assert Message.objects.filter(topic="inps.riscontro").count() == taken


def test_twenty_kills_amid_the_lots_leave_each_whole_and_once(clean, inps_vuoto, broker, lavoratori):
    state, records, seconds = clean
    lot, amid = chance(2021), 0
    for _ in range(UCCISIONI):
        pid = lavoratori.start()
        broker.tell(tasks.pull_forniture)
        wait_until(lambda: being_taken() or Lotto.objects.count() == LOTTI)
        time.sleep(lot.uniform(0, 0.8 * seconds))
        amid += being_taken()
        lavoratori.kill(pid)
        wait_until(lambda: not being_taken())
        no_half_lot()
        assert counted() == records[: Lotto.objects.count()]
    before = Lotto.objects.count()
    assert amid >= UCCISIONI // 4

    end_waits()
    with lavoratori.working():
        broker.tell(tasks.pull_forniture)
        wait_until(lambda: Lotto.objects.count() == LOTTI)
        broker.tell(deliver, "inps")
        wait_until(lambda: not Lotto.objects.filter(riscontro_inviato_il=None).exists())

    rows = [dict(zip(COUNTS, each[2:], strict=True)) for each in counted()]
    total = {name: sum(row[name] for row in rows) for name in COUNTS}
    say(f"{UCCISIONI} kills, {amid} amid a lot, {before} lots taken by then; {total}, {Caso.objects.count()} cases")
    assert total["lette"] == sum(total[name] for name in COUNTS[1:])
    assert counted() == records
    assert whole() == state
    assert json.loads(request(inps_vuoto, "GET", "/console/conteggi.json")[2])["riscontri"] == LOTTI
