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
