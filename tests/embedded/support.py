"""What the tests of the runners share: a clean environment, and sight of the processes that a run leaves."""

import os
import sys
import time
from pathlib import Path

from rdc_platform.embedded.home import CLONE

OF_THE_TEST_RUN = {
    *("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "RDC_OWNER", "RDC_HOME", "RDC_PORT"),
    *("RDC_TEST_TEMPLATE", "RDC_TEST_TEMPLATE_MADE", "RDC_TEST_STARTED", "PYTEST_XDIST_WORKER"),
    *("DJANGO_SETTINGS_MODULE", "PYTEST_CURRENT_TEST"),
}


def environment(home: Path, **extra: str) -> dict[str, str]:
    """The environment of someone who types a command of this clone, with the data in `home`."""
    kept = {key: value for key, value in os.environ.items() if key not in OF_THE_TEST_RUN}
    return kept | {"RDC_HOME": str(home), "PYTHONPATH": str(CLONE)} | extra


def python(*arguments: str) -> list[str]:
    """A command line of this interpreter."""
    return [sys.executable, *arguments]


def descendants(pid: int) -> set[tuple[int, str]]:
    """All processes below `pid`, each as (pid, start time)."""
    children: dict[int, list[int]] = {}
    starts: dict[int, str] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        fields = _stat(entry.name)
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
            starts[int(entry.name)] = fields[19]
    found, queue = set(), [pid]
    while queue:
        for child in children.get(queue.pop(), []):
            found.add((child, starts[child]))
            queue.append(child)
    return found


def alive(processes: set[tuple[int, str]]) -> set[int]:
    """Those of `processes` that still run. A dead one that nobody has yet waited for does not."""
    running = set()
    for pid, start in processes:
        fields = _stat(pid)
        if fields and fields[0] not in {"Z", "X"} and fields[19] == start:
            running.add(pid)
    return running


def wait_for(condition, seconds: float = 10) -> bool:
    """Whether `condition()` came true in time."""
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(0.05)
    return True


def _stat(pid: int | str) -> list[str] | None:
    try:
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
