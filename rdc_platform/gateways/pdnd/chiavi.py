"""The keys that calls are signed with: PEM or PKCS#12 files, each with its kid and the days from and until which it signs."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from rdc_platform.gateways.pdnd.errori import ConfigurazioneError

PKCS12 = {".p12", ".pfx"}
SEMPRE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Chiave:
    """A key of ours, deposited on PDND under `kid`; it signs from `dal` (included) until `al` (excluded)."""

    kid: str
    key: RSAKey
    dal: datetime
    al: datetime = SEMPRE


def read_key(path: Path, password: Path | None = None) -> RSAKey:
    """The private key of a file; `password` is the file that has the password of a PKCS#12 or of a PEM. ConfigurazioneError."""
    try:
        data, word = path.read_bytes(), password.read_text().strip() if password else None
        if path.suffix.lower() in PKCS12:
            data, word = _from_pkcs12(data, word), None
        key = RSAKey.import_key(data, password=word)
        private = key.is_private
    except (OSError, ValueError, TypeError, JoseError) as error:
        raise ConfigurazioneError(f"la chiave {path.name} non si legge ({type(error).__name__})") from error
    if not private:
        raise ConfigurazioneError(f"la chiave {path.name} è solo pubblica")
    return key


def in_force(chiavi: list[Chiave], now: float) -> Chiave:
    """The key to sign with at `now` (seconds of the epoch): of those in force, the one that began last. ConfigurazioneError."""
    at = datetime.fromtimestamp(now, UTC)
    found = [each for each in chiavi if each.dal <= at < each.al]
    if not found:
        raise ConfigurazioneError("nessuna chiave di PDND vale adesso")
    return max(found, key=lambda each: each.dal)


def _from_pkcs12(data: bytes, word: str | None) -> bytes:
    key = pkcs12.load_pkcs12(data, word.encode() if word else None).key
    if key is None:
        raise ValueError("no key in it")
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
