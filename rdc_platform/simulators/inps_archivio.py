"""What the INPS of the simulator holds: lots it published, domande it knows, communications it received."""

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.generatore import ROMA, Emissione, genera, next_emissione

SCHEMA = """
CREATE TABLE IF NOT EXISTS lotti (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, id_lotto TEXT NOT NULL, progressivo INTEGER NOT NULL,
  data_estrazione TEXT NOT NULL, sha256 TEXT NOT NULL, domande INTEGER NOT NULL, file TEXT NOT NULL,
  nuove INTEGER, modificate INTEGER, pubblicato_il TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS riscontri (
  id TEXT PRIMARY KEY, id_lotto TEXT NOT NULL, esito TEXT NOT NULL, conteggi TEXT NOT NULL, impronta TEXT NOT NULL,
  file TEXT NOT NULL, ricevuto_il TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS domande (
  protocollo TEXT PRIMARY KEY, data_domanda TEXT NOT NULL, codici_fiscali TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS versioni (protocollo TEXT PRIMARY KEY, belfiore TEXT NOT NULL, versione INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS comunicazioni (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, chiave TEXT NOT NULL UNIQUE, impronta TEXT NOT NULL,
  codice TEXT NOT NULL, corpo TEXT NOT NULL, ricevuta BLOB NOT NULL, errori TEXT NOT NULL, ricevuta_il TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS richieste (
  chiave TEXT NOT NULL, status INTEGER NOT NULL, codice TEXT NOT NULL, ricevuta_il TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS decisioni (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, protocollo TEXT NOT NULL, tipo TEXT NOT NULL, data TEXT NOT NULL,
  natura TEXT NOT NULL DEFAULT 'PERDITA_REQUISITI', mensilita INTEGER, decorrenza TEXT, id_segnalazione TEXT,
  motivo TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX IF NOT EXISTS decisioni_dei_lotti ON decisioni (protocollo, tipo, data)
  WHERE natura = 'PERDITA_REQUISITI' AND id_segnalazione IS NULL;
CREATE TABLE IF NOT EXISTS appuntamenti (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, protocollo TEXT NOT NULL, sede TEXT NOT NULL,
  data_ora TEXT NOT NULL, stato TEXT NOT NULL, UNIQUE (id, stato));
CREATE TABLE IF NOT EXISTS impostazioni (nome TEXT PRIMARY KEY, valore TEXT NOT NULL);
"""
PROVVEDIMENTI = {"SOSPESO": "SOSPENSIONE", "DECADUTO": "DECADENZA", "REVOCATO": "REVOCA"}


def now() -> datetime:
    return datetime.now(ROMA).replace(microsecond=0)


class ArchivioInps(Archivio):
    """The store, in `folder`; lots and results are files beside the database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder / "inps.sqlite3", SCHEMA)

    def setting(self, name: str, default: str = "") -> str:
        row = self.row("SELECT valore FROM impostazioni WHERE nome = ?", name)
        return str(row["valore"]) if row else default

    def set_setting(self, name: str, value: str) -> None:
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO impostazioni VALUES (?, ?)", (name, value))

    def publish_next(self, domande: int, data_estrazione: datetime | None = None) -> str:
        """Extract and publish the next lot of the series; returns its id."""
        with self.lock:
            return self._publish_next(domande, data_estrazione)

    def _publish_next(self, domande: int, data_estrazione: datetime | None) -> str:
        before = [
            Emissione(row["nuove"], row["modificate"], datetime.fromisoformat(row["data_estrazione"]))
            for row in self.rows("SELECT * FROM lotti WHERE nuove IS NOT NULL ORDER BY numero")
        ]
        moment = data_estrazione or now()
        lines = genera(
            domande,
            int(self.setting("seme", "1")),
            progressivo=len(before) + 1,
            data_estrazione=moment,
            comuni=[belfiore for belfiore in self.setting("comuni").split(",") if belfiore],
            modifica_di=before,
        )
        return self._publish(lines, next_emissione(domande, before, moment))

    def publish_file(self, content: bytes) -> str:
        """Publish a lot exactly as given, good or bad; its header, if it can be read, says what to call it."""
        try:
            header = json.loads(content.split(b"\n", 1)[0])
        except ValueError:
            header = {}
        if not isinstance(header, dict):
            header = {}
        return self._publish(content.splitlines(keepends=True), None, header=header)

    def _publish(
        self, lines: Iterable[bytes], emissione: Emissione | None, *, header: dict[str, Any] | None = None
    ) -> str:
        path = self.folder / "lotti" / f"{uuid4()}.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        with self.transaction() as db, gzip.open(path, "wb", compresslevel=6) as packed:
            for line in lines:
                packed.write(line)
                document = _document(line)
                if header is None:
                    header = document
                elif document.get("tipo") == "domanda":
                    _remember(db, document)
            found = header or {}
            id_lotto = str(found.get("id_lotto") or path.name.removesuffix(".jsonl.gz"))
            counts = found.get("conteggi")
            db.execute(
                "INSERT INTO lotti (id_lotto, progressivo, data_estrazione, sha256, domande, file, nuove, modificate,"
                " pubblicato_il) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    id_lotto,
                    int(found.get("progressivo") or 0),
                    str(found.get("data_estrazione") or ""),
                    str(found.get("sha256") or ""),
                    int(counts.get("domande") or 0) if isinstance(counts, dict) else 0,
                    path.name,
                    emissione and emissione.nuove,
                    emissione and emissione.modificate,
                    now().isoformat(),
                ),
            )
        return id_lotto

    def lotto_path(self, name: str) -> Path:
        return self.folder / "lotti" / name


def _document(line: bytes) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _remember(db: Any, domanda: dict[str, Any]) -> None:
    """What INPS knows of a domanda, to judge what it is told of it later."""
    protocollo, data = str(domanda.get("protocollo_inps")), str(domanda.get("data_domanda"))
    codes = sorted(_codes(domanda))
    db.execute("INSERT OR REPLACE INTO domande VALUES (?, ?, ?)", (protocollo, data, json.dumps(codes)))
    if isinstance(domanda.get("versione"), int):
        db.execute(
            "INSERT INTO versioni VALUES (?, ?, ?) ON CONFLICT (protocollo) DO UPDATE SET belfiore = excluded.belfiore,"
            " versione = excluded.versione WHERE excluded.versione > versione",
            (protocollo, str(domanda.get("belfiore_residenza")), domanda["versione"]),
        )
    if tipo := PROVVEDIMENTI.get(str(domanda.get("stato_beneficio"))):
        db.execute(
            "INSERT OR IGNORE INTO decisioni (protocollo, tipo, data) VALUES (?, ?, ?)",
            (protocollo, tipo, str(domanda.get("data_stato"))),
        )


def _codes(domanda: dict[str, Any]) -> Iterator[str]:
    members = domanda.get("componenti")
    for member in members if isinstance(members, list) else []:
        if isinstance(member, dict):
            yield str(member.get("codice_fiscale")).strip().upper()
