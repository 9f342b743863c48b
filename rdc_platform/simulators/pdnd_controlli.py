"""What PDND and the providers check of a signed token, each on its own side: form, key, signature, times, and that it is new."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.server import Request

DIFFERENZA = 10  # seconds between two clocks
ETA = 20  # seconds since a token says that it was made: five of foresight, ten of another clock, five on the road
DURATA = 3600  # seconds that a token may last
MEMORIA = 24 * 3600  # seconds for which the name of a token counts as used
PROVA = 60  # seconds that a proof of possession lasts
TABELLA = "CREATE TABLE IF NOT EXISTS gettoni (jti TEXT PRIMARY KEY, fino REAL);"


class Rifiuto(Exception):  # noqa: N818 -- the answer is no
    """Why a token is not taken: a code, a sentence, the HTTP status."""

    def __init__(self, codice: str, detail: str, status: int = 400) -> None:
        super().__init__(detail)
        self.codice, self.detail, self.status = codice, detail, status


@dataclass
class Chiamata:
    """A call to an e-service, at the provider's hour; the claims of its voucher, once they are checked."""

    request: Request
    eservice: dict[str, Any]
    now: float
    voucher: dict[str, Any] = field(default_factory=dict)


def header_of(token: str, codice: str, status: int = 400) -> dict[str, Any]:
    """The JOSE header of a compact JWS; Rifiuto under `codice` where it is none."""
    try:
        return dict(jws.extract_compact(token.encode()).headers())
    except (JoseError, ValueError) as error:
        raise Rifiuto(codice, "Il gettone firmato manca, o non si legge.", status) from error


def claims_of(token: str, key: RSAKey | ECKey, algorithm: str, codice: str, status: int = 400) -> dict[str, Any]:
    """Its claims, once the signature is seen to be of `key`."""
    try:
        return dict(jwt.decode(token, key, algorithms=[algorithm]).claims)
    except (JoseError, ValueError) as error:
        raise Rifiuto(codice, "La firma del gettone non è della chiave che dice.", status) from error


def check_times(claims: dict[str, Any], now: float, *, eta: float = ETA) -> None:
    """Made now and for a short while, by a clock like ours."""
    iat, exp, nbf = (claims.get(name) for name in ("iat", "exp", "nbf"))
    if not isinstance(iat, int | float) or not isinstance(exp, int | float):
        raise Rifiuto("FIRMA", "Mancano i momenti del gettone: iat ed exp.")
    if exp > iat + DURATA:
        raise Rifiuto("FIRMA", f"Il gettone dura più di {DURATA} secondi.")
    inizio = max(iat, nbf) if isinstance(nbf, int | float) else iat
    if inizio > now + DIFFERENZA:
        raise Rifiuto("OROLOGIO", f"Il gettone è fatto fra {inizio - now:.0f} secondi.")
    if exp < now - DIFFERENZA or iat < now - eta:
        raise Rifiuto("OROLOGIO", f"Il gettone è fatto {now - iat:.0f} secondi fa.")


def use_once(archivio: Archivio, chi: str, claims: dict[str, Any], now: float) -> None:
    """Remember the name of the token for a day: a second one with that name is refused."""
    jti = claims.get("jti")
    if not isinstance(jti, str) or not jti:
        raise Rifiuto("FIRMA", "Il gettone non ha un nome (jti).")
    with archivio.transaction() as db:
        db.execute("DELETE FROM gettoni WHERE fino < ?", (now,))
        new = db.execute("INSERT OR IGNORE INTO gettoni VALUES (?, ?)", (f"{chi} {jti}", now + MEMORIA)).rowcount
    if not new:
        raise Rifiuto("GETTONE_RIUSATO", "Un gettone con questo nome (jti) è già stato usato.")


def check_possession(
    proof: str, method: str, url: str, now: float, once: Callable[[dict[str, Any]], None]
) -> tuple[str, str]:
    """A proof of RFC 9449 for this very call: the thumbprint of its key, and the hash of the voucher that it names."""
    header = header_of(proof, "DPOP")
    if header.get("typ") != "dpop+jwt" or header.get("alg") != "ES256" or "d" in header.get("jwk", {}):
        raise Rifiuto("DPOP", "La prova di possesso non ha la forma attesa.")
    try:
        key = ECKey.import_key(header["jwk"])
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise Rifiuto("DPOP", "La prova di possesso non porta la sua chiave.") from error
    claims = claims_of(proof, key, "ES256", "DPOP")
    if (claims.get("htm"), claims.get("htu")) != (method, url):
        raise Rifiuto("DPOP", "La prova di possesso è di un'altra chiamata.")
    iat = claims.get("iat")
    if not isinstance(iat, int | float) or not now - PROVA - DIFFERENZA <= iat <= now + DIFFERENZA:
        raise Rifiuto("DPOP", "La prova di possesso è di un'altra ora.")
    once(claims)
    return key.thumbprint(), str(claims.get("ath", ""))


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
