"""Reading the e-mail of a receipt: its headers, and the `daticert.xml` it carries. Pure: bytes in, facts out."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from rdc_platform.pec import daticert
from rdc_platform.pec.daticert import Daticert

NOME_DATICERT = "daticert.xml"


class NonMessaggioError(ValueError):
    """The bytes are no e-mail message."""


@dataclass(frozen=True)
class Letta:
    """A message of the provider. `dati` is None where its daticert is missing or cannot be read."""

    message_id: str
    tipo: str
    riferimenti: list[str]  # our Message-ID as the daticert has it, then as the header has it
    dati: Daticert | None
    trasporto: str = ""

    @property
    def is_ricevuta(self) -> bool:
        """A receipt, and not somebody's message in its envelope (of an anomaly too) nor ordinary mail."""
        return bool(self.tipo) and not self.trasporto and self.tipo != "posta-certificata"


def read(raw: bytes) -> Letta:
    """The facts of a message; raises NonMessaggioError. Headers fill what the daticert does not say."""
    try:
        email = message_from_bytes(raw, policy=policy.compat32)  # the lenient one: a bad header is never an exception
        xml = _attachment(email)
    except RecursionError:  # parts within parts beyond all use: it must not stop the reading of those after it
        raise NonMessaggioError from None
    if not any(name in email for name in ("From", "Message-ID", "Date", "X-Ricevuta", "X-Trasporto")):
        raise NonMessaggioError
    dati = None if xml is None else daticert.read(xml)
    ricevuta, trasporto = _header(email, "X-Ricevuta"), _header(email, "X-Trasporto")
    found = (dati.msgid if dati else "", daticert.message_id(_header(email, "X-Riferimento-Message-ID")))
    return Letta(
        message_id=daticert.message_id(_header(email, "Message-ID")),
        tipo=(dati.tipo if dati else "") or ricevuta or trasporto,
        riferimenti=list(dict.fromkeys(filter(None, found))),
        dati=dati,
        trasporto=trasporto,
    )


def _header(email: Message, name: str) -> str:
    """On one line, for a long Message-ID comes folded, and in ASCII."""
    return "".join(str(email.get(name, "")).replace("\0", "").split()).encode("ascii", "replace").decode()


def _attachment(email: Message) -> bytes | None:
    """The daticert of this message, found by its file name, not one inside the message that it carries."""
    for part in _own_parts(email):
        if (part.get_filename() or "").lower() == NOME_DATICERT:
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else None
    return None


def _own_parts(email: Message) -> Iterator[Message]:
    """The parts, without going into a message attached to it (postacert.eml may hold a daticert of its own)."""
    if email.get_content_maintype() == "message":
        return
    if not email.is_multipart():
        yield email
        return
    for part in email.get_payload():
        if isinstance(part, Message):
            yield from _own_parts(part)
