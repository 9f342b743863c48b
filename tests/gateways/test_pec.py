"""The PEC client: where a failure falls decides whether the message may be sent again."""

import json
import socket
import threading
import time
import uuid
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from rdc_platform.gateways import pec
from rdc_platform.gateways.errors import GatewayUnavailable
from tests.simulators.processi import free_port, request


def email(to="protocollo@pec.comune.example.it", **headers):
    message = EmailMessage()
    message["Message-ID"] = f"<rdc.{uuid.uuid4()}@pec.example.it>"
    message["From"], message["To"] = "Ministero <accreditamento@pec.example.it>", to
    message["Subject"] = "Accreditamento dell'Ambito: è registrato"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Prima riga.\n.\n..riga che comincia con due punti\nPerché no: àèìòù\n")
    return message


def received(port, message):
    return json.loads(request(port, "GET", f"/messaggi.json?message_id={message['Message-ID']}")[2])


def test_send_delivers_text_and_attachments_as_they_are(casella):
    message = email(X_TipoRicevuta="completa")
    message.add_attachment(b"%PDF-1.7\r\n.\r\n\x00\xff", maintype="application", subtype="pdf", filename="atto è.pdf")

    pec.send(message)

    (found,) = received(casella, message)
    assert found["testo"] == "Prima riga.\n.\n..riga che comincia con due punti\nPerché no: àèìòù\n"
    assert found["oggetto"] == "Accreditamento dell'Ambito: è registrato"
    assert found["allegati"] == [{"nome": "atto è.pdf", "tipo": "application/pdf", "byte": 15}]
    assert (found["mittente"], found["destinatari"]) == (
        "accreditamento@pec.example.it",
        ["protocollo@pec.comune.example.it"],
    )
    assert found["pec"] is True
    body = request(casella, "GET", f"/messaggi/{found['numero']}/allegati/0")[2]
    assert body == b"%PDF-1.7\r\n.\r\n\x00\xff"


def test_send_keeps_a_long_message_id_whole(casella):
    message = email()
    del message["Message-ID"]
    message["Message-ID"] = f"<rdc.{uuid.uuid4()}@pec.un-dominio-davvero-molto-lungo-di-un-ente.example.it>"

    pec.send(message)

    assert len(received(casella, message)) == 1


def test_send_names_every_recipient(casella):
    message = email("a@pec.example.it, B <b@pec.example.it>", Cc="c@example.it")

    pec.send(message)

    assert received(casella, message)[0]["destinatari"] == ["a@pec.example.it", "b@pec.example.it", "c@example.it"]


@pytest.mark.parametrize(("name", "copies"), [("incerto", 1), ("perso", 0)])
def test_send_is_uncertain_when_the_line_falls_after_the_final_dot(casella, name, copies):
    message = email(f"{name}@pec.example.it")

    with pytest.raises(pec.PecUncertain):
        pec.send(message)

    assert len(received(casella, message)) == copies


def test_send_is_refused_for_a_mailbox_that_is_not_there(casella):
    message = email("esiste@pec.example.it, inesistente@pec.example.it")

    with pytest.raises(pec.PecRefused) as caught:
        pec.send(message)

    assert (caught.value.codice, caught.value.status) == ("SMTP_550", 550)
    assert received(casella, message) == []


def test_send_is_to_be_tried_again_when_the_provider_says_later(casella):
    message = email("occupato@pec.example.it")

    with pytest.raises(GatewayUnavailable, match="451"):
        pec.send(message)

    assert received(casella, message) == []


def test_send_is_to_be_tried_again_when_nobody_is_there(settings):
    settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", free_port()

    with pytest.raises(GatewayUnavailable):
        pec.send(email())


@pytest.mark.parametrize(
    ("message", "codice"),
    [
        (email(Bcc="nascosto@example.it"), "CCN"),
        (email(""), "INDIRIZZI"),
        (email("perché@example.it"), "INDIRIZZI"),
    ],
)
def test_send_refuses_what_is_no_pec(casella, message, codice):
    with pytest.raises(pec.PecRefused) as caught:
        pec.send(message)

    assert caught.value.codice == codice
    assert received(casella, message) == []


def test_send_refuses_a_message_without_id_or_too_large(casella):
    nameless, huge = email(), email("a@pec.example.it, b@pec.example.it")
    del nameless["Message-ID"]
    huge.add_attachment(b"x" * 12 * 1024 * 1024, maintype="application", subtype="pdf", filename="a.pdf")

    with pytest.raises(pec.PecRefused, match="MESSAGE_ID"):
        pec.send(nameless)
    with pytest.raises(pec.PecRefused, match="DIMENSIONE"):
        pec.send(huge)


class Maleducato:
    """Takes the message, then answers QUIT with an error."""

    taken = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's name
        self.taken += 1
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802 -- the name that aiosmtpd calls
        return "421 no"


def test_send_is_done_at_250_whatever_happens_at_the_farewell(settings):
    handler = Maleducato()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", controller.port

    pec.send(email())

    controller.stop()
    assert handler.taken == 1


@contextmanager
def talking(*answers):
    """A server that gives these answers, one a line read, and then closes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk():
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as lines:
                connection.sendall(answers[0])
                for answer in answers[1:]:
                    lines.readline()
                    connection.sendall(answer)

        thread = threading.Thread(target=talk)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


OK = b"250 OK\r\n"


@pytest.mark.parametrize(
    "answers",
    [
        (b"554 chiuso\r\n",),
        (b"220 pronto\r\n", OK),
        (b"220 pronto\r\n", OK, OK),
        (b"220 pronto\r\n", OK, OK, OK),
        (b"220 pronto\r\n", OK, OK, OK, b"451 dopo\r\n"),
        (b"220 pronto\r\n", OK, OK, OK, b"354 scrivi\r\n", b""),
    ],
    ids=["greeting", "mail", "rcpt", "data", "data-later", "within-the-message"],
)
def test_send_before_the_final_dot_is_never_uncertain(settings, answers):
    message = email()
    message.add_attachment(b"x" * 8 * 1024 * 1024, maintype="application", subtype="pdf", filename="a.pdf")
    with talking(*answers) as port:
        settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", port

        with pytest.raises(GatewayUnavailable):
            pec.send(message)


@contextmanager
def taking(last, *, pause=0.0):
    """A server that takes a message, a little at each `pause`, and says `last` at its end; how much it took."""
    size = [0]
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        server.bind(("127.0.0.1", 0))
        server.listen()

        def talk():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"220 pronto\r\n")
                for answer in (OK, OK, OK, b"354 scrivi\r\n"):
                    connection.recv(65536)
                    connection.sendall(answer)
                end = b""
                while end != b"\r\n.\r\n" and (piece := connection.recv(131072)):
                    size[0] += len(piece)
                    end = (end + piece)[-5:]
                    time.sleep(pause)
                connection.sendall(last)

        thread = threading.Thread(target=talk)
        thread.start()
        yield server.getsockname()[1], size
        thread.join()


def test_send_has_time_for_a_large_message_over_a_slow_line(settings, monkeypatch):
    monkeypatch.setattr(pec, "TIMEOUT", 0.5)
    message = email()
    message.add_attachment(b"x" * 9 * 1024 * 1024, maintype="application", subtype="pdf", filename="a.pdf")
    with taking(OK, pause=0.01) as (port, size):
        settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", port

        pec.send(message)

    assert size[0] > 12 * 1024 * 1024


@pytest.mark.parametrize("last", [b"354 ancora\r\n", b"150 forse\r\n"])
def test_send_is_uncertain_when_the_last_answer_is_neither_yes_nor_no(settings, last):
    with taking(last) as (port, _):
        settings.PEC_SMTP_HOST, settings.PEC_SMTP_PORT = "127.0.0.1", port

        with pytest.raises(pec.PecUncertain):
            pec.send(email())
