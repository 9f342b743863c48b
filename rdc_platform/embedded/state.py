"""Who runs the services of a clone: a lock that ends with its holder, and a file that says where things answer."""

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rdc_platform.embedded.home import Home, write_private


@dataclass
class State:
    """What a second command needs to know about the first.

    `kind` is "demo" or "comando"; `web` the address of the demo; `environment` what a process needs to reach the
    services; `processes` name -> pid.
    """

    kind: str
    pid: int
    web: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    processes: dict[str, int] = field(default_factory=dict)

    def write(self, home: Home) -> None:
        """Publish it (mode 0600: it holds the passwords)."""
        write_private(home.state, json.dumps(asdict(self), indent=1))


def read_state(home: Home) -> State | None:
    """The state last published, if any; it says something about now only while the lock is held."""
    try:
        return State(**json.loads(home.state.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None


class Lock:
    """An advisory lock on a file, released by the kernel when the last process that has it open ends."""

    def __init__(self, path: Path):
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> bool:
        """Take it alone, at once or not at all."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wait_alone(self) -> None:
        """Wait until nobody else has it, then take it alone."""
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)

    def share(self) -> None:
        """Take it together with others, and let it live on in the program this process turns into."""
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)
        os.set_inheritable(self.descriptor, True)  # noqa: FBT003 -- a builtin

    def release(self) -> None:
        """Let it go."""
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)
        os.set_inheritable(self.descriptor, False)  # noqa: FBT003 -- a builtin


def running_lock(home: Home) -> Lock:
    """Held by the one process that runs the services of this data folder."""
    return Lock(home.root / "in-corso.lock")


def users_lock(home: Home) -> Lock:
    """Shared by the commands that use services which another command runs: that one waits for them before it stops."""
    return Lock(home.root / "comandi.lock")


def wait_for_state(home: Home, lock: Lock, seconds: float = 180) -> State | None:
    """The state of whoever holds `lock`, once it is up; None when the lock comes free meanwhile (it is then ours)."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if lock.take():
            return None
        state = read_state(home)
        if state and Path("/proc", str(state.pid)).exists():
            return state
        time.sleep(0.1)
    raise RuntimeError(
        "I servizi di questa copia si stanno avviando da troppo tempo: guarda i log nella cartella dei dati."
    )
