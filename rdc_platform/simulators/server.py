"""A small HTTP server for the simulators: routes, answers, a quiet log, an end at SIGTERM. Standard library only."""

import json
import re
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

MAX_BODY = 1024 * 1024 * 1024  # bytes: the result of a lot of a million lines
CHUNK = 1024 * 1024
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'",
}  # unless an answer says otherwise


@dataclass(slots=True)
class Request:
    """One request: its body is read by whoever wants it, once; the rest is thrown away at the end."""

    method: str
    path: str
    query: dict[str, str]
    headers: Any
    stream: BufferedIOBase
    length: int
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.length

    def chunks(self) -> Iterator[bytes]:
        while self.left and (chunk := self.stream.read(min(CHUNK, self.left))):
            self.left -= len(chunk)
            yield chunk
        if self.left:
            raise ConnectionError("the body was cut")

    def body(self) -> bytes:
        return b"".join(self.chunks())

    def form(self) -> dict[str, str]:
        """The fields of a console form."""
        return {key: values[-1] for key, values in parse_qs(self.body().decode()).items()}


@dataclass(slots=True)
class Response:
    """`body` is bytes, or a file to send as it is. `cut`: half of it is sent and the line falls; `silent`: not a byte.

    `forged`: whoever signs it on its way out is to sign it badly.
    """

    status: int = 200
    body: bytes | Path = b""
    content_type: str = "text/plain; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    silent: bool = False
    forged: bool = False


Handler = Callable[..., Response]


def json_response(content: Any, status: int = 200) -> Response:
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return Response(status, body, "application/json; charset=utf-8")


def problem(status: int, codice: str, detail: str, **headers: str) -> Response:
    """A refusal as RFC 7807 has it, with the counterpart's own code."""
    title = HTTPStatus(status).phrase
    content = {"type": f"urn:inps:rdc:errore:{codice.lower()}", "title": title, "status": status, "detail": detail}
    body = json.dumps(content | {"codice": codice}, ensure_ascii=False).encode()
    return Response(status, body, "application/problem+json", {k.replace("_", "-"): v for k, v in headers.items()})


def redirect(path: str) -> Response:
    return Response(303, b"", headers={"Location": path})


class App:
    """Routes to handlers. A pattern's groups are handed on, decoded; `around` may answer before or instead of a handler."""

    def __init__(self) -> None:
        self.routes: list[tuple[str, re.Pattern[str], Handler]] = []
        self.around: Callable[[Request, Callable[[], Response]], Response] = lambda _, handle: handle()
        self.add("GET", "/salute", lambda _: Response(body=b"ok\n"))
        self.add("GET", "/stile.css", lambda _: _style())

    def add(self, method: str, pattern: str, handler: Handler) -> None:
        self.routes.append((method, re.compile(pattern), handler))

    def handle(self, request: Request) -> Response:
        allowed = set()
        for method, pattern, handler in self.routes:
            if found := pattern.fullmatch(request.path):
                if method == request.method:
                    if method == "POST" and _from_elsewhere(request):
                        return problem(403, "ALTRO_SITO", "Questo modulo si manda solo dalla sua pagina.")
                    return self.around(request, partial(handler, request, *map(unquote, found.groups())))
                allowed.add(method)
        if allowed:
            return problem(405, "METODO", "Questo indirizzo non si usa così.", Allow=", ".join(sorted(allowed)))
        return problem(404, "NON_TROVATO", "Qui non c'è nulla.")


def _from_elsewhere(request: Request) -> bool:
    """A browser that posts from a page of another site says so; programs say nothing."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def _style() -> Response:
    return Response(body=Path(__file__).with_name("stile.css"), content_type="text/css; charset=utf-8")


class _HTTPHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Simulatore", ""
    timeout = 60
    app: App

    def _answer(self) -> None:
        url = urlsplit(self.path)
        query = {key: values[-1] for key, values in parse_qs(url.query).items()}
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        request = Request(self.command, url.path, query, self.headers, self.rfile, length)
        if not 0 <= length <= MAX_BODY or "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            self.close_connection = True
            response = problem(413 if length > MAX_BODY else 411, "LUNGHEZZA", "Serve Content-Length, fino a 1 GB.")
        else:
            response = self._handled(request)
        self._send(response)

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 -- the standard library's names

    def _handled(self, request: Request) -> Response:
        try:
            response = self.app.handle(request)
            for _ in request.chunks():  # what is left unread would pass for the next request
                pass
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001 -- a fault of ours is a 500 and a trace, whatever it is
            traceback.print_exc()
            self.close_connection = True
            return problem(500, "ERRORE", "Il simulatore ha un difetto: vedi il suo log.")
        return response

    def _send(self, response: Response) -> None:
        if response.silent:
            self.close_connection = True
            return
        size = len(response.body) if isinstance(response.body, bytes) else response.body.stat().st_size
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(size))
        if self.close_connection or response.cut:
            self.send_header("Connection", "close")
        for name, value in (HEADERS | response.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self._send_body(response, size)

    def _send_body(self, response: Response, size: int) -> None:
        if response.cut:
            self.close_connection = True
        if isinstance(response.body, bytes):
            self.wfile.write(response.body[: size // 2] if response.cut else response.body)
            return
        with response.body.open("rb") as file:
            if response.cut:
                self.wfile.write(file.read(size // 2))
            else:
                shutil.copyfileobj(file, self.wfile)

    def log_message(self, *_arguments: Any) -> None:
        """Nothing: paths and queries say whose lot or message was asked for."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            traceback.print_exc()


def serve(app: App, host: str, port: int, *at_end: Callable[[], object]) -> None:
    """Answer until SIGTERM or Ctrl-C, then call each of `at_end`, in order."""
    handler = type("Handler", (_HTTPHandler,), {"app": app})
    with _Server((host, port), handler) as server:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
        print(f"In ascolto su http://{host}:{server.server_address[1]}/", flush=True)
        try:
            server.serve_forever(poll_interval=0.1)
        finally:
            for close in at_end:
                close()
