"""The authorities whose certificates are trusted: a folder of certificates, chosen by who installs (none by default).

AgID's lists change: the folder is looked at each time, and read again when a file of it is another.
"""

import logging
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ESTENSIONI = {".pem", ".crt", ".cer", ".der"}
Stato = tuple[tuple[str, int, int, int], ...]  # each file: when it changed, how long it is, which one it is

_letti: dict[
    str, tuple[Stato, tuple[x509.Certificate, ...]]
] = {}  # by folder, two at most: what it was, and what it held
log = logging.getLogger(__name__)


def list_autorita(folder: str | None = None) -> tuple[x509.Certificate, ...]:
    """The certificates of a folder (AUTORITA_FIRME if not said) as it is now; none where no folder is set.

    A folder that was good and cannot be read now, or is empty, is on its way to become another: what it held holds meanwhile.
    """
    folder = settings.AUTORITA_FIRME if folder is None else folder
    return _read(folder) if folder else ()


def check_folder() -> None:
    """Raise ImproperlyConfigured where a folder is set and holds no certificate: every signature would be refused."""
    for name in ("AUTORITA_FIRME", "AUTORITA_PEC"):
        folder = getattr(settings, name)
        try:
            found = list_autorita(folder)
        except (OSError, ValueError) as error:
            raise ImproperlyConfigured(f"{name}: {error}") from error
        if folder and not found:
            raise ImproperlyConfigured(f"{name} names a folder without certificates.")


def _read(folder: str) -> tuple[x509.Certificate, ...]:
    before, known = _letti.get(folder, (None, ()))
    try:
        files = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in ESTENSIONI)
        state = tuple(_state(path) for path in files)
        if state == before:
            return known
        found = tuple(certificate for path in files for certificate in _certificates(path.read_bytes()))
    except (OSError, ValueError):
        if not known:
            raise
        log.exception("the authorities of %s cannot be read: those of before hold", folder)
        return known
    if known and not found:
        log.error("no authority is left in %s: those of before hold", folder)
        return known
    _letti[folder] = state, found
    return found


def _state(path: Path) -> tuple[str, int, int, int]:
    found = path.stat()
    return path.name, found.st_mtime_ns, found.st_size, found.st_ino


def _certificates(data: bytes) -> list[x509.Certificate]:
    """One in DER, or as many as a PEM file holds."""
    if not pem.detect(data):
        return [x509.Certificate.load(data, strict=True)]
    return [x509.Certificate.load(der) for kind, _, der in pem.unarmor(data, multiple=True) if kind == "CERTIFICATE"]
