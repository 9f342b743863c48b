"""kill -9 of the worker while it delivers an M05: one effect at INPS for each key. Twenty kills are in tests/faults.

Real processes: a Celery worker, the INPS simulator, PostgreSQL, Valkey. The minute of the lease is not waited for: the
test ends it by hand.
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts import incarichi
from patti_inclusione.models import ComunicazioneInps, Scadenza, StatoComunicazione
from rdc_platform.norme import selectors as norme
from rdc_platform.outbox.models import Message
from rdc_platform.outbox.tasks import deliver
from tests.factories.casi import give_caso, make_caso
from tests.factories.mondo import make_mondo
from tests.factories.patti import adulti_of, make_firmato
from tests.simulators.processi import CLONE, TOKEN, post_form, request

PAZIENZA = 30  # seconds for what should take two


@pytest.fixture
def mondo_vero(transactional_db):
    """The tests' world committed, so that the worker sees it; the parameters come back after the last test's flush."""
    incarichi.permission_id.cache_clear()
    call_command("importa_parametri", verbosity=0)
    norme.forget()
    return make_mondo()


@pytest.fixture
def worker_environment(inps, tmp_path):
    """What a worker needs to find this test's database, broker and INPS; it logs in as the app's role."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    url = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    env = {name: value for name, value in os.environ.items() if name != "RDC_OWNER"}
    return env | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "rdc_platform.settings.test",
        "INPS_BASE_URL": f"http://127.0.0.1:{inps}",
        "INPS_TOKEN": TOKEN,
        "RDC_READY_FILE": str(tmp_path / "pronto"),
        "RDC_WORKERS": "1",
    }


@contextmanager
def worker(env):
    """A worker that takes tasks, killed at the end if the test has not done so."""
    ready = Path(env["RDC_READY_FILE"])
    ready.unlink(missing_ok=True)
    argv = [sys.executable, "-m", "rdc_platform.embedded.celery_process", "worker"]
    with subprocess.Popen(argv, cwd=CLONE, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: ready.exists() or process.poll() is not None)
            assert process.poll() is None
            for controparte in ("inps", "anpal"):
                deliver.apply_async([controparte])
            yield process
        finally:
            process.kill()


def wait_until(condition):
    deadline = time.monotonic() + PAZIENZA
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def end_leases():
    """As if the minute had passed in which a killed worker's messages are still its own."""
    now = timezone.now()
    Message.objects.filter(stato="IN_CONSEGNA").update(lease_until=now - timedelta(seconds=1))
    Message.objects.filter(stato="IN_CODA", topic="inps.comunicazione").update(due_at=now)


def sign_for(mondo, port, n):
    """A family with its Patto signed, whose domanda INPS knows; its M05 waits for the worker."""
    caso = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, f"Uccisi{chr(97 + n)}"), mondo.case_manager, mondo.coordinatore
    )
    domanda = {
        "tipo": "domanda",
        "protocollo_inps": caso.nucleo.protocollo_inps,
        "data_domanda": caso.nucleo.data_domanda.isoformat(),
        "componenti": [{"codice_fiscale": componente.codice_fiscale} for componente in adulti_of(caso)],
    }
    request(port, "POST", "/console/lotti", b"{}\n" + json.dumps(domanda).encode() + b"\n")
    return make_firmato(caso, mondo.case_manager)


def counted(port, what):
    """For each key that is ours, how many of `what` (effetti, richieste) INPS counts."""
    keys = set(ComunicazioneInps.objects.values_list("chiave", flat=True))
    counts = json.loads(request(port, "GET", "/console/conteggi.json")[2])["comunicazioni"]
    return {key: counts.get(key, {what: 0})[what] for key in keys}


def effects(port):
    return counted(port, "effetti")


def requests(port):
    return counted(port, "richieste")


def states():
    return set(ComunicazioneInps.objects.values_list("stato", flat=True))


def test_a_worker_killed_while_inps_answers_leaves_one_effect(mondo_vero, inps, worker_environment):
    sign_for(mondo_vero, inps, 0)
    post_form(inps, "/console/guasto", modo="lento")
    with worker(worker_environment) as process:
        wait_until(lambda: states() == {StatoComunicazione.INVIATA})
        time.sleep(2)  # of the five that INPS takes: the request has gone, the answer has not come
        process.send_signal(signal.SIGKILL)
    wait_until(lambda: set(effects(inps).values()) == {1})  # INPS goes on with what it received
    killed = ComunicazioneInps.objects.get()
    post_form(inps, "/console/guasto", modo="")

    end_leases()
    with worker(worker_environment):
        wait_until(lambda: states() == {StatoComunicazione.RICEVUTA})

    found = ComunicazioneInps.objects.get()
    assert (killed.stato, killed.protocollo) == (StatoComunicazione.INVIATA, "")
    assert found.protocollo != ""
    assert effects(inps) == {found.chiave: 1}
    assert Scadenza.objects.get(codice="T04").stato == "RISPETTATA"
