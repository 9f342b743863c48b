"""An end to waiting for an answer: the time-outs of httpx begin anew with each byte, and a server may send one every nine seconds."""

import socket
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any, Self

import httpx


class Scadenza:
    """Cuts a call off so many seconds after its request was all sent. `passata`: it did, and what was read is not the whole.

    `segue` goes to httpx as the `trace` of the request.
    """

    def __init__(self, secondi: float) -> None:
        self.passata = False
        self._secondi = secondi
        self._connessione: Any = None
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        if self.passata and (error is None or isinstance(error, httpx.HTTPError)):
            raise httpx.ReadTimeout("the answer did not end in time") from error

    def segue(self, event: str, info: dict[str, Any]) -> None:
        """Know the connection as it is made, with its TLS; begin to count when the request has left."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._connessione = info["return_value"]
        elif event.endswith("send_request_body.complete"):
            self._begin()

    def _begin(self) -> None:
        """Again, where it was a proxy that was asked before."""
        self._stop()
        self._timer = Timer(self._secondi, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _cut(self) -> None:
        self.passata = True
        with suppress(OSError):  # it may have ended in this very moment
            socket.socket.shutdown(self._connessione.get_extra_info("socket"), socket.SHUT_RDWR)
