"""An INPS that is ill in ways that the simulators are not: `python -m tests.simulators.malato CERT`, one port for each way.

Its first line on standard output says the ports: {"lento": …}. CERT: a PEM of certificate and key that nobody trusts.
"""

import json
import socketserver
import ssl
import sys
import threading
import time
from contextlib import suppress
from functools import partial

LENTEZZA = 3  # seconds
CORPO = json.dumps({"id": "1", "numero_ricevuta": "R-1", "stato": "RICEVUTA"}).encode()


def answer(status, length):
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    return head.encode()


MALI = {
    "lento": (LENTEZZA, answer("200 OK", len(CORPO)) + CORPO),
    "tronco": (0, answer("200 OK", len(CORPO)) + CORPO[: len(CORPO) // 2]),
    "500": (0, answer("500 Internal Server Error", 0)),
    "certificato": (0, answer("200 OK", len(CORPO)) + CORPO),
}


def ail(connection, *, wait, said, context, goccia=0):
    """One call: whoever does not trust us goes away before he says anything. `goccia`: seconds between byte and byte."""
    with suppress(OSError):
        if context is not None:
            connection = context.wrap_socket(connection, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(65536) or b"\r\n\r\n"
        time.sleep(wait)
        for n in range(len(said) if goccia else 0):
            connection.sendall(said[n : n + 1])
            time.sleep(goccia)
        connection.sendall(b"" if goccia else said)
        connection.close()


def serve(mal, context=None):
    """Begin to serve, each call in a thread of its own; the port."""
    wait, said = MALI[mal]
    return answer_with(said, wait=wait, context=context)


def answer_with(said, *, wait=0, context=None, goccia=0):
    """The port of who answers these bytes to whatever it is asked."""
    handler = partial(_Handler, act=partial(ail, wait=wait, said=said, context=context, goccia=goccia))
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class _Handler(socketserver.BaseRequestHandler):
    def __init__(self, *args, act):
        self.act = act
        super().__init__(*args)

    def handle(self):
        self.act(self.request)


def untrusted(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


if __name__ == "__main__":
    contexts = {"certificato": untrusted(sys.argv[1])}
    print(json.dumps({mal: serve(mal, contexts.get(mal)) for mal in MALI}), flush=True)  # noqa: T201 -- for who started us
    sys.stdin.read()
