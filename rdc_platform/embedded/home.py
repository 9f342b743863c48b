"""The data folder of one clone: where each thing lies, and the secrets made once for it."""

import hashlib
import importlib.util
import json
import os
import secrets
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
SOCKET_PATH_LIMIT = 107  # bytes: sun_path holds 108 with the closing NUL
LONGEST_SOCKET_NAME = ".s.PGSQL.5432.lock"
KEPT_BY_CLEAR = {"venv", "test", "installato", "installazione.lock", "in-corso.lock", "comandi.lock"}


@dataclass(frozen=True)
class Home:
    """The data folder (`RDC_HOME`, default `.rdc` in the clone) and the places inside it."""

    root: Path

    @classmethod
    def of_environment(cls) -> "Home":
        """The data folder that the environment names, created with mode 0700 where it is missing."""
        root = Path(os.environ.get("RDC_HOME") or CLONE / ".rdc").absolute()
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(root)

    @property
    def postgres(self) -> Path:
        """Data of PostgreSQL."""
        return self.root / "postgres"

    @property
    def valkey(self) -> Path:
        """Data of Valkey (append-only file)."""
        return self.folder("valkey")

    @property
    def state(self) -> Path:
        """Who is running, on which addresses (JSON, mode 0600)."""
        return self.root / "stato.json"

    @property
    def prepared(self) -> Path:
        """What the database was last prepared from (JSON: command -> fingerprint)."""
        return self.root / "preparato.json"

    def folder(self, name: str) -> Path:
        """A private folder inside the data folder, created if missing."""
        path = self.root / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path

    def log(self, name: str) -> Path:
        """The log of one process."""
        return self.folder("log") / f"{name}.log"

    def clear(self) -> None:
        """Delete all data, so that the next start begins anew. The installed packages and the locks stay."""
        for path in self.root.iterdir():
            if path.name in KEPT_BY_CLEAR:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def socket_folder(self, owner: int | None = None) -> Path:
        """A private folder for PostgreSQL's socket, short enough for a socket's address.

        Inside the data folder where its path fits and nobody else (`owner`, a uid) has to reach it; else in the run-time
        folder of the user or in the folder of temporary files.
        """
        inside = self.root / "socket"
        if owner is None and _fits(inside):
            return self.folder("socket")
        name = "rdc-" + hashlib.sha256(str(self.root).encode()).hexdigest()[:12]
        runtime = os.environ.get("XDG_RUNTIME_DIR") if owner is None else None
        for parent in (runtime, tempfile.gettempdir(), "/tmp"):  # noqa: S108 -- checked below
            if parent and _fits(Path(parent) / name):
                return _private_folder(Path(parent) / name, {os.geteuid(), owner})
        raise RuntimeError("Nessuna cartella ha un percorso abbastanza corto per il socket di PostgreSQL.")

    def secrets(self) -> dict[str, str]:
        """Passwords of the embedded services (postgres, rdc_app, valkey) and of the simulators (inps, anpal, anpr, inail, ministero, oidc, sms), made at the first call."""
        path = self.root / "segreti.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        missing = {
            "postgres",
            "rdc_app",
            "valkey",
            "inps",
            "anpal",
            "anpr",
            "inail",
            "ministero",
            "oidc",
            "sms",
        } - known.keys()
        if missing:
            known |= {name: secrets.token_urlsafe(24) for name in sorted(missing)}
            write_private(path, json.dumps(known))
        return known


def package_folder(name: str) -> Path:
    """Where an installed package lies, found without running its code."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"Il pacchetto {name} non è installato: esegui bin/setup.")
    return Path(spec.submodule_search_locations[0])


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads (mode 0600), whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / LONGEST_SOCKET_NAME)) <= SOCKET_PATH_LIMIT


def _private_folder(path: Path, owners: set[int | None]) -> Path:
    """`path`, closed to all but one of `owners`; another folder beside it where someone else holds that name."""
    path.mkdir(mode=0o700, exist_ok=True)
    facts = path.lstat()
    if stat.S_ISDIR(facts.st_mode) and facts.st_uid in owners and stat.S_IMODE(facts.st_mode) == 0o700:
        return path
    return Path(tempfile.mkdtemp(prefix="rdc-", dir=path.parent))
