"""The mailbox simulator: takes mail by SMTP, keeps doubles, shows it in the browser."""

import json
import smtplib
from email.message import EmailMessage

import pytest

from tests.simulators.processi import free_port, request, running


def send(port, *, sender="noreply@example.it", text="ciao", subject="Prova", attachment=None):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "mario@example.it", subject
    message["Message-ID"] = "<uno@example.it>"
    message.set_content(text)
    if attachment:
        message.add_attachment(attachment, maintype="text", subtype="html", filename="<b>.html")
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        smtp.send_message(message)


@pytest.fixture
def ports(tmp_path):
    smtp = free_port()
    with running("pec", tmp_path, f"--smtp-port={smtp}") as web:
        yield web, smtp


def test_casella_keeps_a_message_id_that_comes_twice_and_tells_pec_from_ordinary_mail(ports):
    web, smtp = ports

    send(smtp)
    send(smtp, sender="ufficio@pec.example.it")

    found = json.loads(request(web, "GET", "/messaggi.json")[2])
    assert [(row["message_id"], row["pec"]) for row in found] == [
        ("<uno@example.it>", False),
        ("<uno@example.it>", True),
    ]
    assert json.loads(request(web, "GET", "/messaggi.json?a=altri@example.it")[2]) == []


def test_casella_shows_messages_as_text_and_attachments_only_as_downloads(ports):
    web, smtp = ports
    send(smtp, text="<script>alert(1)</script>", subject="<i>Prova</i>", attachment=b"<script>1</script>")

    home, page = request(web, "GET", "/")[2], request(web, "GET", "/messaggi/1")[2]
    status, headers, body = request(web, "GET", "/messaggi/1/allegati/0")

    assert b"&lt;i&gt;Prova&lt;/i&gt;" in home
    assert b"<script>" not in page
    assert (status, body.strip()) == (200, b"<script>1</script>")
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''%3Cb%3E.html"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/messaggi/9", "/messaggi/9.eml", "/messaggi/9/allegati/0", "/messaggi/x"])
def test_casella_has_no_page_for_what_is_not_there(ports, path):
    assert request(ports[0], "GET", path)[0] == 404


def test_casella_keeps_its_mail_over_a_restart(tmp_path):
    smtp = free_port()
    with running("pec", tmp_path, f"--smtp-port={smtp}"):
        send(smtp)

    with running("pec", tmp_path, f"--smtp-port={smtp}") as web:
        eml = request(web, "GET", "/messaggi/1.eml")[2]

    assert b"Message-ID: <uno@example.it>" in eml
