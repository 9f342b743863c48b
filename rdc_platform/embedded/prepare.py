"""Bringing the database up to the code, and skipping that when nothing it is made from has changed."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rdc_platform.embedded.children import StartError, child_environment
from rdc_platform.embedded.home import CLONE, Home, write_private
from rdc_platform.embedded.linux import tied_to_us

PACKAGES = ("rdc_platform", "ambiti", "accounts", "patti_inclusione", "controlli_anagrafici", "progetti_collettivita")
AS_OWNER = {"prepara_database"}
MESSAGES = {
    "prepara_database": "Preparo il database…",
    "prepara_demo": "Preparo le persone e le famiglie della demo…",
}


def prepare(
    home: Home, command: str, environment: Mapping[str, str], say: Callable[[str], None], *, always: bool = False
) -> None:
    """Run a preparing command (idempotent by contract) unless it already ran on this data with this very code.

    `always` for databases that are not ours alone: what others did to them, no stamp of ours knows. What the command
    prints goes to its log. StartError, with the log's last line, if it fails.
    """
    fingerprint = source_fingerprint()
    if not always and _stamps(home).get(command) == fingerprint:
        return
    say(MESSAGES.get(command, f"Eseguo {command}…"))
    extra = {**environment, "RDC_OWNER": "1"} if command in AS_OWNER else dict(environment)
    with home.log(command).open("wb") as log:
        done = subprocess.run(  # noqa: S603 -- our own command
            [sys.executable, CLONE / "manage.py", command],
            env=child_environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=tied_to_us(),
            check=False,
        )
    if done.returncode != 0:
        last = (home.log(command).read_text(errors="replace").strip() or "nessun messaggio").splitlines()[-1]
        raise StartError(f"{command} non è riuscito: {last}\nTutto il messaggio è in {home.log(command)}")
    write_private(home.prepared, json.dumps(_stamps(home) | {command: fingerprint}))


def forget(home: Home) -> None:
    """Prepare again at the next start: someone migrated or emptied the database by hand."""
    home.prepared.unlink(missing_ok=True)


def source_fingerprint() -> str:
    """A hash of everything that the preparation reads: code, migrations and data of every app, and the packages."""
    return _digest(
        path for package in PACKAGES for path in (CLONE / package).rglob("*") if "__pycache__" not in path.parts
    )


def schema_fingerprint() -> str:
    """A hash of what the tables and the packaged data are made from; cheaper to keep still than the whole code."""
    return _digest(
        path
        for package in PACKAGES
        for path in (CLONE / package).rglob("*")
        if {"migrations", "dati"} & set(path.parts) and path.suffix != ".pyc"
    )


def _digest(paths: Iterator[Path]) -> str:
    digest = hashlib.sha256((CLONE / "requirements.txt").read_bytes())
    for path in sorted(paths):
        if path.is_file():
            digest.update(str(path.relative_to(CLONE)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _stamps(home: Home) -> dict[str, str]:
    try:
        stamps: dict[str, str] = json.loads(home.prepared.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return stamps
