"""The operator's services: a message in, and what became of it when it is asked."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from rdc_platform import telefonia
from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

TABELLE = """
CREATE TABLE IF NOT EXISTS messaggi (
    numero INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT UNIQUE, impronta TEXT, destinatario TEXT, testo TEXT,
    parti INTEGER, ricevuto_il TEXT, scade_il TEXT, stato TEXT DEFAULT 'IN_VIAGGIO', codice TEXT DEFAULT ''
);
"""
PARTI = 4  # messages that one text may be cut into at most
# How a message ends, by the last digits of its number.
SORTI = {"0001": "NUMERO_INESISTENTE", "0002": "TELEFONO_SPENTO", "0003": "CASELLA_PIENA"}


class Api:
    """Takes a message once under its key. `ritmo`: seconds before it arrives; with the fault "muto" it never does by itself."""

    def __init__(self, archivio: Archivio, token: str, guasti: Guasti, *, mittente: str, ritmo: float) -> None:
        self.archivio, self.token, self.guasti, self.mittente, self.ritmo = archivio, token, guasti, mittente, ritmo

    def add_to(self, app: App) -> None:
        app.add("POST", "/sms/v1/messaggi", partial(self._guarded, self.receive))
        app.add("GET", r"/sms/v1/messaggi/([^/]+)", partial(self._guarded, self.tell))

    def _guarded(self, handler: Callable[..., Response], request: Request, *groups: str) -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return problem(401, "CREDENZIALI", "Manca il gettone, o non è quello.", WWW_Authenticate="Bearer")
        return handler(request, *groups)

    def receive(self, request: Request) -> Response:
        key, body = request.headers.get("Idempotency-Key", ""), request.body()
        try:
            fields = json.loads(body)
            corpo = {name: str(fields[name]) for name in ("mittente", "destinatario", "testo", "scade_il")}
            scade_il = datetime.fromisoformat(corpo["scade_il"])
        except (ValueError, TypeError, KeyError):
            return problem(422, "MESSAGGIO_NON_VALIDO", "Il messaggio non ha i campi previsti.")
        if not key:
            return problem(400, "CHIAVE_MANCANTE", "Serve la chiave del messaggio.")
        if refusal := self._refusal(corpo, scade_il):
            return refusal
        impronta = hashlib.sha256(json.dumps(corpo, sort_keys=True).encode()).hexdigest()
        with self.archivio.transaction() as db:
            row = db.execute("SELECT * FROM messaggi WHERE chiave = ?", (key,)).fetchone()
            if row:
                same = row["impronta"] == impronta
                return json_response(_ricevuta(row)) if same else problem(409, "CHIAVE_RIUSATA", "Era un altro SMS.")
            return json_response(_ricevuta(_insert(db, key, impronta, corpo)), 201)

    def _refusal(self, corpo: dict[str, str], scade_il: datetime) -> Response | None:
        if corpo["mittente"] != self.mittente:
            return problem(403, "MITTENTE_SCONOSCIUTO", "Questo mittente non è registrato.")
        if not telefonia.E164.fullmatch(corpo["destinatario"]):
            return problem(422, "NUMERO_NON_VALIDO", "Il numero non è scritto come vuole E.164.")
        if not corpo["testo"].strip():
            return problem(422, "TESTO_VUOTO", "Il messaggio non dice nulla.")
        if telefonia.count_parti(corpo["testo"]) > PARTI:
            return problem(422, "TESTO_TROPPO_LUNGO", f"Il testo sta in più di {PARTI} messaggi.")
        if scade_il.tzinfo is None or scade_il <= datetime.now(UTC):
            return problem(422, "SCADUTO", "Il messaggio non servirebbe più.")
        return None

    def tell(self, _request: Request, name: str) -> Response:
        """The state of a message; by itself it arrives after `ritmo`, or ends as its number says."""
        row = self.archivio.row("SELECT * FROM messaggi WHERE numero = ?", name.removeprefix("S"))
        if row is None:
            return problem(404, "MESSAGGIO_SCONOSCIUTO", "Questo messaggio non c'è.")
        passati = (datetime.now(UTC) - datetime.fromisoformat(row["ricevuto_il"])).total_seconds()
        stato, codice = row["stato"], row["codice"]
        if stato == "IN_VIAGGIO" and passati >= self.ritmo and self.guasti.guasto != "muto":
            codice = SORTI.get(row["destinatario"][-4:], "")
            stato = "NON_CONSEGNATO" if codice else "CONSEGNATO"
            self.decide(row["numero"], stato, codice)
        return json_response({"id": name, "stato": stato, "codice": codice})

    def decide(self, numero: int, stato: str, codice: str = "") -> None:
        """Write how a message ended, once."""
        with self.archivio.transaction() as db:
            db.execute(
                "UPDATE messaggi SET stato = ?, codice = ? WHERE numero = ? AND stato = 'IN_VIAGGIO'",
                (stato, codice, numero),
            )


def _insert(db: sqlite3.Connection, key: str, impronta: str, corpo: dict[str, str]) -> Any:
    db.execute(
        "INSERT INTO messaggi (chiave, impronta, destinatario, testo, parti, ricevuto_il, scade_il)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            key, impronta, corpo["destinatario"], corpo["testo"], telefonia.count_parti(corpo["testo"]),
            datetime.now(UTC).isoformat(), corpo["scade_il"],
        ),
    )  # fmt: skip
    return db.execute("SELECT * FROM messaggi WHERE chiave = ?", (key,)).fetchone()


def _ricevuta(row: sqlite3.Row) -> dict[str, object]:
    return {"id": f"S{row['numero']}", "parti": row["parti"], "ricevuto_il": row["ricevuto_il"]}
