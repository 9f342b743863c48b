"""The vouchers of the simulated PDND: an assertion in, a voucher out, or why not."""

import json
import secrets
from typing import Any
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

from rdc_platform.simulators.pdnd_controlli import (
    Rifiuto,
    check_possession,
    check_times,
    claims_of,
    header_of,
    use_once,
)
from rdc_platform.simulators.pdnd_registro import Registro
from rdc_platform.simulators.server import Request, Response, json_response

EMITTENTE = "interop.pagopa.it"
TIPO = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
IMPRONTA = 64  # hexadecimal digits of a SHA-256


class Tokens:
    """The authorization server: its key lives as long as the process. `audience` is what an assertion must be for."""

    def __init__(self, registro: Registro, audience: str) -> None:
        self.registro, self.audience = registro, audience
        self.key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(8), "use": "sig", "alg": "RS256"})

    def jwks(self, _request: Request) -> Response:
        return json_response({"keys": [self.key.as_dict(private=False)]})

    def issue(self, request: Request) -> Response:
        """POST /token.oauth2."""
        try:
            claims, purpose = self._judged(request.form())
            jkt = self._possession(request, dpop=bool(purpose["dpop"]))
        except Rifiuto as rifiuto:
            return refused(rifiuto)
        durata = self.registro.setting("durata")
        voucher = self._voucher(claims, purpose, durata, jkt)
        kind = "DPoP" if jkt else "Bearer"
        return json_response({"access_token": voucher, "expires_in": durata, "token_type": kind})

    def _judged(self, form: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The claims of the assertion, and the purpose that they name."""
        if form.get("grant_type") != "client_credentials" or form.get("client_assertion_type") != TIPO:
            raise Rifiuto("RICHIESTA", "La richiesta del voucher non ha i campi previsti.")
        claims = self._signed(form.get("client_assertion", ""), form.get("client_id", ""))
        if claims.get("aud") not in (self.audience, [self.audience]):
            raise Rifiuto("AUDIENCE", "L'asserzione è per un altro destinatario (aud).")
        now = self.registro.now()
        check_times(claims, now)
        use_once(self.registro.archivio, f"client {claims['sub']}", claims, now)
        purpose = self.registro.purpose(str(claims.get("purposeId", "")))
        if purpose is None or purpose["client"] != claims["sub"] or not purpose["attiva"]:
            raise Rifiuto("FINALITA_NON_ATTIVA", "La finalità non c'è, non è del client o è sospesa.")
        _check_digest(claims.get("digest"))
        return claims, purpose

    def _signed(self, assertion: str, client_id: str) -> dict[str, Any]:
        header = header_of(assertion, "ASSERZIONE")
        found = self.registro.key(str(header.get("kid", "")))
        if found is None:
            raise Rifiuto("CHIAVE_SCONOSCIUTA", "Nessuna chiave è depositata con questo kid.")
        client, jwk = found
        claims = claims_of(assertion, RSAKey.import_key(jwk), "RS256", "ASSERZIONE")
        if not client_id == client == claims.get("iss") == claims.get("sub"):
            raise Rifiuto("ASSERZIONE", "L'asserzione non è del client che la manda.")
        return claims

    def _possession(self, request: Request, *, dpop: bool) -> str:
        """The thumbprint of the key that the voucher is bound to; "" for a bearer's."""
        proof = request.headers.get("DPoP", "")
        if not proof:
            if dpop:
                raise Rifiuto("DPOP", "Il servizio vuole la prova di possesso, e non c'è.")
            return ""
        now = self.registro.now()

        def once(claims: dict[str, Any]) -> None:
            use_once(self.registro.archivio, "dpop", claims, now)

        url = f"http://{request.headers.get('Host', '')}{request.path}"
        return check_possession(proof, "POST", url, now, once)[0]

    def _voucher(self, claims: dict[str, Any], purpose: dict[str, Any], durata: int, jkt: str) -> str:
        now = int(self.registro.now())
        said = {
            "iss": EMITTENTE, "sub": claims["sub"], "client_id": claims["sub"], "consumerId": claims["sub"],
            "aud": purpose["audience"], "purposeId": claims["purposeId"], "jti": str(uuid4()),
            "producerId": purpose["erogatore"], "eserviceId": purpose["id"], "descriptorId": purpose["descriptor"],
            "iat": now, "nbf": now, "exp": now + durata,
        }  # fmt: skip
        bound = {"digest": claims["digest"]} if "digest" in claims else {}
        confirmed = {"cnf": {"jkt": jkt}} if jkt else {}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, "typ": "at+jwt"}, said | bound | confirmed, self.key)


def _check_digest(digest: object) -> None:
    """PDND looks at its form alone."""
    if digest is None:
        return
    if not isinstance(digest, dict) or digest.get("alg") != "SHA256" or len(str(digest.get("value", ""))) != IMPRONTA:
        raise Rifiuto("DIGEST", "Il digest dell'asserzione non è un SHA256 di 64 cifre.")


def forge(response: Response) -> None:
    """The voucher that is given, with the signature of nobody."""
    content = json.loads(response.body) if isinstance(response.body, bytes) else {}
    if "access_token" in content:
        head, claims, _ = content["access_token"].split(".")
        content["access_token"] = f"{head}.{claims}.{secrets.token_urlsafe(256)}"
        response.body = json.dumps(content).encode()


def refused(rifiuto: Rifiuto) -> Response:
    """A refusal as PDND tells it."""
    errors = [{"code": rifiuto.codice, "detail": rifiuto.detail}]
    content = {"type": "about:blank", "title": "Voucher negato", "status": rifiuto.status, "detail": rifiuto.detail}
    return json_response(content | {"errors": errors}, rifiuto.status)
