"""The mailbox simulator: takes mail by SMTP, keeps doubles, shows it in the browser."""

import json
import smtplib
from email.message import EmailMessage

import pytest
from imap_tools import MailBoxUnencrypted

from rdc_platform.simulators.pec_gestore import plan
from tests.embedded.support import wait_for
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


def receipts(port):
    """(kind, original's Message-ID) of what stands in the mailbox, by IMAP; and its UIDVALIDITY."""
    with MailBoxUnencrypted("127.0.0.1", port, timeout=10) as mailbox:
        mailbox.login("casella", "casella", initial_folder=None)
        mailbox.folder.set("INBOX", readonly=True)
        found = [
            (each.headers["x-ricevuta"][0], each.headers["x-riferimento-message-id"][0])
            for each in mailbox.fetch(mark_seen=False)
        ]
        return sorted(found), mailbox.folder.status("INBOX")["UIDVALIDITY"]


def test_casella_certifies_a_pec_and_nothing_of_ordinary_mail(tmp_path):
    smtp, imap = free_port(), free_port()
    with running("pec", tmp_path, f"--smtp-port={smtp}", f"--imap-port={imap}", "--ritmo=0") as web:
        send(smtp)
        send(smtp, sender="ufficio@pec.example.it")
        wait_for(lambda: len(receipts(imap)[0]) == 2)

        found, _ = receipts(imap)
        page = request(web, "GET", "/messaggi/2")[2].decode()
        eml = request(web, "GET", "/ricevute/1.eml")

    assert found == [("accettazione", "<uno@example.it>"), ("avvenuta-consegna", "<uno@example.it>")]
    assert "/ricevute/1.eml" in page
    assert (eml[0], b"daticert.xml" in eml[2]) == (200, True)


def test_casella_keeps_its_receipts_and_their_uids_over_a_restart(tmp_path):
    smtp, imap = free_port(), free_port()
    arguments = (f"--smtp-port={smtp}", f"--imap-port={imap}", "--ritmo=0")
    with running("pec", tmp_path, *arguments):
        send(smtp, sender="ufficio@pec.example.it")
        wait_for(lambda: len(receipts(imap)[0]) == 2)
        before = receipts(imap)

    with running("pec", tmp_path, *arguments):
        assert receipts(imap) == before


def test_casella_certifies_after_a_restart_what_was_due(tmp_path):
    smtp, imap = free_port(), free_port()
    with running("pec", tmp_path, f"--smtp-port={smtp}", f"--imap-port={imap}", "--ritmo=1"):
        send(smtp, sender="ufficio@pec.example.it")

    with running("pec", tmp_path, f"--smtp-port={smtp}", f"--imap-port={imap}"):
        wait_for(lambda: len(receipts(imap)[0]) == 2)


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("uno@example.it", ["accettazione", "avvenuta-consegna"]),
        ("piena@example.it", ["accettazione", "errore-consegna"]),
        ("errata@example.it", ["accettazione", "errore-consegna"]),
        ("lento@example.it", ["accettazione", "preavviso-errore-consegna", "avvenuta-consegna"]),
        ("virus@example.it", ["non-accettazione"]),
        ("esterno@example.it", ["accettazione"]),
    ],
)
def test_plan_is_told_by_what_an_address_begins_with(address, kinds):
    steps = plan([address])

    assert [fatto.tipo for _, fatto in steps] == kinds
    assert [step for step, _ in steps] == list(range(1, len(kinds) + 1))
