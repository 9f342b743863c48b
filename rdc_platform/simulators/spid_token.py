"""What the simulated gateway signs, and the ways in which it can be made to go wrong."""

import base64
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

ATTRIBUTI = "https://attributes.eid.gov.it/"
DURATA = 300  # seconds of an id_token
GUASTI = {
    "nessuno": "Nessun guasto",
    "nonce": "id_token con un altro nonce",
    "aud": "id_token per un altro destinatario",
    "iss": "id_token di un altro emittente",
    "scaduto": "id_token scaduto",
    "alg_none": "id_token senza firma",
    "firma": "id_token firmato da un altro",
    "livello_1": "Livello 1, qualunque cosa si sia chiesta",
    "vecchia": "Identità mostrata un'ora fa",
    "altro_soggetto": "userinfo di un'altra persona",
    "cf_errato": "Codice fiscale con l'ultima lettera sbagliata",
    "fuori_servizio": "Il gateway risponde 503",
}


@dataclass(frozen=True, slots=True)
class Scelta:
    """Who one chose to be, by which identity, at which level, when."""

    persona: dict[str, str]
    gestore: str
    livello: int
    istante: float


class Tokens:
    """The key of this run and its signatures. `guasto` is one of GUASTI."""

    def __init__(self, issuer: str, client_id: str) -> None:
        self.issuer, self.client_id, self.guasto = issuer, client_id, "nessuno"
        self.key, self.other = self._new_key(), self._new_key()

    def jwks(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def id_token(self, scelta: Scelta, nonce: str) -> str:
        now, wrong = int(time.time()), self.guasto
        claims = {
            "iss": "https://altro.example" if wrong == "iss" else self.issuer,
            "sub": self.subject(scelta),
            "aud": "un-altro-client" if wrong == "aud" else self.client_id,
            "iat": now - (2 * DURATA if wrong == "scaduto" else 0),
            "exp": now + (-DURATA if wrong == "scaduto" else DURATA),
            "nonce": secrets.token_urlsafe(16) if wrong == "nonce" else nonce,
            "acr": f"https://www.spid.gov.it/SpidL{1 if wrong == 'livello_1' else scelta.livello}",
            "auth_time": int(scelta.istante) - (3600 if wrong == "vecchia" else 0),
            "jti": secrets.token_urlsafe(16),
            "idp": f"https://{scelta.gestore}.dimostrazione.example",
        }
        if wrong == "alg_none":
            return _unsigned(claims)
        signing = self.other if wrong == "firma" else self.key
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, signing)

    def userinfo(self, scelta: Scelta) -> dict[str, str]:
        persona, cf = scelta.persona, scelta.persona["codice_fiscale"]
        if self.guasto == "cf_errato":
            cf = cf[:-1] + ("A" if cf[-1] != "A" else "B")
        spid = {f"{ATTRIBUTI}spid_code": f"DIMO{self.subject(scelta)[:10].upper()}"} if scelta.gestore == "spid" else {}
        return spid | {
            "sub": "un-altro" if self.guasto == "altro_soggetto" else self.subject(scelta),
            "given_name": persona["nome"],
            "family_name": persona["cognome"],
            "birthdate": persona.get("nascita", ""),
            f"{ATTRIBUTI}fiscal_number": f"TINIT-{cf}",
        }

    def subject(self, scelta: Scelta) -> str:
        """A pseudonym of the person for this client, the same each time."""
        return hashlib.sha256(f"{self.client_id} {scelta.persona['codice_fiscale']}".encode()).hexdigest()[:32]

    @staticmethod
    def _new_key() -> RSAKey:
        return RSAKey.generate_key(2048, {"kid": secrets.token_hex(8), "use": "sig", "alg": "RS256"})


def _unsigned(claims: dict[str, Any]) -> str:
    """A token of `alg: none`, as only who forges one makes it."""
    parts = (json.dumps(part).encode() for part in ({"alg": "none", "typ": "JWT"}, claims))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."
