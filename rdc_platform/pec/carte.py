"""The papers inside a PEC that somebody received and saved as a file. Pure: bytes in, a file out."""

from email import message_from_bytes, policy
from email.message import Message

ESTENSIONE = ".eml"
PDF = b"%PDF-"


def first_pdf(raw: bytes) -> tuple[str, bytes] | None:
    """Name and content of the first PDF that a message carries, in its envelope (postacert.eml) too; None where there is none."""
    try:
        parts = list(message_from_bytes(raw, policy=policy.compat32).walk())
    except RecursionError:  # parts within parts beyond all use
        return None
    return next((found for part in parts if (found := _pdf(part))), None)


def _pdf(part: Message) -> tuple[str, bytes] | None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.startswith(PDF):
        return None
    nome = str(part.get_filename() or "allegato.pdf")
    return (nome if nome.lower().endswith(".pdf") else f"{nome}.pdf"), content
