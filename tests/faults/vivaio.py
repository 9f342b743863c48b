"""A process that has read the whole platform and forks a worker or a beat of it on demand: twenty kills in the time of one start.

`python -m tests.faults.vivaio`; each line on standard input is `ROLE READY_FILE [SETTING=VALUE …]`, each answer
the pid of a real Celery process.
"""

import os
import signal
import sys
from contextlib import suppress

import django
from django.conf import settings

from rdc_platform.celery import app
from rdc_platform.embedded import celery_process
from rdc_platform.embedded.linux import die_with_parent


def main() -> None:
    """Fork until standard input ends; what was forked ends with us."""
    django.setup()
    app.loader.import_default_modules()
    us = os.getpid()
    _say("pronto")
    for line in sys.stdin:
        role, ready_file, *others = line.split()
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        pid = os.fork()
        if pid == 0:
            die_with_parent(signal.SIGKILL, us)
            _be(role, ready_file, others)
        _say(pid)


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _be(role: str, ready_file: str, others: list[str]) -> None:
    for name, value in (each.split("=", 1) for each in others):
        setattr(settings, name, value)
    os.environ["RDC_READY_FILE"] = ready_file
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)
    try:
        celery_process.main(role)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
