"""Reading `daticert.xml`, what a PEC provider certifies of a message (RFC 6109; DM 2-11-2005). Pure: bytes in, facts out.

It comes from outside: no DTD, no entity is ever followed. Providers differ, so an unknown `tipo` or `errore` is kept as it
is, and a `msgid` whose angle brackets were not escaped is read all the same. Nothing raises: None is "cannot be read".
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

# Possessive: each part is read once, whatever is written there.
MSGID = re.compile(rb"<msgid>\s*+<?([^<>]*+)>?\s*+</msgid>", re.IGNORECASE)
CODICE = re.compile(r"^\s*([245]\.\d{1,3}\.\d{1,3})")  # RFC 3463, at the head of errore-esteso; 5.2.2: mailbox full
ESTERNO = "esterno"


@dataclass(frozen=True)
class Daticert:
    """What the certification says; "" for what it does not. `data` is in UTC; `esterni` are the recipients without PEC."""

    tipo: str
    errore: str = ""
    gestore: str = ""
    data: datetime | None = None
    identificativo: str = ""
    msgid: str = ""
    consegna: str = ""
    destinatari: list[str] = field(default_factory=list)
    esterni: list[str] = field(default_factory=list)
    errore_codice: str = ""
    errore_esteso: str = ""


def read(xml: bytes) -> Daticert | None:
    """The facts of a daticert; None if it is no XML, is not a `postacert`, or has a DTD."""
    root = _parse(xml)
    if root is None or root.tag != "postacert":
        return None
    destinatari = [(_text(each), each.get("tipo", "")) for each in root.findall("intestazione/destinatari")]
    esteso = _text(root.find("dati/errore-esteso"))
    codice = CODICE.match(esteso)
    return Daticert(
        tipo=root.get("tipo", ""),
        errore=root.get("errore", "nessuno"),
        gestore=_text(root.find("dati/gestore-emittente")),
        data=_moment(root.find("dati/data")),
        identificativo=_text(root.find("dati/identificativo")),
        msgid=message_id(_text(root.find("dati/msgid"))),
        consegna=_text(root.find("dati/consegna")),
        destinatari=[indirizzo for indirizzo, _ in destinatari],
        esterni=[indirizzo for indirizzo, tipo in destinatari if tipo == ESTERNO],
        errore_codice=codice[1] if codice else "",
        errore_esteso=esteso,
    )


def message_id(text: str) -> str:
    """A Message-ID with its angle brackets, which some write without; "" stays."""
    bare = text.strip().strip("<>").strip()
    return f"<{bare}>" if bare else ""


def _parse(xml: bytes) -> Element | None:
    """As it is, or with the brackets of `msgid` put right."""
    for candidate in (xml, MSGID.sub(rb"<msgid>&lt;\1&gt;</msgid>", xml)):
        try:
            root: Element = fromstring(candidate, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError):  # LookupError: an encoding that is none
            continue
        return root
    return None


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _moment(element: Element | None) -> datetime | None:
    """`<data zona="+0200"><giorno>08/08/2026</giorno><ora>00:30:12</ora></data>`, in UTC."""
    if element is None:
        return None
    text = f"{_text(element.find('giorno'))} {_text(element.find('ora'))} {element.get('zona', '')}"
    try:
        return datetime.strptime(text, "%d/%m/%Y %H:%M:%S %z").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
