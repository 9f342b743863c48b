"""The tests' own services: embedded by default, existing ones where the environment names them."""

import os
import subprocess

import psycopg
import pytest

from rdc_platform.embedded.home import CLONE, Home
from rdc_platform.embedded.postgres import Postgres
from rdc_platform.embedded.valkey import Valkey
from tests.embedded import support

A_TEST = CLONE / "tests" / "embedded" / "run_in_another_run.py"


@pytest.fixture
def servers(tmp_path):
    """Servers that exist already, as the environment of someone who names them."""
    home = Home(tmp_path / "servizi")
    home.root.mkdir()
    postgres, valkey = Postgres(home, durable=False), Valkey(home)
    postgres.start()
    valkey.start()
    owner = postgres.url("postgres")
    yield {"DATABASE_URL": postgres.url("rdc_app"), "DATABASE_OWNER_URL": owner, "REDIS_URL": valkey.url}
    valkey.stop()
    postgres.stop()


def run_tests(tmp_path, **extra):
    """Where a test finds its database and broker, in a run of its own."""
    done = subprocess.run(
        support.python("-m", "pytest", "-s", "-q", str(A_TEST)),
        env=support.environment(tmp_path / "ignorata", **extra),
        cwd=CLONE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    line = next(line for line in done.stdout.splitlines() if "DOVE" in line)
    return line.partition("DOVE ")[2].rstrip(".").split()


@pytest.mark.slow
def test_the_tests_use_existing_servers(tmp_path, servers):
    database, folder, redis = run_tests(tmp_path, **servers)

    assert database == "test_rdc"
    assert folder == str(tmp_path / "servizi" / "socket")
    assert redis == servers["REDIS_URL"]
    with psycopg.connect(servers["DATABASE_OWNER_URL"]) as connection:
        left = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'test%'").fetchall()
    assert left == []


@pytest.mark.slow
def test_the_tests_have_embedded_servers_of_their_own(tmp_path):
    _, folder, redis = run_tests(tmp_path)

    assert folder.startswith(str(CLONE / ".rdc" / "test" / "prova-"))
    assert redis != os.environ["REDIS_URL"]
    assert not Home(CLONE / ".rdc" / "test" / folder.split("/")[-2]).root.exists()
