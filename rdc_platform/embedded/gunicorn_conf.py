"""gunicorn in the demo: a socket that the runner holds, one worker for each core, none outliving its master."""

import os
import signal
from pathlib import Path

from django.urls import get_resolver
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from rdc_platform.embedded.linux import die_with_parent

bind = f"fd://{os.environ['RDC_WEB_FD']}"
workers = int(os.environ.get("RDC_WORKERS", "2"))
preload_app = True  # the code is read once
accesslog = None  # who opened what stands in the register of reads
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- gunicorn's heartbeat, no content
control_socket_disable = True
graceful_timeout = 5


def when_ready(_server: Arbiter) -> None:
    """Read all pages before the workers are forked: none then reads them at its first request."""
    _ = get_resolver().url_patterns


def post_fork(_server: Arbiter, worker: Worker) -> None:
    """Tie the worker to its master."""
    die_with_parent(signal.SIGKILL, worker.ppid)
