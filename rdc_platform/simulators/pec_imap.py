"""The IMAP side of the mailbox: a real server over a Maildir, where the provider leaves its receipts."""

import asyncio
import mailbox
import tempfile
import threading
from argparse import Namespace
from contextlib import AsyncExitStack
from pathlib import Path

from pymap.backend.maildir import Config, Login, MaildirBackend
from pymap.imap import IMAPService
from pysasl.hashing import Cleartext

UTENTE = "casella"  # its password is the same: it listens on this machine alone
SERVER = {
    "passlib_cfg": None,
    "proxy_protocol": None,
    "inherited_sockets": None,
    "debug": False,
    "cert": None,
    "key": None,
    "tls": False,
    "concurrency": 1,
    "layout": "++",
    "colon": None,
}


class CasellaImap:
    """Runs in a thread of its own until `stop()`."""

    def __init__(self, folder: Path, host: str, port: int) -> None:
        self.folder = folder / "imap"
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "pymap-etc-passwd").write_text(f"{UTENTE}:::::{UTENTE}:\n")
        (self.folder / "pymap-etc-shadow").write_text(f"{UTENTE}:{UTENTE}:::::::\n")
        tempfile.tempdir = str(
            self.folder
        )  # the server renames its own lists into place, so they begin on the same disk
        self.maildir = mailbox.Maildir(self.folder / UTENTE)
        self.args = Namespace(host=host, port=port, base_dir=str(self.folder), **SERVER)
        self.loop = asyncio.new_event_loop()
        self.ended, self.ready = asyncio.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run, name="imap")

    def start(self) -> "CasellaImap":
        """Listen; back when it does."""
        self.thread.start()
        if not self.ready.wait(10):
            raise RuntimeError("the IMAP server did not start")
        return self

    def deliver(self, eml: bytes) -> None:
        """Leave a message in the mailbox."""
        self.maildir.add(eml)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.ended.set)
        self.thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        config = Config.from_args(self.args, hash_context=Cleartext(), secure_auth=False)
        config.apply_context()
        service = IMAPService(MaildirBackend(Login(config), config), config)
        async with AsyncExitStack() as stack:
            await service.start(stack)
            self.ready.set()
            await self.ended.wait()
