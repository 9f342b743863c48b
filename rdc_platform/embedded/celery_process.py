"""A Celery worker or beat of the demo: says when it is ready, and no process of its pool outlives it.

`python -m rdc_platform.embedded.celery_process worker|beat`, with RDC_READY_FILE naming the file to write when ready.
"""

import os
import signal
import sys
from pathlib import Path

import django
from celery import signals
from celery.beat import Service

from rdc_platform.celery import app
from rdc_platform.embedded.linux import die_with_parent

WORKER = ["worker", "--loglevel=INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]
BEAT = ["beat", "--loglevel=INFO", "--pidfile="]


def main(role: str) -> None:
    """Run the worker or beat until a signal ends it."""
    os.environ["CELERY_SKIP_CHECKS"] = "1"  # they read all pages; the tests run them
    if role == "worker":
        main_pid = os.getpid()
        signals.worker_process_init.connect(lambda **_: die_with_parent(signal.SIGKILL, main_pid), weak=False)
        signals.worker_ready.connect(_say_ready, weak=False)
        app.worker_main([*WORKER, f"--concurrency={os.environ.get('RDC_WORKERS', '2')}"])
    else:
        django.setup()
        app.loader.import_default_modules = list  # beat sends names: it has no use for the code of the tasks
        signals.beat_init.connect(_read_schedule, weak=False)
        app.start(BEAT)


def _read_schedule(sender: Service, **_: object) -> None:
    """Beat is ready once its schedule has come from the database."""
    _ = sender.scheduler.schedule
    _say_ready()


def _say_ready(**_: object) -> None:
    Path(os.environ["RDC_READY_FILE"]).write_text(str(os.getpid()))


if __name__ == "__main__":
    main(sys.argv[1])
