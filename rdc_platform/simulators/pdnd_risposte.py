"""Answers that a provider signs, where an e-service does: a Digest of the body, signed with a key that PDND knows."""

import hashlib
import secrets
from pathlib import Path
from typing import Any
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

from rdc_platform.simulators.pdnd_controlli import Chiamata
from rdc_platform.simulators.pdnd_lettura import Pdnd
from rdc_platform.simulators.pdnd_messaggi import FIRMA, digest_header
from rdc_platform.simulators.server import Response


class Risposte:
    """The provider's own key, deposited when it is first used."""

    def __init__(self, pdnd: Pdnd, nome: str) -> None:
        self.pdnd, self.nome = pdnd, nome
        self._key: RSAKey | None = None

    def signed(self, answer: Response, chiamata: Chiamata) -> Response:
        now = int(chiamata.now)
        key, digest = self._deposited(), digest_header(_sha256(answer.body))
        claims = {
            "iss": self.nome, "aud": chiamata.voucher["client_id"], "jti": str(uuid4()), "iat": now, "nbf": now, "exp": now + 60,
            "signed_headers": [{"digest": digest}, {"content-type": answer.content_type}],
        }  # fmt: skip
        signer = RSAKey.generate_key(2048) if answer.forged else key
        token = jwt.encode({"alg": "RS256", "kid": key.kid, "typ": "JWT"}, claims, signer)
        answer.headers |= {"Digest": digest, FIRMA: token}
        return answer

    def _deposited(self) -> RSAKey:
        if self._key is None:
            key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(8), "use": "sig", "alg": "RS256"})
            mine: dict[str, Any] = {"kid": key.kid, "client": self.nome, "jwk": key.as_dict(private=False)}
            self.pdnd.post(
                "/console/registrazione", {"clients": [{"id": self.nome, "nome": self.nome}], "chiavi": [mine]}
            )
            self._key = key
        return self._key


def _sha256(body: bytes | Path) -> bytes:
    if isinstance(body, bytes):
        return hashlib.sha256(body).digest()
    with body.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
