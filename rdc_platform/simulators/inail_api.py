"""INAIL's services: a flow in, its answer out the day after (in the demo, some seconds after)."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.inail_regole import MOTIVI, judge, read_flusso
from rdc_platform.simulators.pagina import ROMA
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

TABELLE = """
CREATE TABLE IF NOT EXISTS flussi (
    numero INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT UNIQUE, impronta TEXT, corpo TEXT, ricevuto_il TEXT,
    esito TEXT DEFAULT '', risposto_il TEXT
);
CREATE TABLE IF NOT EXISTS righe (id TEXT PRIMARY KEY, esito TEXT, codice TEXT);
CREATE TABLE IF NOT EXISTS assicurati (puc TEXT, cf TEXT, dal TEXT, PRIMARY KEY (puc, cf));
CREATE TABLE IF NOT EXISTS sconosciuti (nome TEXT PRIMARY KEY);
"""


class Api:
    """Takes a flow once under its key, and each row once under its id, in whatever flow it comes again.

    `elaborazione`: seconds before it answers by itself; `guasti` is how it fails.
    """

    def __init__(self, archivio: Archivio, token: str, elaborazione: float, guasti: Guasti) -> None:
        self.archivio, self.token, self.elaborazione, self.guasti = archivio, token, elaborazione, guasti

    def add_to(self, app: App) -> None:
        app.add("POST", "/inail/v1/flussi", partial(self._guarded, self.receive))
        app.add("GET", "/inail/v1/riscontri", partial(self._guarded, self.send))

    def _guarded(self, handler: Callable[[Request], Response], request: Request) -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return problem(401, "TOKEN_NON_VALIDO", "Manca il token, o non è quello.", WWW_Authenticate="Bearer")
        return handler(request)

    def receive(self, request: Request) -> Response:
        """A flow: projects, and what happens to persons on them."""
        key, body = request.headers.get("Idempotency-Key", ""), request.body()
        try:
            corpo = read_flusso(json.loads(body))
        except (ValueError, TypeError, KeyError):
            return problem(422, "FLUSSO_NON_VALIDO", "Il flusso non ha i campi previsti.")
        if not key:
            return problem(400, "CHIAVE_MANCANTE", "Serve la chiave del flusso.")
        impronta = hashlib.sha256(json.dumps(corpo, sort_keys=True).encode()).hexdigest()
        with self.archivio.transaction() as db:
            if row := db.execute("SELECT * FROM flussi WHERE chiave = ?", (key,)).fetchone():
                same = row["impronta"] == impronta
                return json_response(_ricevuta(row)) if same else problem(409, "CHIAVE_RIUSATA", "Era un altro flusso.")
            db.execute(
                "INSERT INTO flussi (chiave, impronta, corpo, ricevuto_il) VALUES (?, ?, ?, ?)",
                (key, impronta, json.dumps(corpo), datetime.now(UTC).isoformat()),
            )
            row = db.execute("SELECT * FROM flussi WHERE chiave = ?", (key,)).fetchone()
        return json_response(_ricevuta(row), 201)

    def send(self, request: Request) -> Response:
        """The answer to a flow: the outcome of each row, and who is insured on its projects."""
        numero = request.query.get("flusso", "").rpartition(".")[2]
        row = self.archivio.row("SELECT * FROM flussi WHERE numero = ?", numero)
        if row is None:
            return problem(404, "FLUSSO_SCONOSCIUTO", "Questo flusso non c'è.")
        passati = (datetime.now(UTC) - datetime.fromisoformat(row["ricevuto_il"])).total_seconds()
        if row["risposto_il"] is None and passati >= self.elaborazione and self.guasti.guasto != "muto":
            self.elaborate(row["numero"])
            row = self.archivio.row("SELECT * FROM flussi WHERE numero = ?", numero)
        if row is None or row["risposto_il"] is None:
            return json_response({"stato": "IN_ELABORAZIONE"})
        return json_response({"stato": "ELABORATO"} | self._riscontro(json.loads(row["corpo"])))

    def elaborate(self, numero: int, esito: str = "") -> None:
        """Decide on the flows up to this one, in their order; `esito` is what a person wants of this one's rows."""
        with self.archivio.transaction() as db:
            query = "SELECT * FROM flussi WHERE numero <= ? AND risposto_il IS NULL ORDER BY numero"
            for flusso in db.execute(query, (numero,)).fetchall():
                _elaborate(db, flusso, esito if flusso["numero"] == numero else "")

    def _riscontro(self, corpo: dict[str, Any]) -> dict[str, Any]:
        esiti = []
        for riga in corpo["righe"]:
            row = self.archivio.row("SELECT * FROM righe WHERE id = ?", riga["id"])
            if row is not None:
                esiti.append({**row, "dettaglio": MOTIVI.get(row["codice"], "")})
        assicurati = {
            progetto["codice_puc"]: [
                {"codice_fiscale": row["cf"], "dal": row["dal"]}
                for row in self.archivio.rows("SELECT * FROM assicurati WHERE puc = ?", progetto["codice_puc"])
            ]
            for progetto in corpo["progetti"]
        }
        return {"esiti": esiti, "assicurati": assicurati}


def _elaborate(db: sqlite3.Connection, flusso: sqlite3.Row, esito: str) -> None:
    corpo = json.loads(flusso["corpo"])
    progetti = {progetto["codice_puc"]: progetto["pat"] for progetto in corpo["progetti"]}
    ricevuto = datetime.fromisoformat(flusso["ricevuto_il"]).astimezone(ROMA).date()
    for riga in corpo["righe"]:
        if db.execute("SELECT 1 FROM righe WHERE id = ?", (riga["id"],)).fetchone():
            continue  # the same communication again: the answer is that of the first time
        if esito:
            verdetto = esito, "RICHIESTA_RESPINTA" if esito == "SCARTATA" else ""
        else:
            verdetto = judge(db, riga, progetti, ricevuto)
        db.execute("INSERT INTO righe VALUES (?, ?, ?)", (riga["id"], *verdetto))
    db.execute("UPDATE flussi SET risposto_il = ? WHERE numero = ?", (datetime.now(UTC).isoformat(), flusso["numero"]))


def _ricevuta(row: sqlite3.Row) -> dict[str, str]:
    return {"id_flusso": f"INAIL.{row['ricevuto_il'][:4]}.{row['numero']:07}", "ricevuto_il": row["ricevuto_il"]}
