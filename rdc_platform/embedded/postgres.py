"""The embedded PostgreSQL: only the wheel's programs, behind a wrapper that makes, starts and stops one cluster."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from rdc_platform.embedded.children import Child, StartError, wait_until
from rdc_platform.embedded.home import Home
from rdc_platform.embedded.linux import tied_to_us
from rdc_platform.embedded.postgres_user import PostgresUser, choose

DATABASE = "rdc"
INITDB = (
    "--username=postgres",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",  # no wheel carries ICU
    "--builtin-locale=C.UTF-8",
)
OPTIONS = {
    "listen_addresses": "",  # the socket alone, in a folder closed to others: no port to fight for
    "unix_socket_permissions": "0700",
    "log_min_error_statement": "panic",  # a failed statement, or its detail, may hold personal data
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # tests only: nothing to keep
LEFTOVER_SECONDS = 15


class Postgres:
    """One cluster with one database, `rdc`, whose superuser is `postgres`; reached by a socket with a password."""

    def __init__(self, home: Home, *, durable: bool = True, namespaces: bool = True):
        self.home = home
        self.options = OPTIONS if durable else OPTIONS | QUICK
        self.namespaces = namespaces
        self.socket = home.root
        self.child = Child(
            name="PostgreSQL",
            log=home.log("postgresql"),
            env={"LC_ALL": "C"},
            stop_signal=signal.SIGINT,  # "fast": closes the connections and leaves nothing to recover
            death_signal=signal.SIGINT,
            patience=20,
        )

    def start(self) -> None:
        """Start the server, after making the cluster if there is none; StartError if it does not come up."""
        if not self.home.postgres.exists():
            self._create()
        user = choose(self.home.postgres, namespaces=self.namespaces)
        self.socket = user.own(self.home.socket_folder(user.owner))
        options = self.options | {"unix_socket_directories": str(self.socket)}
        arguments = [f"--{key}={value}" for key, value in options.items()]
        self.child.argv = [user.binaries / "postgres", "-D", user.data, *arguments]
        self.child.before_exec = user.before_exec
        self.child.inherit = user.inherit
        self.restart()

    def restart(self) -> None:
        """Start the server of this cluster (again) and wait until it takes connections."""
        _wait_for_leftover(self.home.postgres)
        self.child.start()
        wait_until(self.ready, self.child)

    def ready(self) -> bool:
        """Whether the running server, and no earlier one, says in its lock file that it takes connections."""
        lines = _lock_file(self.home.postgres)
        return len(lines) > 7 and lines[0] == str(self.child.pid) and lines[7].strip() == "ready"

    def stop(self) -> None:
        """Stop the server."""
        self.child.stop()

    def url(self, role: str) -> str:
        """The URL of the database for `postgres` (owner) or `rdc_app` (the app, made by `prepara_database`)."""
        return f"postgresql://{role}:{self.home.secrets()[role]}@/{DATABASE}?host={quote(str(self.socket), safe='')}"

    def _create(self) -> None:
        """Make the cluster and its database beside their place, and move them there when they are whole."""
        draft = self.home.root / "postgres.nuovo"
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        user = choose(draft, namespaces=self.namespaces)
        password = user.own(self.home.socket_folder(user.owner)) / "password"
        password.touch(mode=0o600)
        password.write_text(self.home.secrets()["postgres"])
        try:
            user.own(password)
            self._run(user, "initdb", "-D", user.data, f"--pwfile={password}", *INITDB)
            self._run(user, "postgres", "--single", "-D", user.data, "postgres", stdin=f'CREATE DATABASE "{DATABASE}"')
        finally:
            password.unlink()
        draft.rename(self.home.postgres)

    def _run(self, user: PostgresUser, program: str, *arguments: str | Path, stdin: str = "") -> None:
        with self.home.log("postgresql").open("ab") as log:
            done = subprocess.run(  # noqa: S603 -- the wheel's own programs
                [user.binaries / program, *arguments],
                input=stdin.encode(),
                stdout=log,
                stderr=log,
                env={"PATH": os.defpath, "LC_ALL": "C"},
                preexec_fn=tied_to_us(before=user.before_exec),
                pass_fds=user.inherit,
                check=False,
            )
        if done.returncode != 0:
            raise StartError(f"PostgreSQL: {program} non è riuscito, il motivo è in {self.home.log('postgresql')}")


def _lock_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _wait_for_leftover(data: Path) -> None:
    """Wait for the end of a server whose runner was killed a moment ago: it is closing its files."""
    lines = _lock_file(data)
    limit = time.monotonic() + LEFTOVER_SECONDS
    while lines and _works_in(lines[0], data):
        if time.monotonic() > limit:
            raise StartError(f"Un altro PostgreSQL (processo {lines[0]}) usa già {data}")
        time.sleep(0.05)


def _works_in(pid: str, folder: Path) -> bool:
    try:
        return Path("/proc", pid, "cwd").samefile(folder)
    except OSError:
        return False
