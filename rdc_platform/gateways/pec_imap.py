"""PEC in, by IMAP: the messages of a folder after a given UID, as they came. It only looks: EXAMINE and BODY.PEEK."""

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ssl import create_default_context

from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from rdc_platform.gateways.errors import GatewayUnavailable

TIMEOUT = 10
PORTA_TLS = 993  # implicit TLS, as the Italian providers have it


@dataclass(frozen=True)
class Cartella:
    """An open folder. Its UIDs mean something as long as `uidvalidity` is the same (RFC 3501, 2.3.1.1)."""

    mailbox: BaseMailBox
    uidvalidity: int

    def messages_after(self, uid: int) -> Iterator[tuple[int, bytes]]:
        """(UID, raw message), in the order of arrival, one asked for at a time: who reads may stop between two."""
        with _failures():
            found = sorted(int(each) for each in self.mailbox.uids(f"UID {uid + 1}:*", charset=None))
        for each in found:
            if each > uid:  # "n:*" holds the last message, whatever n
                raw = self._fetch(each)
                if raw is not None:
                    yield each, raw

    def _fetch(self, uid: int) -> bytes | None:
        """None for a message that someone took away meanwhile."""
        with _failures():
            status, parts = self.mailbox.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
            if status != "OK":
                raise GatewayUnavailable("il gestore non dà un messaggio della casella")
            return next((part[1] for part in parts if isinstance(part, tuple)), None)


@contextmanager
def open_folder(name: str) -> Iterator[Cartella]:
    """The folder, read-only; raises GatewayUnavailable, and so does its reading."""
    with _failures():
        mailbox = _connect()
    try:
        with _failures():
            mailbox.login(settings.PEC_IMAP_USER, settings.PEC_IMAP_PASSWORD, initial_folder=None)
            mailbox.folder.set(name, readonly=True)
            uidvalidity = int(mailbox.client.response("UIDVALIDITY")[1][0] or 0)
        yield Cartella(mailbox, uidvalidity)
    finally:
        with suppress(ImapToolsError, imaplib.IMAP4.error, OSError):
            mailbox.logout()


def _connect() -> BaseMailBox:
    host, port = settings.PEC_IMAP_HOST, settings.PEC_IMAP_PORT
    if port == PORTA_TLS:
        return MailBox(host, port, timeout=TIMEOUT, ssl_context=create_default_context())
    return MailBoxUnencrypted(host, port, timeout=TIMEOUT)


@contextmanager
def _failures() -> Iterator[None]:
    """Whatever goes wrong with the provider is to be tried again; its words may hold addresses and are left out."""
    try:
        yield
    except MailboxLoginError as error:
        raise GatewayUnavailable(
            "la casella PEC non accetta l'utente o la password: chi gestisce la piattaforma li corregga"
        ) from error
    except (ImapToolsError, imaplib.IMAP4.error, OSError, ValueError, TypeError, IndexError) as error:
        raise GatewayUnavailable(f"la casella PEC non si legge ({type(error).__name__})") from error
