"""bin/manage: which commands need a database, and what a person sees of the services behind it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from rdc_platform.embedded import manage
from rdc_platform.embedded.home import CLONE
from tests.embedded import support


@pytest.mark.parametrize(
    "line",
    [
        *("", "help", "help migrate", "--version", "version", "check", "check --deploy", "migrate --help"),
        *("diffsettings", "collectstatic --noinput", "makemessages", "compilemessages", "startapp prova"),
        "genera_fornitura --domande 3",
    ],
)
def test_needs_database_is_false(line):
    assert not manage.needs_database(line.split())


@pytest.mark.parametrize(
    "line", ["migrate", "shell", "check --database default", "check --database=default", "importa_comuni", "mai_visto"]
)
def test_needs_database_is_true(line):
    assert manage.needs_database(line.split())


def bin_manage(home: Path, *arguments: str, **options):
    command = [CLONE / "bin" / "manage", *arguments]
    defaults = {"env": support.environment(home), "capture_output": True, "text": True}
    return subprocess.run(command, check=False, **(defaults | options))


def test_a_command_without_database_starts_nothing(tmp_path):
    done = bin_manage(tmp_path, "version")

    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "postgres").exists()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data folder whose database is brought up by the first command that needs it."""
    return tmp_path_factory.mktemp("dati")


@pytest.mark.slow
def test_a_command_has_standard_output_and_input_for_itself(home):
    code = "import sys; from ambiti.models import Comune; print(Comune.objects.count() > 7800, sys.stdin.read())"

    done = bin_manage(home, "shell", "--no-imports", "-v0", "-c", code, input="dal comando")

    assert (done.returncode, done.stdout) == (0, "True dal comando\n")


@pytest.mark.slow
def test_the_exit_status_is_the_commands(home):
    done = bin_manage(home, "shell", "--no-imports", "-c", "raise SystemExit(7)")

    assert done.returncode == 7


@pytest.mark.slow
def test_a_relative_path_is_that_of_the_folder_where_it_was_typed(home, tmp_path):
    code = "from pathlib import Path; Path('uscita').write_text('qui')"

    bin_manage(home, "shell", "--no-imports", "-c", code, cwd=tmp_path)

    assert (tmp_path / "uscita").read_text() == "qui"


@pytest.mark.slow
def test_the_app_s_role_serves_and_the_owner_migrates(home):
    code = "from django.db import connection as c; u = c.cursor(); u.execute('select current_user'); print(u.fetchone()[0])"

    served = bin_manage(home, "shell", "--no-imports", "-c", code).stdout
    migrated = bin_manage(home, "migrate", "--check").returncode

    assert served == "rdc_app\n"
    assert migrated == 0


@pytest.mark.slow
def test_a_second_command_joins_the_first_which_waits_for_it(home):
    ask = "print('su', flush=True); input(); print('giù')"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    command = [CLONE / "bin" / "manage", "shell", "--no-imports", "-c", ask]
    with (
        subprocess.Popen(command, env=support.environment(home), **pipes) as first,
        subprocess.Popen(command, env=support.environment(home), **pipes) as second,
    ):
        assert [each.stdout.readline() for each in (first, second)] == ["su\n", "su\n"]
        first.stdin.write("\n")
        first.stdin.close()
        assert first.stdout.readline() == "giù\n"

        count = bin_manage(
            home, "shell", "--no-imports", "-c", "from ambiti.models import Comune; Comune.objects.count()"
        )
        second.stdin.write("\n")
        second.stdin.close()
        second.wait(20)
        first.wait(20)

    assert (count.returncode, first.returncode, second.returncode) == (0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_the_runner_is_ended(home, sign):
    pause = "import time; print('su', flush=True); time.sleep(60)"
    command = [CLONE / "bin" / "manage", "shell", "--no-imports", "-c", pause]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=support.environment(home), **pipes) as runner:
        assert runner.stdout.readline() == "su\n"
        processes = support.descendants(runner.pid)

        os.kill(runner.pid, sign)
        gone = support.wait_for(lambda: not support.alive(processes))

    assert len(processes) > 5
    assert gone
