"""kill -9 of the worker at each of the three moments of an M10: one effect at ANPAL, and the case closed once.

The processes and their world are those of test_faults_m05.
"""

import signal
import time

import pytest
from django.utils import timezone

from patti_inclusione.models import Chiusura, InvioCpi
from patti_inclusione.services import cpi
from rdc_platform.outbox.models import Message
from tests.factories import quadri
from tests.factories.casi import give_caso, make_caso
from tests.factories.cpi import fail, received
from tests.patti_inclusione.test_faults_m05 import (  # noqa: F401 -- fixtures
    mondo_vero,
    wait_until,
    worker,
    worker_environment,
)
from tests.simulators.processi import TOKEN

pytestmark = pytest.mark.slow
MOMENTI = ["503", "lento", "sordo"]  # ANPAL did nothing yet; it has it and is slow; it did it and nobody heard


@pytest.fixture
def environment(worker_environment, anpal):  # noqa: F811
    return worker_environment | {"ANPAL_BASE_URL": f"http://127.0.0.1:{anpal}", "ANPAL_TOKEN": TOKEN}


def kill_at(moment, port, environment):
    """A worker that dies at that moment of the delivery."""
    fail(port, moment)
    with worker(environment) as process:
        wait_until(lambda: InvioCpi.objects.exclude(inviato_il=None).exists())
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    fail(port, "")
    Message.objects.filter(stato="IN_CONSEGNA").update(lease_until=timezone.now())
    Message.objects.filter(stato="IN_CODA").update(due_at=timezone.now())


@pytest.mark.parametrize("moment", MOMENTI)
def test_a_worker_killed_at_an_m10_leaves_one_effect(mondo_vero, anpal, environment, moment):  # noqa: F811
    mondo = mondo_vero
    caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Uccisi"), mondo.case_manager, mondo.coordinatore)
    quadri.finish_analisi(caso, mondo.case_manager, "A")
    invio = cpi.send_cpi(caso, by=mondo.case_manager)

    kill_at(moment, anpal, environment)
    with worker(environment):
        wait_until(lambda: InvioCpi.objects.filter(stato="RICEVUTO").exists())

    caso.refresh_from_db()
    assert list(received(anpal)) == [invio.chiave]
    assert (caso.stato, caso.motivo_chiusura, Chiusura.objects.count()) == ("CHIUSO", "INVIO_CPI", 1)
    assert not Message.objects.filter(topic="anpal.rinvio").exclude(stato="CONSEGNATO").exists()
