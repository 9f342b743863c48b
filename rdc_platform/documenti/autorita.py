"""The authorities whose certificates are trusted: a folder of certificates, chosen by who installs (none by default)."""

from functools import cache
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ESTENSIONI = {".pem", ".crt", ".cer", ".der"}


def list_autorita(folder: str | None = None) -> tuple[x509.Certificate, ...]:
    """The certificates of a folder (AUTORITA_FIRME if not said), read once a process; none where no folder is set."""
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


@cache
def _read(folder: str) -> tuple[x509.Certificate, ...]:
    files = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in ESTENSIONI)
    return tuple(certificate for path in files for certificate in _certificates(path.read_bytes()))


def _certificates(data: bytes) -> list[x509.Certificate]:
    """One in DER, or as many as a PEM file holds."""
    if not pem.detect(data):
        return [x509.Certificate.load(data, strict=True)]
    return [x509.Certificate.load(der) for kind, _, der in pem.unarmor(data, multiple=True) if kind == "CERTIFICATE"]
