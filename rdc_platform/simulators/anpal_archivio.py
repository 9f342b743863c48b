"""What the simulated ANPAL remembers: people received, unknown, sent or asked about; projects, and who is proposed for them."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TABELLE = """
CREATE TABLE IF NOT EXISTS rinvii (chiave TEXT PRIMARY KEY, impronta TEXT, corpo TEXT, ricevuta TEXT);
CREATE TABLE IF NOT EXISTS presi (cf TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS sconosciuti (nome TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS ritorni (progressivo INTEGER PRIMARY KEY AUTOINCREMENT, corpo TEXT, riscontro TEXT);
CREATE TABLE IF NOT EXISTS progetti (codice TEXT PRIMARY KEY, corpo TEXT);
CREATE TABLE IF NOT EXISTS proposte (progressivo INTEGER PRIMARY KEY AUTOINCREMENT, corpo TEXT, riscontro TEXT);
CREATE TABLE IF NOT EXISTS fatti (
    progressivo INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT UNIQUE, impronta TEXT, numero TEXT, corpo TEXT
);
CREATE TABLE IF NOT EXISTS messaggi (progressivo INTEGER PRIMARY KEY AUTOINCREMENT, corpo TEXT);
CREATE TABLE IF NOT EXISTS richieste (
    id_scambio TEXT PRIMARY KEY, chiave TEXT UNIQUE, impronta TEXT, corpo TEXT, ricevuta TEXT
);
CREATE TABLE IF NOT EXISTS chieste (id_scambio TEXT PRIMARY KEY, risposta TEXT);
"""


class ArchivioAnpal:
    """One store, one writer at a time."""

    def __init__(self, store: Path) -> None:
        store.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(store / "anpal.sqlite", check_same_thread=False)
        self.db.executescript(TABELLE)
        self.lock = threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The store for reads and writes that stand together."""
        with self.lock, self.db:
            yield self.db

    def ricevuti(self) -> dict[str, Any]:
        """What was received, by key."""
        with self.transaction() as db:
            return {key: json.loads(body) for key, body in db.execute("SELECT chiave, corpo FROM rinvii")}

    def ritorni(self) -> list[tuple[int, dict[str, Any], Any]]:
        """What was sent to the Comuni, with the answer got."""
        with self.transaction() as db:
            rows = db.execute("SELECT progressivo, corpo, riscontro FROM ritorni ORDER BY 1").fetchall()
        return [(n, json.loads(corpo), json.loads(riscontro) if riscontro else None) for n, corpo, riscontro in rows]

    def close(self) -> None:
        self.db.close()
