"""The endpoints of the simulated gateway, as strict as a real one: what is not in order is refused with OAuth's own words."""

import base64
import hashlib
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

from rdc_platform.simulators.server import App, Request, Response, json_response
from rdc_platform.simulators.spid_token import Scelta, Tokens

DURATA_CODICE = 60  # seconds
LIVELLI = {f"https://www.spid.gov.it/SpidL{n}": n for n in (1, 2, 3)}
OBBLIGATORI = ("scope", "state", "nonce", "code_challenge", "acr_values")


@dataclass(frozen=True, slots=True)
class Client:
    """The one that may use the gateway."""

    id: str
    secret: str
    redirect_uri: str
    logout_uri: str


class Refused(Exception):  # noqa: N818 -- an answer, and not a fault
    """OAuth's error word, and what a person would like to know."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error


class Provider:
    """What waits to be chosen, what may be redeemed, what may be read; all in memory: it lives for a minute."""

    def __init__(self, issuer: str, client: Client, tokens: Tokens) -> None:
        self.issuer, self.client, self.tokens = issuer, client, tokens
        self.lock = threading.Lock()
        self.requests: dict[str, dict[str, str]] = {}
        self.codes: dict[str, tuple[Scelta, dict[str, str], float]] = {}
        self.access: dict[str, Scelta] = {}

    def add_to(self, app: App) -> None:
        app.add("GET", "/.well-known/openid-configuration", lambda _: json_response(self.metadata()))
        app.add("GET", "/jwks", lambda _: json_response(self.tokens.jwks()))
        app.add("POST", "/token", self.token)
        app.add("GET", "/userinfo", self.userinfo)
        app.add("GET", "/end_session", self.end_session)

    def metadata(self) -> dict[str, Any]:
        at = self.issuer
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "userinfo_endpoint": f"{at}/userinfo",
            "jwks_uri": f"{at}/jwks",
            "end_session_endpoint": f"{at}/end_session",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": list(LIVELLI),
        }

    def begin(self, query: dict[str, str]) -> str:
        """The key of a request to enter; Refused if it is not in order. Where it is to go back is looked at first, elsewhere."""
        if query.get("response_type") != "code":
            raise Refused("unsupported_response_type", "Si risponde solo con un code.")
        if missing := [name for name in OBBLIGATORI if not query.get(name)]:
            raise Refused("invalid_request", f"Manca {', '.join(missing)}.")
        if query.get("code_challenge_method") != "S256":
            raise Refused("invalid_request", "PKCE si usa con S256.")
        if "openid" not in query["scope"].split() or query["acr_values"] not in LIVELLI:
            raise Refused("invalid_scope", "Serve lo scope openid e un livello conosciuto.")
        key = secrets.token_urlsafe(16)
        with self.lock:
            self.requests[key] = query
        return key

    def choose(self, key: str, persona: dict[str, str], gestore: str, livello: int) -> str:
        """Where the browser goes once the person is chosen, with a code in the address."""
        with self.lock:
            query = self.requests.pop(key)
            code = secrets.token_urlsafe(32)
            self.codes[code] = (Scelta(persona, gestore, livello, time.time()), query, time.monotonic())
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def deny(self, key: str) -> str:
        with self.lock:
            query = self.requests.pop(key)
        return error_url(query, "access_denied", "La persona ha annullato.")

    def knows(self, query: dict[str, str]) -> bool:
        """Is it the client, and the address it registered? If not, nothing is sent to that address."""
        return query.get("client_id") == self.client.id and query.get("redirect_uri") == self.client.redirect_uri

    def token(self, request: Request) -> Response:
        if self.tokens.guasto == "fuori_servizio":
            return Response(503, b"")
        if not self._is_client(request.headers.get("Authorization", "")):
            return json_response({"error": "invalid_client"}, 401)
        form = request.form()
        try:
            scelta, query = self._redeem(form)
        except Refused as refused:
            return json_response({"error": refused.error, "error_description": str(refused)}, 400)
        access = secrets.token_urlsafe(32)
        with self.lock:
            self.access[access] = scelta
        return json_response(
            {
                "access_token": access,
                "token_type": "Bearer",
                "expires_in": 60,
                "id_token": self.tokens.id_token(scelta, query["nonce"]),
            }
        )

    def userinfo(self, request: Request) -> Response:
        scelta = self.access.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if scelta is None:
            return json_response({"error": "invalid_token"}, 401)
        return json_response(self.tokens.userinfo(scelta))

    def end_session(self, request: Request) -> Response:
        if request.query.get("client_id") != self.client.id:
            return json_response({"error": "invalid_client"}, 400)
        if request.query.get("post_logout_redirect_uri") != self.client.logout_uri:
            return json_response({"error": "invalid_request"}, 400)
        return Response(302, b"", headers={"Location": self.client.logout_uri})

    def _redeem(self, form: dict[str, str]) -> tuple[Scelta, dict[str, str]]:
        """The choice behind a code: once, within a minute, by who asked for it."""
        with self.lock:
            found = self.codes.pop(form.get("code", ""), None)
        if form.get("grant_type") != "authorization_code":
            raise Refused("unsupported_grant_type", "Si scambia solo un code.")
        if found is None or time.monotonic() - found[2] > DURATA_CODICE:
            raise Refused("invalid_grant", "Il code non esiste, è già stato usato o è scaduto.")
        scelta, query, _ = found
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if form.get("redirect_uri") != query["redirect_uri"] or challenge != query["code_challenge"]:
            raise Refused("invalid_grant", "Il code_verifier o il redirect_uri non sono quelli della richiesta.")
        return scelta, query

    def _is_client(self, authorization: str) -> bool:
        try:
            text = base64.b64decode(authorization.removeprefix("Basic "), validate=True).decode()
        except ValueError:
            return False
        name, _, secret = text.partition(":")
        return (unquote(name), unquote(secret)) == (self.client.id, self.client.secret)


def error_url(query: dict[str, str], error: str, description: str) -> str:
    values = {"error": error, "error_description": description, "state": query.get("state", "")}
    return f"{query['redirect_uri']}?{urlencode(values)}"
