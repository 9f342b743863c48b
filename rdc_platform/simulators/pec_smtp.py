"""The SMTP side of the mailbox: real SMTP, 250 only when the message is on disk, and addresses that go wrong on purpose."""

import asyncio
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from rdc_platform.simulators.guasto import LENTEZZA, PAZIENZA
from rdc_platform.simulators.pec_archivio import ArchivioPec, is_pec, read
from rdc_platform.simulators.pec_gestore import Gestore

MAX_BYTE = 30 * 1024 * 1024  # of a message (DM 2-11-2005), before it is encoded for the wire
INCERTO = "incerto@"  # takes the message and drops the line without a word
PERSO = "perso@"  # drops the line and takes nothing: from outside it looks the same
APPESO = "appeso@"  # takes the message and says nothing for as long as anybody would wait
INESISTENTE = "inesistente@"
OCCUPATO = "occupato@"
RIFIUTI = {"429": "452 4.5.3 Troppi messaggi", "503": "451 4.3.0 Riprova piu' tardi"}


class Casella:
    """aiosmtpd's hooks: by what an address begins with, it is taken, refused or left in doubt."""

    def __init__(self, archivio: ArchivioPec, gestore: Gestore) -> None:
        self.archivio, self.gestore = archivio, gestore

    @property
    def guasto(self) -> str:
        """The fault that the switch names now."""
        return self.gestore.guasti.guasto

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if self.guasto in RIFIUTI:
            return RIFIUTI[self.guasto]
        if address.lower().startswith(INESISTENTE):
            return "550 5.1.1 Casella inesistente"
        if address.lower().startswith(OCCUPATO):
            return "451 4.3.0 Riprova piu' tardi"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- the name that aiosmtpd calls
        recipients = [address.lower() for address in envelope.rcpt_tos]
        guasto = self.guasto
        if guasto != "tronco" and not any(address.startswith(PERSO) for address in recipients):
            content, sender = envelope.original_content or b"", envelope.mail_from or ""
            self.archivio.store(sender, envelope.rcpt_tos, content)
            if is_pec(sender, read(content)):
                self.gestore.take(sender, envelope.rcpt_tos, content)
        if guasto in {"tronco", "sordo"} or any(address.startswith((INCERTO, PERSO)) for address in recipients):
            transport: Any = server.transport
            transport.abort()
        if guasto == "lento":
            await asyncio.sleep(LENTEZZA)
        if guasto == "appeso" or any(address.startswith(APPESO) for address in recipients):
            await asyncio.sleep(PAZIENZA)
        return "250 2.0.0 Messaggio preso in carico"


def start(archivio: ArchivioPec, gestore: Gestore, host: str, port: int) -> Controller:
    """Listen in a thread of its own; `stop()` of what is returned ends it."""
    controller = Controller(
        Casella(archivio, gestore),
        hostname=host,
        port=port,
        server_hostname="pec.simulatore",
        data_size_limit=MAX_BYTE * 4 // 3,
    )
    controller.start()
    return controller
