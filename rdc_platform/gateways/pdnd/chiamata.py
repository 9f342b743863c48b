"""A call to another administration: over PDND where an agreement is set for the service, elsewhere with a token fixed in the settings."""

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import httpx

from rdc_platform.gateways import corpo, http
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd import errori
from rdc_platform.gateways.pdnd.accordi import aderente
from rdc_platform.gateways.pdnd.chiavi import in_force
from rdc_platform.gateways.pdnd.firme import Firmatario, digest_of, possession
from rdc_platform.gateways.pdnd.risposta import check_answer
from rdc_platform.gateways.pdnd.voucher import dpop_key, obtain

JSON = "application/json"
PEZZO = 1024 * 1024
GRANDE = 20 * 1024**3  # bytes of a file: several times the lot of the whole country
DISCESA = 2 * 3600.0  # seconds for it


@dataclass(frozen=True, slots=True)
class Servizio:
    """A service by its name among the agreements, and the token that it takes where there is none."""

    nome: str
    token: str


@dataclass(frozen=True, slots=True)
class Richiesta:
    """What is asked. `content` are the very bytes that are signed and sent; a file is sent from its beginning."""

    method: str
    url: str
    content: bytes | BinaryIO = b""
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def call_json(servizio: Servizio, richiesta: Richiesta) -> dict[str, Any]:
    """The JSON object that is answered. The errors of `gateways.errors` and of `pdnd.errori`."""
    with _open(servizio, richiesta) as (response, firmatario):
        body = corpo.read(response)
    if firmatario and firmatario.accordo.risposta_firmata:
        check_answer(firmatario, response.headers, hashlib.sha256(body).digest())
    return corpo.as_object(body)


def download(servizio: Servizio, richiesta: Richiesta, file: BinaryIO) -> int:
    """Write the answer's bytes as sent into `file`; how many. What was written counts only if this returns."""
    size, found = 0, hashlib.sha256()
    with _open(servizio, richiesta, entro=DISCESA) as (response, firmatario):
        for piece in response.iter_raw(PEZZO):
            if size > GRANDE:
                raise GatewayUnavailable("risposta troppo lunga")
            file.write(piece)
            found.update(piece)
            size += len(piece)
    if firmatario and firmatario.accordo.risposta_firmata:
        check_answer(firmatario, response.headers, found.digest())
    return size


def json_body(payload: Mapping[str, Any]) -> bytes:
    """The bytes of a JSON body: made once, then signed and sent as they are."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


@contextmanager
def _open(
    servizio: Servizio, richiesta: Richiesta, *, entro: float = http.TOTALE
) -> Iterator[tuple[httpx.Response, Firmatario | None]]:
    firmatario = _firmatario(servizio.nome)
    with ExitStack() as stack:
        if firmatario is None:
            headers = {**richiesta.headers, "Authorization": f"Bearer {servizio.token}"}
            yield _with_token(stack, richiesta, headers, entro), None
        else:
            yield _over_pdnd(stack, firmatario, richiesta, entro), firmatario


def _with_token(stack: ExitStack, richiesta: Richiesta, headers: dict[str, str], entro: float) -> httpx.Response:
    try:
        return _enter(stack, richiesta, headers, entro)
    except GatewayRefusal as refusal:
        raise errori.of_fixed_token(refusal) from refusal


def _firmatario(nome: str) -> Firmatario | None:
    chi = aderente()
    if chi is None or nome not in chi.servizi:
        return None
    return Firmatario(chi, chi.servizi[nome], in_force(chi.chiavi, time.time()))


def _over_pdnd(stack: ExitStack, firmatario: Firmatario, richiesta: Richiesta, entro: float) -> httpx.Response:
    """The answer; a voucher that is not taken (any more) is asked anew once, and everything else is signed again too."""
    try:
        return _enter(stack, richiesta, intestazioni(firmatario, richiesta), entro)
    except GatewayRefusal as refusal:
        if refusal.status != 401:
            raise errori.of_provider(refusal) from refusal
    try:
        return _enter(stack, richiesta, intestazioni(firmatario, richiesta, new=True), entro)
    except GatewayRefusal as refusal:
        raise errori.of_provider(refusal) from refusal


def intestazioni(firmatario: Firmatario, richiesta: Richiesta, *, new: bool = False) -> dict[str, str]:
    """The headers of the call: its own, and those that PDND and ModI add. `new`: with a voucher that is not a kept one."""
    accordo, headers = firmatario.accordo, {"Accept-Encoding": "identity", **richiesta.headers}
    if accordo.firmato and (richiesta.content or accordo.firma_senza_corpo):
        headers["Digest"] = digest_of(richiesta.content)
        headers["Agid-JWT-Signature"] = firmatario.signature(headers)
    tracciamento = firmatario.tracking() if accordo.tracciato else ""
    if tracciamento:
        headers["Agid-JWT-TrackingEvidence"] = tracciamento
    voucher = obtain(firmatario, tracciamento, new=new)
    if accordo.dpop:
        proof = possession(dpop_key(), richiesta.method, richiesta.url, voucher)
        return headers | {"Authorization": f"DPoP {voucher}", "DPoP": proof}
    return headers | {"Authorization": f"Bearer {voucher}"}


def _enter(stack: ExitStack, richiesta: Richiesta, headers: dict[str, str], entro: float) -> httpx.Response:
    if not isinstance(richiesta.content, bytes):
        richiesta.content.seek(0)
    sent = {"content": richiesta.content, "params": dict(richiesta.params), "headers": headers}
    return stack.enter_context(http.call(richiesta.method, richiesta.url, entro=entro, **sent))
