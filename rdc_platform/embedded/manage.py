"""bin/manage: manage.py with a database and a broker behind it, joined or started for as long as the command lasts."""

import ast
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from rdc_platform.embedded.children import StartError, child_environment
from rdc_platform.embedded.home import CLONE, Home
from rdc_platform.embedded.linux import tied_to_us
from rdc_platform.embedded.prepare import PACKAGES, forget, prepare
from rdc_platform.embedded.services import Services
from rdc_platform.embedded.state import Lock, State, running_lock, users_lock, wait_for_state

WITHOUT_DATABASE = {
    *("help", "version", "check", "diffsettings", "collectstatic", "findstatic"),
    *("makemessages", "compilemessages", "startapp", "startproject", "sendtestemail"),
}
AS_OWNER = {
    *("migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations", "optimizemigration"),
    *("flush", "sqlflush", "sqlsequencereset", "createcachetable", "inspectdb", "pgtrigger", "prepara_database"),
}
CHANGES_SCHEMA = {"migrate", "flush", "pgtrigger"}


def main(arguments: list[str]) -> int:
    """Run one command of manage.py; its exit status."""
    command = arguments[0] if arguments else "help"
    if command in AS_OWNER:
        os.environ["RDC_OWNER"] = "1"
    if not needs_database(arguments) or os.environ.get("DATABASE_URL"):
        _become_manage(arguments, {})
    home = Home.of_environment()
    lock, users = running_lock(home), users_lock(home)
    users.share()  # whoever runs the services waits for us from here on
    state = wait_for_state(home, lock)
    if state:
        _become_manage(arguments, state.environment)
    users.release()
    return _with_own_services(home, arguments, users)


def needs_database(arguments: list[str]) -> bool:
    """Whether the command reads or writes the database: Django's by name, ours by their class's `needs_database`."""
    if not arguments or arguments[0].startswith("-") or {"--help", "-h", "--version"} & set(arguments):
        return False
    command = arguments[0]
    if command in WITHOUT_DATABASE:
        return command == "check" and any(each.startswith("--database") for each in arguments)
    source = _source_of(command)
    return source is None or not _declares_no_database(source)


def _source_of(command: str) -> Path | None:
    for package in PACKAGES:
        for folder in ("management/commands", "*/management/commands"):
            for path in (CLONE / package).glob(f"{folder}/{command}.py"):
                return path
    return None


def _declares_no_database(source: Path) -> bool:
    """Read from the source: importing the command would mean loading Django twice."""
    return any(
        isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "needs_database" for target in node.targets)
        and isinstance(node.value, ast.Constant)
        and node.value.value is False
        for node in ast.walk(ast.parse(source.read_text()))
    )


def _manage(arguments: list[str]) -> list[str]:
    return [sys.executable, str(CLONE / "manage.py"), *arguments]


def _become_manage(arguments: list[str], environment: dict[str, str]) -> None:
    """Turn into manage.py. What the caller's own environment says goes before what a running demo says."""
    os.execve(sys.executable, _manage(arguments), child_environment(environment | os.environ))  # noqa: S606 -- our own


def _with_own_services(home: Home, arguments: list[str], users: Lock) -> int:
    services = Services(home)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to the command as well, which decides
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(128 + signal.SIGHUP))
    home.state.unlink(missing_ok=True)  # what a killed runner left
    try:
        environment = services.start()
        if arguments[0] != "prepara_database":
            prepare(home, "prepara_database", environment, partial(print, file=sys.stderr, flush=True))
        State("comando", os.getpid(), environment=environment).write(home)
        status = _run(arguments, environment)
        if arguments[0] in CHANGES_SCHEMA:
            forget(home)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if not users.take():
            print("Aspetto che finiscano gli altri comandi che usano lo stesso database…", file=sys.stderr)
            users.wait_alone()
        home.state.unlink(missing_ok=True)
        services.stop()
    return status


def _run(arguments: list[str], environment: dict[str, str]) -> int:
    """Run the command on our own standard input and output; its exit status, as a shell would give it."""
    command = subprocess.Popen(  # noqa: S603 -- our own command
        _manage(arguments),
        env=child_environment(environment),
        preexec_fn=tied_to_us(),  # noqa: PLW1509 -- one thread
    )
    try:
        status = command.wait()
    except SystemExit:
        command.terminate()
        command.wait()
        raise
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
