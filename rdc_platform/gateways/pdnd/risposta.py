"""Is an answer whole, and of who should have sent it? Its Digest, and the signature of that by a key that PDND knows."""

import hmac
import time
from collections.abc import Mapping
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.gateways.http import call_json
from rdc_platform.gateways.pdnd.errori import RispostaNonIntegraError
from rdc_platform.gateways.pdnd.firme import Firmatario, as_digest

CONSERVATE = 600  # seconds that a provider's key is believed without asking
TOLLERANZA = 10  # seconds between the two clocks

_chiavi: dict[str, tuple[float, RSAKey]] = {}


def check_answer(firmatario: Firmatario, headers: Mapping[str, str], sha256: bytes) -> None:
    """RispostaNonIntegraError unless a provider's key signed the Digest of these very bytes, for us and now."""
    digest = headers.get("Digest", "")
    if not hmac.compare_digest(digest.encode(), as_digest(sha256).encode()):
        raise _wrong("il corpo non è quello del Digest")
    claims = _claims(firmatario, headers.get("Agid-JWT-Signature", ""))
    try:
        _check(claims, firmatario, headers, digest)
    except (TypeError, ValueError, AttributeError) as error:  # claims of another shape than ours
        raise _wrong("la firma non è fatta come dice ModI") from error


def _check(claims: dict[str, Any], firmatario: Firmatario, headers: Mapping[str, str], digest: str) -> None:
    signed = {name.lower(): value for each in claims.get("signed_headers", []) for name, value in each.items()}
    lower = {name.lower(): value for name, value in headers.items()}
    if signed.get("digest") != digest or any(lower.get(name) != value for name, value in signed.items()):
        raise _wrong("le intestazioni non sono quelle firmate")
    now = time.time()
    if claims.get("aud") != firmatario.aderente.client_id:
        raise _wrong("è firmata per un altro")
    if not now - TOLLERANZA < claims.get("exp", 0) or not claims.get("iat", now) <= now + TOLLERANZA:
        raise _wrong("la firma è di un'altra ora")


def _claims(firmatario: Firmatario, token: str) -> dict[str, Any]:
    try:
        kid = str(jws.extract_compact(token.encode()).headers().get("kid", ""))
        return dict(jwt.decode(token, _key(firmatario, kid), algorithms=["RS256"]).claims)
    except GatewayRefusal as refusal:
        raise _wrong("chi la firma non è su PDND") from refusal
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise _wrong("manca la firma, o non è di chi dice") from error


def _key(firmatario: Firmatario, kid: str) -> RSAKey:
    until, key = _chiavi.get(kid, (0.0, None))
    if key is None or time.monotonic() > until:
        if not kid.replace("-", "").replace("_", "").isalnum():
            raise _wrong("la firma non nomina una chiave")
        key = RSAKey.import_key(call_json("GET", f"{firmatario.aderente.chiavi_url.rstrip('/')}/{kid}"))
        _chiavi[kid] = (time.monotonic() + CONSERVATE, key)
    return key


def _wrong(motivo: str) -> RispostaNonIntegraError:
    return RispostaNonIntegraError(f"{RispostaNonIntegraError.frase} ({motivo})")
