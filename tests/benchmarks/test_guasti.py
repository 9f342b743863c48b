"""Pages while INPS is ill (F6) against pages while it is well, all in real processes: `bin/test tests/benchmarks/test_guasti.py -s -m slow`."""

import json
import random
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from rdc_platform.outbox.models import APERTI, Controparte, Message, StatoMessaggio
from rdc_platform.outbox.tasks import deliver
from tests.factories.persone import client_for
from tests.faults.conftest import broker, inps_vuoto, lavoratori  # noqa: F401 -- fixtures
from tests.faults.processi import end_waits, environment, say, wait_until
from tests.gateways.test_certificato import write_certificate
from tests.patti_inclusione.test_faults_m05 import sign_for
from tests.simulators.processi import CLONE, post_form, request

GIRI, VOLTE = 8, 16  # VOLTE pages of each kind in each turn
DI_PIU = 1.1
ANCORA = "bene"  # well again, beside well: on a machine where these two differ nothing can be said of the others
STATI = {
    ANCORA: "well again",
    "appeso": "hanging",
    "lento": "slow, 3 s",
    "tronco": "half bodies",
    "500": "answering 500",
    "certificato": "not to be trusted",
}
MUTI = ("appeso", "lento")
ERRORI = {
    "tronco": "collegamento non riuscito o interrotto",
    "500": "non riesce a rispondere (500)",
    "certificato": "non si fa riconoscere",
}
POSA = 0.5  # seconds after which a worker that has just begun is as still as it will be


@pytest.fixture
def web(mondo_vero, tmp_path):
    """The port of a gunicorn as the demo has it."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as server:
        env = environment() | {"RDC_WEB_FD": str(server.fileno()), "RDC_WORKERS": "2"}
        argv = [
            sys.executable,
            "-m",
            "gunicorn",
            "--config=python:rdc_platform.embedded.gunicorn_conf",
            "rdc_platform.wsgi",
        ]
        with (
            (tmp_path / "web.log").open("w") as log,
            subprocess.Popen(argv, cwd=CLONE, env=env, stdout=log, stderr=log, pass_fds=(server.fileno(),)) as process,
        ):
            try:
                port = server.getsockname()[1]
                wait_until(lambda: request(port, "GET", "/salute")[0] == 200)
                yield port
            finally:
                process.terminate()


@pytest.fixture
def mali(tmp_path):
    """Addresses of an INPS that is ill, by its illness."""
    argv = [sys.executable, "-m", "tests.simulators.malato", str(write_certificate(tmp_path / "sconosciuto.pem"))]
    with subprocess.Popen(argv, cwd=CLONE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        ports = json.loads(process.stdout.readline())
        yield {mal: f"{'https' if mal == 'certificato' else 'http'}://127.0.0.1:{port}" for mal, port in ports.items()}


class Inps:
    """What the worker meets where it looks for INPS, and what its messages say of it then."""

    def __init__(self, simulatore, mali, workers, doorbell):
        self.simulatore, self.workers, self.doorbell = simulatore, workers, doorbell
        self.indirizzi = {**dict.fromkeys(("", ANCORA, "appeso"), self.at(simulatore)), **mali}

    @staticmethod
    def at(port):
        return f"http://127.0.0.1:{port}"

    def ring(self):
        """As if the pause were over that follows some failures: one message tries again."""
        Controparte.objects.update(errori=0, riprova_il=None)
        waiting = Message.objects.filter(controparte="inps", stato=StatoMessaggio.IN_CODA).order_by("ordine")
        Message.objects.filter(pk__in=waiting.values("pk")[:1]).update(due_at=timezone.now())
        self.doorbell.tell(deliver, "inps")

    @contextmanager
    def that(self, modo):
        """A worker that has something for INPS, while INPS is like this."""
        post_form(self.simulatore, "/console/guasto", modo="appeso" if modo == "appeso" else "")
        with self.workers.working(INPS_BASE_URL=self.indirizzi[modo]):
            end_waits()
            Message.objects.update(error="")
            self.doorbell.tell(deliver, "inps")
            wait_until(lambda: is_so(modo))
            time.sleep(POSA)
            yield
            assert is_so(modo)


def is_so(modo):
    """Whether what there is for INPS shows how it is: all gone, in hand while it says nothing, or back with its error."""
    rows = Message.objects.filter(controparte="inps")
    if modo in {"", ANCORA}:
        return not rows.filter(topic="inps.comunicazione", stato__in=APERTI).exists()
    if modo in MUTI:
        return rows.filter(stato=StatoMessaggio.IN_CONSEGNA).exists()
    return rows.filter(stato=StatoMessaggio.IN_CODA, error__startswith=ERRORI[modo]).exists()


def p95(seconds):
    return sorted(seconds)[int(len(seconds) * 0.95)] * 1000


@pytest.fixture
def ask(mondo_vero, web):
    """A function that opens as many pages as a turn has, each by who uses it; their seconds; amid them `ring` is called."""
    pages = [
        (mondo_vero.case_manager, reverse("patti_inclusione:oggi")),
        (mondo_vero.case_manager, reverse("patti_inclusione:caso_detail", args=[mondo_vero.caso.pk])),
        (mondo_vero.flussi, reverse("monitor:scambi_oggi")),
    ]
    sessions = {who: client_for(who).cookies[settings.SESSION_COOKIE_NAME].value for who in dict(pages)}  # one a person

    def open_page(who, url):
        before = time.perf_counter()
        cookie = f"{settings.SESSION_COOKIE_NAME}={sessions[who]}"
        status, headers, _ = request(web, "GET", url, Cookie=cookie)
        assert status == 200, (url, headers.get("Location"))
        return time.perf_counter() - before

    def turn(ring, volte=VOLTE):
        found = []
        for n in range(volte):
            if n == volte // 2:
                ring()
            found += [open_page(*each) for each in pages]
        return found

    turn(lambda: None, 4)
    return turn


@pytest.mark.slow
def test_pages_are_as_fast_however_inps_is(mondo_vero, inps_vuoto, mali, broker, lavoratori, ask):  # noqa: F811, PLR0917
    inps, found = Inps(inps_vuoto, mali, lavoratori, broker), {modo: [] for modo in ("", *STATI)}
    for n in range(GIRI):
        sign_for(mondo_vero, inps_vuoto, n)
        for modo in random.Random(n).sample(sorted(found), len(found)):  # noqa: S311 -- an order for each turn
            if modo not in {"", ANCORA}:
                sign_for(mondo_vero, inps_vuoto, n)
            with inps.that(modo):
                found[modo].append(p95(ask(inps.ring)))

    quieti = {modo: statistics.quantiles(each, n=4)[0] for modo, each in found.items()}  # a neighbour only ever adds
    volte = {modo: quieti[modo] / quieti[""] for modo in STATI}
    righe = [f"{detto} {quieti[modo]:.0f} ms (x{volte[modo]:.2f})" for modo, detto in STATI.items()]
    say(f"{GIRI} turns of {VOLTE * 3} pages a state; p95 with INPS well {quieti['']:.0f} ms; {'; '.join(righe)}")
    assert volte[ANCORA] <= DI_PIU, "the machine has neighbours: well differs from well"
    assert {modo: each for modo, each in volte.items() if each > DI_PIU} == {}
