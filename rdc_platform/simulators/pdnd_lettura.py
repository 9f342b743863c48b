"""PDND as a provider reads it: whose a key is, which purpose is active, what it publishes of this provider."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

from joserfc.jwk import RSAKey

from rdc_platform.simulators.pdnd_controlli import Rifiuto

ATTESA = 5  # seconds for PDND to answer


class Pdnd:
    """PDND as a provider reads it."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.keys: dict[str, RSAKey] = {}

    def get(self, path: str) -> dict[str, Any] | None:
        """The answer, None for what is not there; Rifiuto with 503 when PDND does not answer."""
        connection = http.client.HTTPConnection(self.host, timeout=ATTESA)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            found = json.loads(response.read())
        except (OSError, ValueError) as error:
            raise Rifiuto("PDND", "PDND non risponde a chi eroga il servizio.", 503) from error
        finally:
            connection.close()
        return found if response.status == http.client.OK else None

    def post(self, path: str, content: dict[str, Any]) -> None:
        connection = http.client.HTTPConnection(self.host, timeout=ATTESA)
        try:
            connection.request("POST", path, json.dumps(content))
            connection.getresponse().read()
        except OSError as error:
            raise Rifiuto("PDND", "PDND non risponde a chi eroga il servizio.", 503) from error
        finally:
            connection.close()

    def own_key(self, kid: str) -> RSAKey | None:
        """The key of PDND's vouchers; read again when one is new."""
        if kid not in self.keys:
            found = self.get("/.well-known/jwks.json") or {"keys": []}
            self.keys = {each["kid"]: RSAKey.import_key(each) for each in found["keys"]}
        return self.keys.get(kid)
