"""The embedded PostgreSQL, in each of the ways in which it may have to run."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from rdc_platform.embedded import postgres_user
from rdc_platform.embedded.children import StartError
from rdc_platform.embedded.home import Home
from rdc_platform.embedded.postgres import Postgres
from tests.embedded import support

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give PostgreSQL another face")
WAYS = [pytest.param(True, id="namespace-or-own-user"), pytest.param(False, id="nobody", marks=as_root)]


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "dati")
    home.root.mkdir(mode=0o700)
    yield home
    shutil.rmtree(home.socket_folder(65534), ignore_errors=True)


@pytest.fixture
def start():
    """A started server; all are stopped when the test ends."""
    servers = []

    def start(home, **options):
        servers.append(Postgres(home, **options))
        servers[-1].start()
        return servers[-1]

    yield start
    for each in reversed(servers):
        each.stop()


def query(server, *statements):
    """The first value of the last statement."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        for each in statements:
            cursor = connection.execute(each)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("namespaces", WAYS)
def test_start_serves_the_database_and_keeps_it_over_a_restart(home, start, namespaces):
    server = start(home, namespaces=namespaces)
    locale = query(
        server,
        "CREATE TABLE prova AS SELECT 42 AS n",
        "SELECT datlocale FROM pg_database WHERE datname = current_database()",
    )
    server.stop()

    again = start(home, namespaces=namespaces)
    kept = query(again, "SELECT n FROM prova")

    assert locale == "C.UTF-8"
    assert kept == 42


@as_root
def test_start_as_nobody_works_below_folders_closed_to_others(home, start):
    home.root.parent.chmod(0o700)

    server = start(home, namespaces=False)

    assert query(server, "SELECT 1") == 1
    assert home.postgres.stat().st_uid == 65534


@as_root
def test_start_as_nobody_copies_the_programs_when_the_clone_is_closed(home, start, monkeypatch):
    public = Path(tempfile.mkdtemp(dir="/var/tmp"))
    public.chmod(0o755)
    monkeypatch.setattr(postgres_user, "PUBLIC", public)
    monkeypatch.setattr(postgres_user, "_open_to_all", lambda _: False)

    server = start(home, namespaces=False)

    assert query(server, "SELECT 1") == 1
    assert [each.name for each in public.iterdir()] == ["postgres-18.6.3"]
    shutil.rmtree(public)


def test_start_listens_on_no_port_and_asks_the_password(home, start):
    server = start(home)
    wrong = server.url("postgres").replace(home.secrets()["postgres"], "sbagliata")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)

    assert query(server, "SHOW listen_addresses") == ""


def test_start_waits_for_a_server_that_is_still_closing(home, start):
    first = start(home)
    first.child.process.send_signal(first.child.stop_signal)

    second = start(home)

    assert query(second, "SELECT 1") == 1


def test_restart_recovers_from_a_kill(home, start):
    server = start(home)
    query(server, "CREATE TABLE prova AS SELECT 7 AS n", "SELECT 1")
    server.child.process.kill()
    server.child.process.wait()

    server.restart()

    assert query(server, "SELECT n FROM prova") == 7


def test_start_says_where_the_reason_stands_when_it_fails(home, start):
    start(home).stop()
    (home.postgres / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(StartError, match=r"PostgreSQL non è partito: il motivo è in .*postgresql\.log"):
        start(home)


def test_the_server_ends_when_its_runner_is_killed(home):
    code = (
        "import time; from rdc_platform.embedded.home import Home; from rdc_platform.embedded.postgres import Postgres\n"
        "Postgres(Home.of_environment()).start(); print('su', flush=True); time.sleep(60)"
    )
    runner = subprocess.Popen(
        support.python("-c", code), env=support.environment(home.root), stdout=subprocess.PIPE, text=True
    )
    with runner:
        assert runner.stdout.readline() == "su\n"
        processes = support.descendants(runner.pid)

        runner.kill()

    assert len(processes) > 3
    assert support.wait_for(lambda: not support.alive(processes))
