"""What the mailbox simulator holds: every message that it took, as it came."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from sqlite3 import Row

from rdc_platform.simulators.archivio import Archivio

SCHEMA = """
CREATE TABLE IF NOT EXISTS messaggi (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, mittente TEXT NOT NULL, destinatari TEXT NOT NULL,
  oggetto TEXT NOT NULL, pec INTEGER NOT NULL, ricevuto_il TEXT NOT NULL, eml BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS ricevute (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, tipo TEXT NOT NULL, dovuta REAL NOT NULL,
  consegnata INTEGER NOT NULL DEFAULT 0, eml BLOB NOT NULL);
"""


class ArchivioPec(Archivio):
    """The store, in `folder`. A Message-ID may come twice: both are kept, so that a double can be seen."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "pec.sqlite3", SCHEMA)

    def store(self, sender: str, recipients: Sequence[str], content: bytes) -> None:
        """Keep one message; it is on disk when this returns."""
        message = read(content)
        with self.transaction() as db:
            db.execute(
                "INSERT INTO messaggi (message_id, mittente, destinatari, oggetto, pec, ricevuto_il, eml)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    str(message.get("Message-ID", "")).strip(),
                    sender,
                    " ".join(recipients),
                    str(message.get("Subject", "")),
                    is_pec(sender, message),
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    content,
                ),
            )

    def plan(self, message_id: str, receipts: Sequence[tuple[str, float, bytes]]) -> None:
        """Keep what is to be certified of a message: (kind, when in epoch seconds, e-mail) of each receipt."""
        with self.transaction() as db:
            db.executemany(
                "INSERT INTO ricevute (message_id, tipo, dovuta, eml) VALUES (?, ?, ?, ?)",
                [(message_id, tipo, dovuta, eml) for tipo, dovuta, eml in receipts],
            )

    def due(self, now: float) -> list[Row]:
        """The receipts whose time has come and that are not in the mailbox yet."""
        return self.rows("SELECT * FROM ricevute WHERE consegnata = 0 AND dovuta <= ? ORDER BY dovuta, numero", now)

    def delivered(self, numero: int) -> None:
        with self.transaction() as db:
            db.execute("UPDATE ricevute SET consegnata = 1 WHERE numero = ?", (numero,))

    def receipts_of(self, message_id: str) -> list[Row]:
        """What was certified so far of a message."""
        return self.rows("SELECT * FROM ricevute WHERE consegnata = 1 AND message_id = ? ORDER BY numero", message_id)


def read(content: bytes) -> EmailMessage:
    """The message in its bytes."""
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("the default policy makes an EmailMessage")
    return message


def is_pec(sender: str, message: EmailMessage) -> bool:
    """A PEC asks for a kind of receipt, or comes from a domain that calls itself so; the rest is ordinary mail."""
    return "X-TipoRicevuta" in message or "pec" in sender.rpartition("@")[2].lower().split(".")


def text_of(row: Row) -> str:
    """The plain text of a message, or what can be said of one that has none."""
    body = read(row["eml"]).get_body(preferencelist=("plain",))
    if body is None:
        return "(senza testo semplice)"
    content = body.get_content()
    return content if isinstance(content, str) else "(testo illeggibile)"


def attachments(row: Row) -> list[tuple[str, str, bytes]]:
    """(name, content type, bytes) of each attachment."""
    found = []
    for index, part in enumerate(read(row["eml"]).iter_attachments()):
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else part.as_bytes()
        found.append((part.get_filename() or f"allegato-{index + 1}", part.get_content_type(), content))
    return found
