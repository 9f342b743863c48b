"""The message that came: signed as it is (INTEGRITY_REST_02), and with the proof of who asks (AUDIT_REST_02)."""

import base64
import hashlib
import hmac
from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import quote

from joserfc.jwk import RSAKey

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.pdnd_controlli import (
    Chiamata,
    Rifiuto,
    check_times,
    claims_of,
    header_of,
    sha256_hex,
    use_once,
)
from rdc_platform.simulators.pdnd_lettura import Pdnd
from rdc_platform.simulators.server import Request

FIRMA, TRACCIA = "Agid-JWT-Signature", "Agid-JWT-TrackingEvidence"
DA_FIRMARE = ("digest", "content-type", "content-encoding")  # wherever they are sent
IN_MEMORIA = 1024 * 1024  # bytes of a body before it goes to disk
CHI = ("userID", "userLocation", "LoA")


class Messaggi:
    """What a provider checks of each message; the names of the tokens that it has seen it keeps."""

    def __init__(self, pdnd: Pdnd, archivio: Archivio) -> None:
        self.pdnd, self.archivio = pdnd, archivio

    def check(self, chiamata: Chiamata) -> None:
        """Rifiuto, or the request is what its sender signed; its body can be read again."""
        if chiamata.eservice["tracciamento"]:
            self._check_tracking(chiamata)
        if chiamata.eservice["integrita"] and (chiamata.request.length or chiamata.request.headers.get(FIRMA)):
            self._check_signature(chiamata)

    def _check_signature(self, chiamata: Chiamata) -> None:
        headers = chiamata.request.headers
        claims = self._claims(headers.get(FIRMA, ""), chiamata, "FIRMA")
        if claims.get("sub") != chiamata.voucher["client_id"]:
            raise Rifiuto("FIRMA", "La firma è di un altro client.")
        signed = _signed_headers(claims)
        for name in DA_FIRMARE:
            if signed.get(name) != headers.get(name):
                raise Rifiuto("CORPO_ALTERATO", f"L'intestazione {name} non è quella firmata.")
        if not hmac.compare_digest(headers.get("Digest", "").encode(), _digest_of_body(chiamata.request).encode()):
            raise Rifiuto("CORPO_ALTERATO", "Il corpo non è quello del Digest.")

    def _check_tracking(self, chiamata: Chiamata) -> None:
        token, voucher = chiamata.request.headers.get(TRACCIA, ""), chiamata.voucher
        if not token:
            raise Rifiuto("TRACCIAMENTO", "Manca la prova di chi fa la richiesta.")
        claims = self._claims(token, chiamata, "TRACCIAMENTO")
        if claims.get("purposeId") != voucher["purposeId"] or not all(claims.get(name) for name in CHI):
            raise Rifiuto("TRACCIAMENTO", f"La prova non ha {', '.join(CHI)}, o è di un'altra finalità.")
        bound = voucher.get("digest") or {}
        if not hmac.compare_digest(str(bound.get("value", "")), sha256_hex(token.encode())):
            raise Rifiuto("IMPRONTA_TRACCIAMENTO", "L'impronta nel voucher non è di questa prova.")

    def _claims(self, token: str, chiamata: Chiamata, codice: str) -> dict[str, Any]:
        """Of a token that the voucher's client signed, for this e-service, now, and for the first time."""
        client, audience = chiamata.voucher["client_id"], chiamata.eservice["audience"]
        header = header_of(token, codice)
        jwk = self.pdnd.get(f"/keys/{quote(str(header.get('kid', '')), safe='')}")
        if jwk is None:
            raise Rifiuto("CHIAVE_SCONOSCIUTA", "La chiave della firma non è depositata su PDND.")
        if jwk.pop("clientId") != client:
            raise Rifiuto(codice, "La chiave della firma è di un altro client.")
        claims = claims_of(token, RSAKey.import_key(jwk), "RS256", codice)
        if claims.get("iss") != client:
            raise Rifiuto(codice, "La firma è di un altro client.")
        if claims.get("aud") not in (audience, [audience]):
            raise Rifiuto("AUDIENCE", "La firma è per un altro destinatario (aud).")
        check_times(claims, chiamata.now)
        use_once(self.archivio, f"{codice} {client}", claims, chiamata.now)
        return claims


def ath_of(voucher: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(voucher.encode()).digest()).decode().rstrip("=")


def digest_header(sha256: bytes) -> str:
    return "SHA-256=" + base64.b64encode(sha256).decode()


def release(request: Request) -> None:
    """Let go of a body that was put back, whether the service read it or not."""
    if isinstance(request.stream, SpooledTemporaryFile):
        request.stream.close()
        request.left = 0


def _signed_headers(claims: dict[str, Any]) -> dict[str, str]:
    rows = claims.get("signed_headers")
    if not isinstance(rows, list) or not all(isinstance(each, dict) and len(each) == 1 for each in rows):
        raise Rifiuto("FIRMA", "signed_headers non è un elenco di intestazioni.")
    return {name: value for each in rows for name, value in each.items()}


def _digest_of_body(request: Request) -> str:
    """The Digest of what came; the body is put back, to be read by the service."""
    found = hashlib.sha256()
    kept: Any = SpooledTemporaryFile(IN_MEMORIA)  # noqa: SIM115 -- it ends with the request
    for piece in request.chunks():
        found.update(piece)
        kept.write(piece)
    kept.seek(0)
    request.stream, request.left = kept, request.length
    return digest_header(found.digest())
