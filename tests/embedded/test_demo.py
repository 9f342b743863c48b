"""bin/demo with all its processes: start, ports, a second one, joining, restarts, Ctrl-C, kill -9."""

import json
import os
import re
import shutil
import signal
import subprocess
import urllib.request

import psycopg
import pytest

from rdc_platform.embedded.home import CLONE, Home
from rdc_platform.embedded.postgres import Postgres
from rdc_platform.embedded.valkey import Valkey, free_ports
from tests.embedded import support

SIMULATORI = {
    f"simulatore-{name}" for name in ("inps", "anpal", "anpr", "inail", "ministero", "pec", "spid", "pdnd", "sms")
}
PROCESSES = {"web", "beat", "worker", *SIMULATORI, "PostgreSQL", "Valkey"}


class Running:
    """A demo that was started, with what it printed up to PRONTO."""

    def __init__(self, home, *arguments, **extra):
        self.home = home
        self.process = subprocess.Popen(
            [CLONE / "bin" / "demo", *arguments],
            env=support.environment(home, **extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if line.startswith("PRONTO "):
                break
        if not self.lines or not self.lines[-1].startswith("PRONTO "):
            self.process.stdout.close()
            pytest.fail(f"La demo non è partita, stato {self.process.wait(30)}: {self.lines}")

    @property
    def url(self):
        return self.lines[-1].removeprefix("PRONTO ")

    @property
    def port(self):
        return int(self.url.rstrip("/").rpartition(":")[2])

    @property
    def state(self):
        return json.loads((self.home / "stato.json").read_text())

    def end(self, sign):
        """Send a signal; the exit status and the processes that are left ten seconds later."""
        processes = support.descendants(self.process.pid)
        assert len(processes) > len(PROCESSES)
        self.process.send_signal(sign)
        status = self.process.wait(30)
        support.wait_for(lambda: not support.alive(processes))
        self.process.stdout.close()
        return status, support.alive(processes)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """One data folder for the module: only its first start has a database to prepare."""
    return tmp_path_factory.mktemp("dati")


@pytest.fixture(scope="module")
def running(home):
    """The demo of that folder: a function that starts it where the test before has ended it."""
    demos = []

    def running():
        if not demos or demos[-1].process.poll() is not None:
            demos.append(Running(home, RDC_PORT=str(free_ports(1)[0])))
        return demos[-1]

    yield running
    if demos and demos[-1].process.poll() is None:
        demos[-1].end(signal.SIGINT)


@pytest.fixture
def demo(running):
    return running()


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.status


@pytest.mark.slow  # the whole job in Chromium starts the same demo, and ends it
def test_pronto_is_printed_when_every_process_answers(demo):
    state = demo.state

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", demo.url)
    assert set(state["processes"]) == PROCESSES
    names = ("INPS_BASE_URL", "ANPAL_BASE_URL", "ANPR_BASE_URL", "INAIL_BASE_URL", "PEC_WEB_URL", "OIDC_ISSUER")
    addresses = [state["environment"][name] + "/" for name in names]
    assert {get(each + "salute") for each in (demo.url, *addresses)} == {200}


@pytest.mark.slow
def test_a_second_demo_says_that_one_is_running_and_where(demo, home):
    done = subprocess.run(
        [CLONE / "bin" / "demo"], env=support.environment(home), capture_output=True, text=True, check=False
    )

    assert done.stdout == f"Una demo di questa copia è già in corso: {demo.url}\n"
    assert done.returncode == 1


@pytest.mark.slow
def test_manage_joins_the_running_demo(demo, home):
    code = "import os; from django.db import connection as c; c.ensure_connection(); print(os.environ['DATABASE_URL'])"

    done = subprocess.run(
        [CLONE / "bin" / "manage", "shell", "--no-imports", "-c", code],
        env=support.environment(home),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == demo.state["environment"]["DATABASE_URL"] + "\n"
    assert demo.process.poll() is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["worker", "web"])
def test_a_process_that_is_killed_is_started_again(demo, name):
    os.kill(demo.state["processes"][name], signal.SIGKILL)

    told = demo.process.stdout.readline()

    assert told.startswith(f"{name} si era fermato: l'ho riavviato")
    assert get(demo.url + "salute") == 200


@pytest.mark.slow
def test_ctrl_c_stops_everything(demo):
    status, left = demo.end(signal.SIGINT)

    assert (status, left) == (0, set())
    assert not (demo.home / "stato.json").exists()


@pytest.mark.slow
def test_nothing_is_left_after_kill_9_of_the_runner(demo):
    status, left = demo.end(signal.SIGKILL)

    assert (status, left) == (-signal.SIGKILL, set())


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_said(tmp_path, port):
    done = subprocess.run(
        [CLONE / "bin" / "demo"],
        env=support.environment(tmp_path, RDC_PORT=port),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, f"RDC_PORT={port}: scrivi un numero da 1 a 65535.\n")


@pytest.mark.slow
def test_two_demos_run_side_by_side_the_second_on_existing_servers(demo, tmp_path):
    home = Home(tmp_path / "servizi")
    home.root.mkdir()
    postgres, valkey = Postgres(home), Valkey(home)
    postgres.start()
    valkey.start()
    urls = {
        "DATABASE_URL": postgres.url("rdc_app"),
        "DATABASE_OWNER_URL": postgres.url("postgres"),
        "REDIS_URL": valkey.url,
    }
    try:
        second = Running(tmp_path / "demo", RDC_PORT=str(demo.port), **urls)
        names = set(second.state["processes"])
        status, left = second.end(signal.SIGINT)
        with psycopg.connect(urls["DATABASE_URL"]) as connection:
            comuni = connection.execute("SELECT count(*) FROM ambiti_comune").fetchone()[0]
    finally:
        valkey.stop()
        postgres.stop()
        shutil.rmtree(tmp_path / "demo", ignore_errors=True)

    assert second.port > demo.port
    assert f"La porta {demo.port} è occupata: uso la {second.port}." in second.lines
    assert names == PROCESSES - {"PostgreSQL", "Valkey"}
    assert (status, left) == (0, set())
    assert comuni > 7800


@pytest.mark.slow
def test_data_survive_a_restart_and_nuovo_starts_over(home, running):
    if (home / "stato.json").exists():
        running().end(signal.SIGINT)
    note = home / "documenti"
    note.mkdir(exist_ok=True)
    (note / "prova.txt").write_text("resta")
    Running(home, RDC_PORT=str(free_ports(1)[0])).end(signal.SIGINT)
    survived = (note / "prova.txt").exists()

    Running(home, "--nuovo", RDC_PORT=str(free_ports(1)[0])).end(signal.SIGINT)

    assert survived
    assert not (note / "prova.txt").exists()
