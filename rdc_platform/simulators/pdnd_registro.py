"""What the simulated PDND knows: clients with their keys, e-services, purposes; who is out of time; the events of the keys."""

import json
import time
from typing import Any

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.pdnd_controlli import TABELLA

TABELLE = (
    """
CREATE TABLE IF NOT EXISTS clients (id TEXT PRIMARY KEY, nome TEXT);
CREATE TABLE IF NOT EXISTS chiavi (kid TEXT PRIMARY KEY, client TEXT, jwk TEXT);
CREATE TABLE IF NOT EXISTS eservices (
    id TEXT PRIMARY KEY, descriptor TEXT, erogatore TEXT, nome TEXT, audience TEXT, percorso TEXT, integrita INTEGER DEFAULT 0,
    tracciamento INTEGER DEFAULT 0, dpop INTEGER DEFAULT 0, risposta_firmata INTEGER DEFAULT 0
);
CREATE TABLE IF NOT EXISTS finalita (id TEXT PRIMARY KEY, client TEXT, eservice TEXT, attiva INTEGER DEFAULT 1);
CREATE TABLE IF NOT EXISTS eventi (numero INTEGER PRIMARY KEY AUTOINCREMENT, kid TEXT, tipo TEXT);
CREATE TABLE IF NOT EXISTS impostazioni (nome TEXT PRIMARY KEY, valore INTEGER);
"""
    + TABELLA
)
CAMPI = {
    "clients": ("id", "nome"),
    "eservices": (
        "id", "descriptor", "erogatore", "nome", "audience", "percorso", "integrita", "tracciamento", "dpop", "risposta_firmata",
    ),
    "finalita": ("id", "client", "eservice"),
}  # fmt: skip
DURATA = 600  # seconds of a voucher
DIFESE = ("integrita", "tracciamento", "dpop", "risposta_firmata")


class Registro:
    """The store, and its own hour. `--registrazione` and the console write it in the same way."""

    def __init__(self, archivio: Archivio) -> None:
        self.archivio = archivio

    def setting(self, nome: str) -> int:
        row = self.archivio.row("SELECT valore FROM impostazioni WHERE nome = ?", nome)
        return int(row["valore"]) if row else {"durata": DURATA}.get(nome, 0)

    def set(self, nome: str, valore: int) -> None:
        with self.archivio.transaction() as db:
            db.execute("INSERT OR REPLACE INTO impostazioni VALUES (?, ?)", (nome, valore))

    def now(self) -> float:
        return time.time() + self.setting("orologio_pdnd")

    def register(self, content: dict[str, list[dict[str, Any]]]) -> None:
        """Clients, keys (`jwk`, public), e-services and purposes, as JSON; what is there stays as a person made it."""
        with self.archivio.transaction() as db:
            for table, names in CAMPI.items():
                for row in content.get(table, []):
                    marks = ", ".join("?" * len(names))
                    values = [row.get(name, 0) for name in names]
                    db.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", values)
            for row in content.get("chiavi", []):
                values = (row["kid"], row["client"], json.dumps(row["jwk"]))
                if db.execute("INSERT OR IGNORE INTO chiavi VALUES (?, ?, ?)", values).rowcount:
                    db.execute("INSERT INTO eventi (kid, tipo) VALUES (?, 'ADDED')", (row["kid"],))

    def withdraw(self, kid: str) -> None:
        """The key signs no more."""
        with self.archivio.transaction() as db:
            if db.execute("DELETE FROM chiavi WHERE kid = ?", (kid,)).rowcount:
                db.execute("INSERT INTO eventi (kid, tipo) VALUES (?, 'DELETED')", (kid,))

    def switch(self, finalita: str) -> None:
        """A purpose is suspended, or active again."""
        with self.archivio.transaction() as db:
            db.execute("UPDATE finalita SET attiva = 1 - attiva WHERE id = ?", (finalita,))

    def demand(self, eservice: str, difesa: str) -> None:
        """An e-service asks for one of DIFESE, or no more."""
        with self.archivio.transaction() as db:
            db.execute(f"UPDATE eservices SET {difesa} = 1 - {difesa} WHERE id = ?", (eservice,))

    def key(self, kid: str) -> tuple[str, dict[str, Any]] | None:
        """Whose key it is, and the key."""
        row = self.archivio.row("SELECT * FROM chiavi WHERE kid = ?", kid)
        return (row["client"], json.loads(row["jwk"])) if row else None

    def purpose(self, finalita: str) -> dict[str, Any] | None:
        """A purpose with what its e-service says of itself (`attiva`, `audience`, `dpop` and the others)."""
        row = self.archivio.row(
            "SELECT e.*, f.client, f.attiva FROM finalita f JOIN eservices e ON e.id = f.eservice WHERE f.id = ?",
            finalita,
        )
        return dict(row) if row else None
