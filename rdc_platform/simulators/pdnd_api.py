"""What PDND tells of itself and of others: keys, their events, purposes, and to each provider its own e-services."""

import json

from rdc_platform.simulators.pdnd_registro import Registro
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

PAGINA = 100


class Api:
    """Read by providers and by clients."""

    def __init__(self, registro: Registro) -> None:
        self.registro, self.archivio = registro, registro.archivio

    def add_to(self, app: App) -> None:
        app.add("GET", "/keys/([^/]+)", self.key)
        app.add("GET", "/events/keys", self.events)
        app.add("GET", "/purposes/([^/]+)", self.purpose)
        app.add("GET", "/erogatori/([^/]+)", self.erogatore)

    def key(self, _request: Request, kid: str) -> Response:
        """A key as JWK, and in `clientId` whose it is."""
        found = self.registro.key(kid)
        if found is None:
            return problem(404, "CHIAVE_SCONOSCIUTA", "Nessuna chiave è depositata con questo kid.")
        client, jwk = found
        return json_response(jwk | {"kid": kid, "clientId": client})

    def events(self, request: Request) -> Response:
        """What changed among the keys after `lastEventId`, the oldest first."""
        last, limit = request.query.get("lastEventId", "0"), request.query.get("limit", str(PAGINA))
        if not last.isdecimal() or not limit.isdecimal():
            return problem(400, "CURSORE", "lastEventId e limit sono numeri.")
        rows = self.archivio.rows(
            "SELECT * FROM eventi WHERE numero > ? ORDER BY numero LIMIT ?", int(last), min(int(limit), PAGINA)
        )
        events = [
            {"eventId": row["numero"], "eventType": row["tipo"], "objectType": "KEY", "objectId": {"kid": row["kid"]}}
            for row in rows
        ]
        return json_response({"lastEventId": rows[-1]["numero"] if rows else int(last), "events": events})

    def purpose(self, _request: Request, finalita: str) -> Response:
        found = self.registro.purpose(finalita)
        if found is None:
            return problem(404, "FINALITA_SCONOSCIUTA", "Questa finalità non c'è.")
        return json_response({"id": finalita, "state": "ACTIVE" if found["attiva"] else "SUSPENDED"})

    def erogatore(self, _request: Request, nome: str) -> Response:
        """The e-services of a provider, and by how many seconds its clock is to be wrong."""
        rows = self.archivio.rows("SELECT * FROM eservices WHERE erogatore = ? ORDER BY nome", nome)
        content = {"orologio": self.registro.setting("orologio_erogatori"), "eservices": [dict(row) for row in rows]}
        return json_response(json.dumps(content).encode())
