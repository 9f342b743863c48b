"""bin/setup: what it does about missing system packages, as root, with sudo and without."""

import os
import subprocess

import pytest

from rdc_platform.embedded.home import CLONE

PANGO = "libpango-1.0-0 libpangoft2-1.0-0"


@pytest.fixture
def machine(tmp_path):
    """A machine whose commands say what the test needs; `machine.run()` is bin/setup on it."""
    return Machine(tmp_path)


class Machine:
    def __init__(self, folder):
        self.folder = folder
        self.calls = folder / "calls"
        self.calls.touch()
        self.command("ldconfig", "true")  # no library at all
        self.command("apt-cache", "false")
        self.command("apt-get", f'echo "apt-get $*" >>{self.calls}')
        self.command("sudo", "false")
        self.command("id", "echo 0")

    def command(self, name, line):
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)

    def run(self):
        return subprocess.run(
            [CLONE / "bin" / "setup"],
            env=os.environ | {"PATH": f"{self.folder}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self):
        return self.calls.read_text().splitlines()


def test_setup_installs_as_root_what_is_missing(machine):
    done = machine.run()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Installo i pacchetti di sistema che mancano: {PANGO}\n"
    assert machine.called() == ["apt-get update -qq", f"apt-get install -y --no-install-recommends {PANGO} -qq"]


def test_setup_installs_the_font_cutter_where_the_distribution_has_it(machine):
    machine.command("apt-cache", "true")

    machine.run()

    assert machine.called()[1] == f"apt-get install -y --no-install-recommends {PANGO} libharfbuzz-subset0 -qq"


def test_setup_installs_nothing_when_nothing_is_missing(machine):
    machine.command("ldconfig", "echo libpango-1.0.so.0 libpangoft2-1.0.so.0")

    done = machine.run()

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.called() == []


def test_setup_uses_sudo_when_it_asks_nothing(machine):
    machine.command("id", "echo 1000")
    machine.command("sudo", 'shift; exec "$@"')

    done = machine.run()

    assert done.returncode == 0
    assert machine.called()[0] == "apt-get update -qq"


def test_setup_stops_with_the_line_to_run_when_it_may_not_install(machine):
    machine.command("id", "echo 1000")

    done = machine.run()

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Mancano pacchetti di sistema. Scrivi questa riga e riprova:",
        f"  sudo apt-get update && sudo apt-get install -y --no-install-recommends {PANGO}",
    ]
    assert machine.called() == []
