"""The API of INPS as the platform sees it: lots, results, communications, decisions."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from rdc_platform.simulators import inps_appuntamenti
from rdc_platform.simulators.inps_archivio import ArchivioInps, now
from rdc_platform.simulators.inps_messaggi import MESSAGGI
from rdc_platform.simulators.inps_provvedimenti import as_json, decide_on_check
from rdc_platform.simulators.inps_riscontro import receive_riscontro
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

PAGINA = 50
MAX_MESSAGGIO = 256 * 1024  # bytes
MAX_CHIAVE = 200


class Api:
    """The endpoints, for whoever has the token. A communication is judged `elaborazione` seconds after it came.

    `decide`: what INPS decides on the outcome of a check it decides at once.
    """

    def __init__(self, archivio: ArchivioInps, token: str, elaborazione: float, *, decide: bool) -> None:
        self.archivio = archivio
        self.token = token
        self.decide = decide
        self.elaborazione = timedelta(seconds=elaborazione)

    def add_to(self, app: App) -> None:
        base = "/inps/v1"
        app.add("GET", f"{base}/lotti", self._guarded(self.lotti))
        app.add("GET", f"{base}/lotti/([^/]+)", self._guarded(self.lotto))
        app.add("POST", f"{base}/lotti/([^/]+)/riscontro", self._guarded(self.riscontro))
        app.add("POST", f"{base}/comunicazioni", self._guarded(self.receive))
        app.add("GET", f"{base}/comunicazioni/([^/]+)", self._guarded(self.comunicazione))
        app.add("GET", f"{base}/provvedimenti", self._guarded(self.provvedimenti))
        app.add("GET", f"{base}/appuntamenti", self._guarded(self.appuntamenti))
        app.add("GET", f"{base}/riconciliazione", self._guarded(self.riconciliazione))

    def _guarded(self, handler: Callable[..., Response]) -> Callable[..., Response]:
        def guarded(request: Request, *parts: str) -> Response:
            given = request.headers.get("Authorization", "").encode()
            if hmac.compare_digest(given, f"Bearer {self.token}".encode()):
                return handler(request, *parts)
            return problem(401, "TOKEN_NON_VALIDO", "Manca il token, o non è quello.", WWW_Authenticate="Bearer")

        return guarded

    def lotti(self, request: Request) -> Response:
        if (after := _cursor(request)) is None:
            return problem(400, "CURSORE", "Il cursore non è uno dei nostri.")
        rows = self.archivio.rows("SELECT * FROM lotti WHERE numero > ? ORDER BY numero LIMIT ?", after, PAGINA + 1)
        names = ("id_lotto", "progressivo", "data_estrazione", "sha256", "domande")
        content = [{name: row[name] for name in names} for row in rows[:PAGINA]]
        return _page("lotti", content, rows, after)

    def lotto(self, request: Request, id_lotto: str) -> Response:
        row = self.archivio.row("SELECT file FROM lotti WHERE id_lotto = ? ORDER BY numero DESC LIMIT 1", id_lotto)
        if row is None:
            return problem(404, "LOTTO_SCONOSCIUTO", "Questo lotto non c'è.")
        return Response(body=self.archivio.lotto_path(row["file"]), content_type="application/gzip")

    def riscontro(self, request: Request, id_lotto: str) -> Response:
        return receive_riscontro(self.archivio, id_lotto, request)

    def receive(self, request: Request) -> Response:
        """A communication: whatever the answer, the request is counted under its key."""
        key = request.headers.get("Idempotency-Key", "")
        response = self._receive(key, request)
        codice = json.loads(response.body).get("codice", "") if isinstance(response.body, bytes) else ""
        with self.archivio.transaction() as db:
            db.execute("INSERT INTO richieste VALUES (?, ?, ?, ?)", (key, response.status, codice, now().isoformat()))
        return response

    def _receive(self, key: str, request: Request) -> Response:
        if not 0 < len(key) <= MAX_CHIAVE:
            return problem(400, "CHIAVE_MANCANTE", "Serve l'intestazione Idempotency-Key.")
        if request.length > MAX_MESSAGGIO:
            return problem(413, "MESSAGGIO_TROPPO_GRANDE", "Il messaggio è troppo grande.")
        payload = _object(request.body())
        if payload is None:
            return problem(400, "JSON_NON_VALIDO", "Il corpo non è un oggetto JSON.")
        print_of = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        if row := self.archivio.row("SELECT * FROM comunicazioni WHERE chiave = ?", key):
            if row["impronta"] == print_of:
                return json_response(row["ricevuta"])
            return problem(409, "CHIAVE_RIUSATA", "Con questa chiave avevamo ricevuto un altro contenuto.")
        return self._accept(key, payload, print_of)

    def _accept(self, key: str, payload: dict[str, Any], print_of: str) -> Response:
        messaggio = MESSAGGI.get(str(payload.get("codice")))
        if messaggio is None:
            known = ", ".join(MESSAGGI)
            return problem(
                422, "CODICE_SCONOSCIUTO", f"Di questa comunicazione non conosciamo il codice: serve {known}."
            )
        if error := messaggio.check(payload, now().date()):
            return problem(422, error.codice, error.dettaglio)
        if messaggio.judge is None:
            return self._store(key, payload, print_of, [])
        domanda = self.archivio.row("SELECT * FROM domande WHERE protocollo = ?", payload["protocollo_inps"])
        if domanda is None:
            return problem(422, "PROTOCOLLO_SCONOSCIUTO", "Il protocollo non è di una domanda che conosciamo.")
        known_codes, note = json.loads(domanda["codici_fiscali"]), self._acquired(payload["protocollo_inps"])
        errors = messaggio.judge(payload, domanda["data_domanda"], known_codes, note)
        return self._store(
            key, payload, print_of, [{"codice": codice, "dettaglio": dettaglio} for codice, dettaglio in errors]
        )

    def _acquired(self, protocollo: str) -> list[dict[str, Any]]:
        """What INPS took and found right about a domanda, oldest first."""
        rows = self.archivio.rows("SELECT corpo FROM comunicazioni WHERE errori = '[]' ORDER BY numero")
        bodies = [json.loads(row["corpo"]) for row in rows]
        return [body for body in bodies if body.get("protocollo_inps") == protocollo]  # an M03 is about no domanda

    def _store(self, key: str, payload: dict[str, Any], print_of: str, errors: list[dict[str, str]]) -> Response:
        moment, id_ = now(), str(uuid4())
        with self.archivio.transaction() as db:
            if db.execute("SELECT 1 FROM comunicazioni WHERE chiave = ?", (key,)).fetchone():
                return problem(429, "IN_CORSO", "La stessa chiave sta arrivando due volte.", Retry_After="1")
            (last,) = db.execute("SELECT coalesce(max(numero), 0) FROM comunicazioni").fetchone()
            receipt = {
                "id": id_,
                "numero_ricevuta": f"INPS.RDC.{moment:%Y}.{last + 1:07d}",
                "stato": "RICEVUTA",
                "ricevuta_il": moment.isoformat(),
            }
            body = json.dumps(receipt).encode()
            db.execute(
                "INSERT INTO comunicazioni (id, chiave, impronta, codice, corpo, ricevuta, errori, ricevuta_il)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    id_,
                    key,
                    print_of,
                    payload["codice"],
                    json.dumps(payload),
                    body,
                    json.dumps(errors),
                    moment.isoformat(),
                ),
            )
            if self.decide and not errors:
                decide_on_check(db, payload)
        return json_response(body, 201)

    def comunicazione(self, request: Request, id_: str) -> Response:
        row = self.archivio.row("SELECT * FROM comunicazioni WHERE id = ?", id_)
        if row is None:
            return problem(404, "COMUNICAZIONE_SCONOSCIUTA", "Questa comunicazione non c'è.")
        return json_response(json.loads(row["ricevuta"]) | self.state_of(row))

    def state_of(self, row: Any) -> dict[str, Any]:
        """`stato` and `errori` of a communication at this moment."""
        if now() < datetime.fromisoformat(row["ricevuta_il"]) + self.elaborazione:
            return {"stato": "RICEVUTA", "errori": []}
        errors = json.loads(row["errori"])
        return {"stato": "SCARTATA" if errors else "ACQUISITA", "errori": errors}

    def provvedimenti(self, request: Request) -> Response:
        if (after := _cursor(request)) is None:
            return problem(400, "CURSORE", "Il cursore non è uno dei nostri.")
        rows = self.archivio.rows("SELECT * FROM decisioni WHERE numero > ? ORDER BY numero LIMIT ?", after, PAGINA + 1)
        content = [as_json(row) for row in rows[:PAGINA]]
        return _page("provvedimenti", content, rows, after)

    def appuntamenti(self, request: Request) -> Response:
        if (after := _cursor(request)) is None:
            return problem(400, "CURSORE", "Il cursore non è uno dei nostri.")
        rows = self.archivio.rows(
            "SELECT * FROM appuntamenti WHERE numero > ? ORDER BY numero LIMIT ?", after, PAGINA + 1
        )
        content = [inps_appuntamenti.as_json(row) for row in rows[:PAGINA]]
        return _page("appuntamenti", content, rows, after)

    def riconciliazione(self, _request: Request) -> Response:
        """How many domande INPS holds in each Comune, and the hash of which versions they are at."""
        comuni: dict[str, list[str]] = {}
        for row in self.archivio.rows("SELECT * FROM versioni ORDER BY belfiore, protocollo"):
            comuni.setdefault(row["belfiore"], []).append(f"{row['protocollo']}:{row['versione']}")
        content = [
            {
                "belfiore": belfiore,
                "domande": len(righe),
                "impronta": hashlib.sha256("\n".join(righe).encode()).hexdigest(),
            }
            for belfiore, righe in comuni.items()
        ]
        return json_response({"al": now().isoformat(), "comuni": content})


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _cursor(request: Request) -> int | None:
    text = request.query.get("dopo", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _page(name: str, content: list[dict[str, Any]], rows: list[Any], after: int) -> Response:
    """A page of a list, with the cursor to ask after next time."""
    last = rows[len(content) - 1]["numero"] if content else after
    return json_response({name: content, "cursore": str(last), "altri": len(rows) > PAGINA})
