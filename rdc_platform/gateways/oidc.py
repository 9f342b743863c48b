"""The gateway of SPID and CIE, spoken to in plain OpenID Connect: authorization code, PKCE S256, state and nonce, signed id_token.

Federation, agreements and certificates of the two schemes live in the gateway; here it is checked all that an OIDC client
must check (OpenID Connect Core 3.1.3.7), and that the level is what was asked for.
"""

import base64
import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.gateways.http import call_json

LIVELLO = 2
ACR = "https://www.spid.gov.it/SpidL{}"  # CIE declares its levels with the same words
ACR_RE = re.compile(r"https://www\.spid\.gov\.it/SpidL([123])")
ALGORITMI = ["RS256", "RS384", "RS512", "PS256", "ES256"]  # never `none`, never a shared secret
ATTRIBUTI = "https://attributes.eid.gov.it/"
SCOPE = "openid profile"
INDIRIZZI = ("authorization_endpoint", "token_endpoint", "jwks_uri")
TOLLERANZA = 30  # seconds between the two clocks
FRESCHEZZA = 5 * 60  # seconds since the person showed who he is: no older session of the gateway is taken
CONSERVATI = 600  # seconds that what the gateway publishes of itself is kept


class IdentitaNonValidaError(Exception):
    """What came back is not what was asked for; `motivo` is a word for the register."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo


@dataclass(frozen=True)
class Avvio:
    """Where the browser is to go, and the three secrets to keep until it comes back."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identita:
    """What the manager of a digital identity declares of the person; empty where it says nothing."""

    codice_fiscale: str
    nome: str
    cognome: str
    nascita: str
    spid_code: str
    acr: str
    emittente: str
    id_asserzione: str
    autenticato_il: datetime


_kept: dict[str, tuple[float, Any]] = {}  # two at most, of the issuer that is set: its addresses and its keys


def start(gestore: str, return_to: str) -> Avvio:
    """A new request for the identity of `gestore` ("spid" or "cie"), to come back to `return_to`. GatewayUnavailable."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    query = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT_ID,
        "redirect_uri": return_to,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "acr_values": ACR.format(LIVELLO),
        "prompt": "login",
        "max_age": FRESCHEZZA,
        settings.OIDC_PARAMETRO_GESTORE: gestore,
    }
    return Avvio(f"{_metadata()['authorization_endpoint']}?{urlencode(query)}", state, nonce, verifier)


def finish(code: str, *, nonce: str, verifier: str, return_to: str) -> Identita:
    """The identity that `code` stands for. GatewayUnavailable, GatewayRefusal (the gateway says no), IdentitaNonValidaError."""
    answer = call_json(
        "POST",
        _metadata()["token_endpoint"],
        data={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": return_to,
            "code_verifier": verifier,
        },
        auth=(quote(settings.OIDC_CLIENT_ID, safe=""), quote(settings.OIDC_CLIENT_SECRET, safe="")),
    )
    claims = _claims(str(answer.get("id_token", "")))
    _check(claims, nonce)
    if f"{ATTRIBUTI}fiscal_number" not in claims:
        claims = _with_userinfo(claims, str(answer.get("access_token", "")))
    return _identita(claims)


def logout_url(return_to: str) -> str:
    """Where the browser is to go to leave the gateway's session too; "" if it offers no such place, or does not answer."""
    try:
        endpoint = _metadata().get("end_session_endpoint", "")
    except GatewayUnavailable:
        return ""
    query = urlencode({"client_id": settings.OIDC_CLIENT_ID, "post_logout_redirect_uri": return_to})
    return f"{endpoint}?{query}" if endpoint else ""


def forget() -> None:
    """Ask the gateway again what it publishes of itself."""
    _kept.clear()


def _claims(id_token: str) -> dict[str, Any]:
    """The claims, once the signature is seen to be the gateway's; its keys are read again when one is new."""
    for again in (False, True):
        try:
            return dict(jwt.decode(id_token, _keys(again=again), algorithms=ALGORITMI).claims)
        except InvalidKeyIdError:
            continue
        except (JoseError, ValueError) as error:
            raise IdentitaNonValidaError("FIRMA") from error
    raise IdentitaNonValidaError("FIRMA")


def _check(claims: dict[str, Any], nonce: str) -> None:
    """Is it for us, of now, the answer to this very request, and at the level asked for?"""
    now = time.time()
    audience = claims.get("aud")
    audience = audience if isinstance(audience, list) else [audience]
    acr = ACR_RE.fullmatch(str(claims.get("acr", "")))
    auth_time = _number(claims, "auth_time")
    wrong = {
        "EMITTENTE": claims.get("iss") != settings.OIDC_ISSUER,
        "DESTINATARIO": settings.OIDC_CLIENT_ID not in audience
        or (len(audience) > 1 and claims.get("azp") != settings.OIDC_CLIENT_ID),
        "SCADUTA": _number(claims, "exp") <= now - TOLLERANZA or _number(claims, "iat") > now + TOLLERANZA,
        "NONCE": not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()),
        "LIVELLO": acr is None or int(acr[1]) < LIVELLO,
        "VECCHIA": not now - FRESCHEZZA - TOLLERANZA <= auth_time <= now + TOLLERANZA,
        "SENZA_SOGGETTO": not claims.get("sub"),
    }
    for motivo, is_wrong in wrong.items():
        if is_wrong:
            raise IdentitaNonValidaError(motivo)


def _with_userinfo(claims: dict[str, Any], access_token: str) -> dict[str, Any]:
    """The claims with the attributes of the person, which many gateways give at their userinfo endpoint alone."""
    headers = {"Authorization": f"Bearer {access_token}"}
    answer = call_json("GET", _metadata()["userinfo_endpoint"], headers=headers)
    if answer.get("sub") != claims["sub"]:
        raise IdentitaNonValidaError("ALTRO_SOGGETTO")
    return answer | claims


def _identita(claims: dict[str, Any]) -> Identita:
    def text(name: str, length: int = 200) -> str:
        return str(claims.get(name) or "")[:length]

    return Identita(
        codice_fiscale=text(f"{ATTRIBUTI}fiscal_number").upper().removeprefix("TINIT-"),
        nome=text("given_name"),
        cognome=text("family_name"),
        nascita=text("birthdate", 10),
        spid_code=text(f"{ATTRIBUTI}spid_code", 40),
        acr=text("acr", 80),
        emittente=text("idp") or text("iss"),
        id_asserzione=text("jti"),
        autenticato_il=datetime.fromtimestamp(_number(claims, "auth_time"), UTC),
    )


def _number(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _metadata() -> dict[str, Any]:
    """What the gateway publishes of itself (OpenID Connect Discovery): of that issuer, or it is not believed."""
    issuer = settings.OIDC_ISSUER

    def read(found: dict[str, Any]) -> dict[str, Any]:
        if found.get("issuer") != issuer:
            raise GatewayUnavailable("il gestore si presenta con un altro nome")
        if not all(isinstance(found.get(name), str) for name in INDIRIZZI):
            raise GatewayUnavailable("il gestore non dice i suoi indirizzi")
        return found

    metadata: dict[str, Any] = _keep(f"{issuer.rstrip('/')}/.well-known/openid-configuration", read)
    return metadata


def _keys(*, again: bool) -> KeySet:
    keys: KeySet = _keep(_metadata()["jwks_uri"], _read_keys, again=again)
    return keys


def _read_keys(found: dict[str, Any]) -> KeySet:
    try:
        return KeySet.import_key_set(found)  # type: ignore[arg-type] # a dict of keys
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise GatewayUnavailable("le chiavi del gestore non si leggono") from error


def _keep(url: str, read: Callable[[dict[str, Any]], Any], *, again: bool = False) -> Any:
    """What `read` makes of a document, asked for again after a while; what it refuses is not kept, nor believed till then."""
    at, found = _kept.get(url, (float("-inf"), None))
    if again or time.monotonic() - at > CONSERVATI:
        asked = time.monotonic()
        found = read(call_json("GET", url))
        _kept[url] = (asked, found)
    return found
