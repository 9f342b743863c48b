"""A child process of a runner: started in a session of its own, stopped in order, never outliving the runner."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rdc_platform.embedded.home import CLONE
from rdc_platform.embedded.linux import tied_to_us

LOG_LIMIT = 5_000_000  # bytes; a longer log is set aside at the next start


class StartError(Exception):
    """A process did not come up; the message is for the person who typed the command."""


@dataclass
class Child:
    """One process. `stop_signal` asks it to end; `death_signal` is what the kernel sends it if the runner dies first."""

    name: str
    log: Path
    argv: Sequence[str | Path] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    stop_signal: int = signal.SIGTERM
    death_signal: int = signal.SIGKILL
    patience: float = 8  # seconds between stop_signal and SIGKILL
    before_exec: Callable[[], None] | None = None
    inherit: Sequence[int] = ()
    stdin: bytes | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; returns at once. Output goes to the log."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603 -- our own commands
                self.argv,
                env=child_environment(self.env),
                stdin=subprocess.DEVNULL if self.stdin is None else subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=tied_to_us(self.death_signal, self.before_exec),  # noqa: PLW1509 -- the runners have one thread
                start_new_session=True,  # Ctrl-C reaches the runner alone, which stops the others in order
                pass_fds=self.inherit,
            )
        if self.stdin is not None and self.process.stdin:
            self.process.stdin.write(self.stdin)
            self.process.stdin.close()

    @property
    def pid(self) -> int:
        """Its process id; 0 before it was first started."""
        return self.process.pid if self.process else 0

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None

    def check(self) -> None:
        """Raise StartError if the process has ended."""
        if not self.running:
            raise StartError(f"{self.name} non è partito: il motivo è in {self.log}")

    def ask_to_stop(self) -> None:
        """Send it its stop signal; returns at once."""
        if self.process and self.running:
            self.process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """Ask it to end, wait, and kill it if it does not."""
        self.ask_to_stop()
        self.wait()

    def wait(self) -> None:
        """Wait for its end after `ask_to_stop`, and kill it when patience is over."""
        if self.process is None:
            return
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The runner's environment with `extra`, and this clone first among the places Python imports from."""
    return {
        **os.environ,
        "PYTHONPATH": str(CLONE),
        "PYTHONSAFEPATH": "1",  # the folder the command was typed in is not one of them
        "PYTHONUNBUFFERED": "1",
        **extra,
    }


def wait_until(answers: Callable[[], bool], child: Child, seconds: float = 120) -> None:
    """Wait until `answers()`; StartError when the child ends or the time is over."""
    limit = time.monotonic() + seconds
    while not answers():
        child.check()
        if time.monotonic() > limit:
            raise StartError(f"{child.name} non risponde dopo {seconds:.0f} secondi: vedi {child.log}")
        time.sleep(0.02)
