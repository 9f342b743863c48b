"""What a provider puts before its service: PDND's voucher, ModI's signature and tracking, and only then the service itself.

It stands where a gateway stands in a data centre: what it lets through has the service's own token, as if from inside.
"""

import argparse
import hmac
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.pdnd_controlli import (
    DIFFERENZA,
    TABELLA,
    Chiamata,
    Rifiuto,
    check_possession,
    claims_of,
    header_of,
    use_once,
)
from rdc_platform.simulators.pdnd_lettura import Pdnd
from rdc_platform.simulators.pdnd_messaggi import Messaggi, ath_of, release
from rdc_platform.simulators.pdnd_risposte import Risposte
from rdc_platform.simulators.server import App, Request, Response

EMITTENTE = "interop.pagopa.it"
Inner = Callable[[Request, Callable[[], Response]], Response]


def add_option(parser: argparse.ArgumentParser) -> None:
    """`--pdnd`: a simulator that has it takes PDND's vouchers, and its own token no more."""
    parser.add_argument("--pdnd", default="", help="l'indirizzo della PDND simulata: senza, basta il gettone")


def guard(app: App, arguments: argparse.Namespace, nome: str, token: str) -> Callable[[], None]:
    """Put the guard before the service where `--pdnd` says so; what is to be called at the end."""
    if not arguments.pdnd:
        return lambda: None
    guardia = Guardia(arguments.pdnd, nome, token, arguments.store)
    guardia.stand_before(app)
    return guardia.archivio.close


class Guardia:
    """The guard of one provider: `nome` is its name on PDND, `token` what its services want from inside."""

    def __init__(self, address: str, nome: str, token: str, store: Path) -> None:
        self.pdnd, self.nome, self.token = Pdnd(address), nome, token
        self.archivio = Archivio(store / "guardia.sqlite", TABELLA)
        self.messaggi = Messaggi(self.pdnd, self.archivio)
        self.risposte = Risposte(self.pdnd, nome)

    def stand_before(self, app: App) -> None:
        inner = app.around
        app.around = lambda request, handle: self.around(request, handle, inner)

    def around(self, request: Request, handle: Callable[[], Response], inner: Inner) -> Response:
        """The service's answer to who may have it; what is of none of its e-services (the console) is let through."""
        try:
            found = self.pdnd.get(f"/erogatori/{quote(self.nome)}") or {"orologio": 0, "eservices": []}
            mine = [each for each in found["eservices"] if re.match(each["percorso"], request.path)]
            if not mine:
                return inner(request, handle)
            chiamata = Chiamata(request, mine[0], time.time() + found["orologio"])
            self._check_voucher(chiamata)
            self.messaggi.check(chiamata)
            del request.headers["Authorization"]
            request.headers["Authorization"] = f"Bearer {self.token}"
            answer = inner(request, handle)
            return self.risposte.signed(answer, chiamata) if mine[0]["risposta_firmata"] else answer
        except Rifiuto as rifiuto:
            return refused(rifiuto)
        finally:
            release(request)

    def _check_voucher(self, chiamata: Chiamata) -> None:
        """It is of PDND, for this e-service, in force, of an active purpose; its claims go into `chiamata`."""
        kind, _, token = chiamata.request.headers.get("Authorization", "").partition(" ")
        header = header_of(token, "VOUCHER_NON_VALIDO", 401)
        key = self.pdnd.own_key(str(header.get("kid", "")))
        if key is None or header.get("typ") != "at+jwt":
            raise Rifiuto("VOUCHER_NON_VALIDO", "Il voucher non è di PDND.", 401)
        claims = chiamata.voucher = claims_of(token, key, "RS256", "VOUCHER_NON_VALIDO", 401)
        if claims.get("iss") != EMITTENTE:
            raise Rifiuto("VOUCHER_NON_VALIDO", "Il voucher non è di PDND.", 401)
        if claims["nbf"] > chiamata.now + DIFFERENZA:
            raise Rifiuto("OROLOGIO", "Il voucher comincia più tardi dell'ora che è qui.", 401)
        if claims["exp"] <= chiamata.now:
            raise Rifiuto("VOUCHER_SCADUTO", "Il voucher è scaduto.", 401)
        eservice = chiamata.eservice
        ours = (claims["aud"], claims["eserviceId"], claims["descriptorId"])
        if ours != (eservice["audience"], eservice["id"], eservice["descriptor"]):
            raise Rifiuto("AUDIENCE", "Il voucher è per un altro servizio.", 401)
        self._check_possession(chiamata, kind, token)
        state = self.pdnd.get(f"/purposes/{quote(claims['purposeId'])}") or {}
        if state.get("state") != "ACTIVE":
            raise Rifiuto("FINALITA_NON_ATTIVA", "La finalità del voucher non è attiva.", 403)

    def _check_possession(self, chiamata: Chiamata, kind: str, token: str) -> None:
        """Where the voucher is bound to a key, or the service wants it to be: who calls has that key."""
        jkt = chiamata.voucher.get("cnf", {}).get("jkt", "")
        if not jkt and not chiamata.eservice["dpop"] and kind == "Bearer":
            return
        if not jkt or kind != "DPoP":
            raise Rifiuto("DPOP", "Il servizio vuole un voucher legato a una chiave (DPoP).", 401)
        request, now = chiamata.request, chiamata.now

        def once(claims: dict[str, Any]) -> None:
            use_once(self.archivio, "dpop", claims, now)

        url = f"http://{request.headers.get('Host', '')}{request.path}"
        found = check_possession(request.headers.get("DPoP", ""), request.method, url, now, once)
        if not hmac.compare_digest("".join(found), jkt + ath_of(token)):
            raise Rifiuto("DPOP", "La prova di possesso è di un'altra chiave o di un altro voucher.", 401)


def refused(rifiuto: Rifiuto) -> Response:
    """A refusal as a gateway tells it (RFC 7807), with a code."""
    title = "InteroperabilityInvalidRequest" if rifiuto.status == 400 else "AuthorizationDenied"
    content = {"type": "about:blank", "title": title, "status": rifiuto.status, "detail": rifiuto.detail}
    body = json.dumps(content | {"codice": rifiuto.codice}, ensure_ascii=False).encode()
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'} if rifiuto.status == 401 else {}
    return Response(rifiuto.status, body, "application/problem+json", headers)
