"""Pages while INPS hangs (F6) against pages while it is well, all in real processes: `bin/test tests/benchmarks/test_guasti.py -s -m slow`."""

import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.urls import reverse

from rdc_platform.outbox.models import Message, StatoMessaggio
from rdc_platform.outbox.tasks import deliver
from tests.factories.persone import client_for
from tests.faults.conftest import broker, inps_vuoto, lavoratori  # noqa: F401 -- fixtures
from tests.faults.processi import end_waits, environment, say, wait_until
from tests.patti_inclusione.test_faults_m05 import sign_for
from tests.simulators.processi import CLONE, post_form, request

GIRI, VOLTE = 12, 16  # VOLTE pages of each kind in each turn
DI_PIU = 1.1
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


@contextmanager
def inps_that(modo, port, workers, doorbell):
    """A worker that has something for INPS, while INPS is like this; `appeso`: it waits for the answer."""
    post_form(port, "/console/guasto", modo=modo)
    end_waits()
    with workers.working():
        doorbell.tell(deliver, "inps")
        waiting = Message.objects.filter(topic="inps.comunicazione").exclude(stato=StatoMessaggio.CONSEGNATO)
        in_hand = waiting.filter(stato=StatoMessaggio.IN_CONSEGNA) if modo else waiting
        wait_until(lambda: in_hand.exists() == bool(modo))
        time.sleep(POSA)
        yield
        assert in_hand.exists() == bool(modo)


def p95(seconds):
    return sorted(seconds)[int(len(seconds) * 0.95)] * 1000


@pytest.mark.slow
def test_pages_are_as_fast_while_inps_hangs(mondo_vero, inps_vuoto, broker, lavoratori, web):  # noqa: F811
    pages = [
        (mondo_vero.case_manager, reverse("patti_inclusione:oggi")),
        (mondo_vero.case_manager, reverse("patti_inclusione:caso_detail", args=[mondo_vero.caso.pk])),
        (mondo_vero.flussi, reverse("monitor:scambi_oggi")),
    ]
    sessions = {who: client_for(who).cookies[settings.SESSION_COOKIE_NAME].value for who in dict(pages)}  # one a person
    asked = [(sessions[who], url) for who, url in pages]

    def open_page(session, url):
        before = time.perf_counter()
        status, headers, _ = request(web, "GET", url, Cookie=f"{settings.SESSION_COOKIE_NAME}={session}")
        assert status == 200, (url, headers.get("Location"))
        return time.perf_counter() - before

    found = {"": [], "appeso": []}
    for each in asked * 4:
        open_page(*each)
    for n in range(GIRI):
        for modo in ("", "appeso") if n % 2 else ("appeso", ""):
            if modo:
                sign_for(mondo_vero, inps_vuoto, n)
            with inps_that(modo, inps_vuoto, lavoratori, broker):
                found[modo].append(p95([open_page(*each) for each in asked * VOLTE]))

    well, hanging = (
        statistics.median(found[modo]) for modo in ("", "appeso")
    )  # of the turns: a neighbour may spoil some
    pages = GIRI * VOLTE * len(asked)
    say(f"{pages} pages a state: p95 {well:.0f} ms with INPS well, {hanging:.0f} ms hanging, x{hanging / well:.2f}")
    assert hanging <= well * DI_PIU
