"""What is signed: the client's assertion, the body (INTEGRITY_REST_02), who asks (AUDIT_REST_02), possession of a key (DPoP)."""

import base64
import hashlib
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.jwk import ECKey

from rdc_platform.gateways.pdnd.accordi import Accordo, Aderente
from rdc_platform.gateways.pdnd.chiavi import Chiave

ANTICIPO = (
    5  # seconds by which a signature says it is older than it is: some providers allow no difference between clocks
)
DURATA = 120  # seconds of the signature of a body and of the tracking
DURATA_ASSERZIONE = 300  # seconds of the client's assertion
FIRMATE = ("content-type", "content-encoding")  # signed beside the Digest wherever they are sent
PEZZO = 1024 * 1024

_autore: ContextVar[str] = ContextVar("autore", default="")


@contextmanager
def on_behalf_of(autore: UUID | None) -> Iterator[None]:
    """The calls made within are tracked as of this operator (AUDIT_REST_02, `userID`); None: of the platform itself."""
    token = _autore.set(str(autore or ""))
    try:
        yield
    finally:
        _autore.reset(token)


@dataclass(frozen=True)
class Firmatario:
    """Who signs for one call: the client and the key that was in force when the call began."""

    aderente: Aderente
    accordo: Accordo
    chiave: Chiave

    def assertion(self, tracciamento: str = "") -> str:
        """The client's assertion for the voucher; the hash of `tracciamento`, a compact JWS, is bound to it."""
        chi = self.aderente.client_id
        claims: dict[str, Any] = {"iss": chi, "sub": chi, "aud": self.aderente.token_audience}
        claims |= {"purposeId": self.accordo.purpose_id} | _times(DURATA_ASSERZIONE, 0)
        if tracciamento:
            claims["digest"] = {"alg": "SHA256", "value": hashlib.sha256(tracciamento.encode()).hexdigest()}
        return self._sign(claims)

    def signature(self, headers: Mapping[str, str]) -> str:
        """Agid-JWT-Signature of the Digest in `headers`, and of those of FIRMATE that are there."""
        lower = {name.lower(): value for name, value in headers.items()}
        signed = [{name: lower[name]} for name in ("digest", *FIRMATE) if name in lower]
        chi = self.aderente.client_id
        claims = {"iss": chi, "sub": chi, "aud": self.accordo.audience, "purposeId": self.accordo.purpose_id}
        return self._sign(claims | _times(DURATA, ANTICIPO) | {"signed_headers": signed})

    def tracking(self) -> str:
        """Agid-JWT-TrackingEvidence: who acted, as an opaque name, and from where; nothing of whom it is about."""
        claims = {
            "iss": self.aderente.client_id,
            "aud": self.accordo.audience,
            "purposeId": self.accordo.purpose_id,
            "dnonce": str(10**12 + secrets.randbelow(9 * 10**12)),
            "userID": _autore.get() or self.aderente.utente,
            "userLocation": self.aderente.postazione,
            "LoA": self.aderente.livello,
        }
        return self._sign(claims | _times(DURATA, ANTICIPO))

    def _sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.chiave.kid, "typ": "JWT"}, claims, self.chiave.key)


def possession(key: ECKey, method: str, url: str, voucher: str = "") -> str:
    """The proof of RFC 9449 that who calls `url` (without its query) has `key`; with a voucher, for that one."""
    claims: dict[str, Any] = {"htm": method, "htu": url.partition("?")[0], "iat": int(time.time()), "jti": str(uuid4())}
    if voucher:
        digest = hashlib.sha256(voucher.encode()).digest()
        claims["ath"] = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return jwt.encode({"alg": "ES256", "typ": "dpop+jwt", "jwk": key.as_dict(private=False)}, claims, key)


def digest_of(content: bytes | BinaryIO) -> str:
    """The Digest of a body (RFC 3230), of a file from its beginning; the file is left there."""
    found = hashlib.sha256()
    if isinstance(content, bytes):
        found.update(content)
    else:
        content.seek(0)
        while piece := content.read(PEZZO):
            found.update(piece)
        content.seek(0)
    return as_digest(found.digest())


def as_digest(sha256: bytes) -> str:
    return f"SHA-256={base64.b64encode(sha256).decode()}"


def _times(durata: int, anticipo: int) -> dict[str, Any]:
    now = int(time.time())
    return {"jti": str(uuid4()), "iat": now - anticipo, "nbf": now - anticipo, "exp": now + durata}
