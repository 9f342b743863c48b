"""What the tests of faults do to real processes: start them, kill them at a moment of chance, empty the broker, wait."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis
from django.db import connection
from django.utils import timezone
from kombu import Connection

from rdc_platform.embedded.home import Home
from rdc_platform.embedded.valkey import Valkey
from rdc_platform.outbox.models import Controparte, Message, StatoMessaggio
from tests.simulators.processi import CLONE

PAZIENZA = 60  # seconds within which everything must be well again
UCCISIONI = 20


def wait_until(condition, seconds=PAZIENZA, ogni=0.05):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(ogni)


def say(figures):
    """For who runs it with -s, or reads of a failure."""
    print(f"\n{figures}")  # noqa: T201 -- the figures are what this is for


def chance(seed):
    """The chance of one test: its seed is told, so that a run that failed can be seen again."""
    seed = int(os.environ.get("RDC_SEME", seed))
    say(f"seme {seed}")
    return random.Random(seed)  # noqa: S311 -- repeatable


def end_waits():
    """As if the minutes had passed for which a killed worker's messages are its own, and a counterpart is left alone."""
    now = timezone.now()
    Message.objects.filter(stato=StatoMessaggio.IN_CONSEGNA).update(lease_until=now - timedelta(seconds=1))
    Message.objects.filter(stato=StatoMessaggio.IN_CODA).update(due_at=now)
    Controparte.objects.update(errori=0, riprova_il=None, inviati=0)


class Broker:
    """A Valkey of the test's own, that keeps its data on disk as the demo's does."""

    def __init__(self, folder):
        home = Home(folder)
        home.root.mkdir(mode=0o700, parents=True)
        self.valkey = Valkey(home)
        self.valkey.start()

    def tell(self, task, *args):
        """Send a task as a commit does: with the broker away nobody is told."""
        with Connection(self.valkey.url) as to:
            task.apply_async(args, connection=to, retry=False)

    def kill(self):
        """Killed with -9, and empty once it is back."""
        os.kill(self.valkey.child.pid, signal.SIGKILL)
        self.valkey.child.process.wait()
        self.valkey.restart()
        with redis.Redis.from_url(self.valkey.url) as client:
            client.flushall()


class Vivaio:
    """Real Celery processes over this test's database and broker."""

    def __init__(self, process, folder):
        self.process, self.folder, self.pids = process, folder, []
        assert self.process.stdout.readline() == "pronto\n"

    def start(self, role="worker", **impostazioni):
        """A worker (or beat) that is ready; its pid."""
        pid, is_ready = self.begin(role, **impostazioni)
        wait_until(is_ready)
        return pid

    def begin(self, role="worker", **impostazioni):
        """One that will be ready soon: its pid, and whether it is; `impostazioni` are settings of its own."""
        ready = self.folder / f"{role}-{len(self.pids)}"
        words = [role, str(ready), *(f"{name}={value}" for name, value in impostazioni.items())]
        self.process.stdin.write(f"{' '.join(words)}\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        self.pids.append(pid)
        return pid, ready.exists

    def kill(self, pid):
        """Killed with -9: its pool ends with it."""
        os.kill(pid, signal.SIGKILL)

    @contextmanager
    def working(self, **impostazioni):
        """A worker for as long as this lasts."""
        pid = self.start(**impostazioni)
        try:
            yield pid
        finally:
            self.kill(pid)


def environment(**addresses):
    """What a process of the platform needs to find this test's database, and what else is named; it logs in as the app's role."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    url = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    env = {name: value for name, value in os.environ.items() if name != "RDC_OWNER"}
    return env | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "rdc_platform.settings.test",
        "RDC_WORKERS": "1",
        "PYTHONUNBUFFERED": "1",
        **addresses,
    }


@contextmanager
def vivaio(folder: Path, **addresses):
    """Start it."""
    argv = [sys.executable, "-m", "tests.faults.vivaio"]
    with (
        (folder / "vivaio.log").open("w") as log,
        subprocess.Popen(
            argv,
            cwd=CLONE,
            env=environment(**addresses),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            yield Vivaio(process, folder)
        finally:
            process.kill()
