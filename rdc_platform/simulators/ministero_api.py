"""The warehouse's one service: a month of an Ambito, taken once under its key, and never again in an older version."""

import hashlib
import hmac
import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.ministero_regole import RifiutoError, check
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

TABELLE = """
CREATE TABLE IF NOT EXISTS rilevazioni (
    numero INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT UNIQUE, impronta TEXT, ambito TEXT, mese TEXT, versione INTEGER,
    corpo TEXT, ricevuta_il TEXT, UNIQUE (ambito, mese, versione)
);
CREATE TABLE IF NOT EXISTS rifiutate (numero INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT, codice TEXT, dettaglio TEXT, il TEXT);
"""


class Api:
    """`soglia`: the smallest count that it takes."""

    def __init__(self, archivio: Archivio, token: str, soglia: int) -> None:
        self.archivio, self.token, self.soglia = archivio, token, soglia

    def add_to(self, app: App) -> None:
        app.add("POST", "/monitoraggio/v1/rilevazioni", self.receive)

    def receive(self, request: Request) -> Response:
        """Checked whole before anything of it is kept."""
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return problem(401, "TOKEN_NON_VALIDO", "Manca il token, o non è quello.", WWW_Authenticate="Bearer")
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            return problem(400, "CHIAVE_MANCANTE", "Serve la chiave della rilevazione.")
        try:
            corpo = check(json.loads(request.body()), self.soglia)
        except ValueError:
            return self._refuse(key, 400, "NON_E_JSON", "Non è JSON.")
        except RifiutoError as rifiuto:
            return self._refuse(key, 422, rifiuto.codice, rifiuto.dettaglio)
        return self._take(key, corpo)

    def _take(self, key: str, corpo: dict[str, Any]) -> Response:
        impronta = hashlib.sha256(json.dumps(corpo, sort_keys=True).encode()).hexdigest()
        with self.archivio.transaction() as db:
            if row := db.execute("SELECT * FROM rilevazioni WHERE chiave = ?", (key,)).fetchone():
                if row["impronta"] == impronta:
                    return json_response(_ricevuta(row))
                return problem(409, "CHIAVE_RIUSATA", "Con questa chiave era un'altra rilevazione.")
            query = "SELECT max(versione) FROM rilevazioni WHERE ambito = ? AND mese = ?"
            (ultima,) = db.execute(query, (corpo["ambito"], corpo["mese"])).fetchone()
            vecchia = ultima is not None and corpo["versione"] <= ultima
            if not vecchia:
                db.execute(
                    "INSERT INTO rilevazioni (chiave, impronta, ambito, mese, versione, corpo, ricevuta_il)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        key, impronta, corpo["ambito"], corpo["mese"], corpo["versione"], json.dumps(corpo),
                        datetime.now(UTC).isoformat(),
                    ),
                )  # fmt: skip
            row = db.execute("SELECT * FROM rilevazioni WHERE chiave = ?", (key,)).fetchone()
        if vecchia:
            return self._refuse(key, 409, "VERSIONE_SUPERATA", f"Di questo mese c'è già la versione {ultima}.")
        return json_response(_ricevuta(row), 201)

    def _refuse(self, key: str, status: int, codice: str, dettaglio: str) -> Response:
        """Not taken; the console shows that it came."""
        with self.archivio.transaction() as db:
            db.execute(
                "INSERT INTO rifiutate (chiave, codice, dettaglio, il) VALUES (?, ?, ?, ?)",
                (key, codice, dettaglio, datetime.now(UTC).isoformat()),
            )
        return problem(status, codice, dettaglio)


def _ricevuta(row: sqlite3.Row) -> dict[str, str]:
    return {"numero_ricevuta": f"MLPS.M15.{row['numero']:07}", "ricevuto_il": row["ricevuta_il"]}
