"""Sending by real SMTP and reading the receipts by real IMAP, from the simulated provider."""

import json
import time
from contextlib import nullcontext
from urllib.parse import quote

import pytest
from django.utils import timezone

from rdc_platform.gateways import pec, pec_imap
from rdc_platform.gateways.errors import GatewayUnavailable
from rdc_platform.outbox.models import LetturaFlusso, Message
from rdc_platform.pec import casella as lettore
from rdc_platform.pec import tasks
from rdc_platform.pec.models import CursoreCasella, MessaggioPec, RicevutaPec, StatoPec
from rdc_platform.pec.services import send_pec
from tests.factories.pec import PAZIENZA, deliver_all, make_eml, make_messaggio, read_until
from tests.simulators.processi import free_port, post_form, request

pytestmark = pytest.mark.django_db
S = StatoPec
DESTINATARIO = {
    "piena": ("NON_CONSEGNATO", "5.2.2"),
    "errata": ("NON_CONSEGNATO", "5.1.1"),
    "virus": ("IN_ATTESA", ""),
    "esterno": ("NON_CERTIFICATO", ""),
}


def send(*destinatari):
    messaggio = send_pec(destinatario=destinatari, oggetto="Registrazione", corpo="Testo della lettera.")
    deliver_all()
    messaggio.refresh_from_db()
    return messaggio


def kinds(messaggio):
    """In no order of theirs: two may be certified within one second."""
    return sorted(messaggio.ricevute.values_list("tipo", flat=True))


@pytest.mark.parametrize(
    ("name", "sent", "end", "tipi"),
    [
        ("ufficio", S.INVIATO, S.CONSEGNATO, ["accettazione", "avvenuta-consegna"]),
        ("piena", S.INVIATO, S.MANCATA_CONSEGNA, ["accettazione", "errore-consegna"]),
        ("errata", S.INVIATO, S.MANCATA_CONSEGNA, ["accettazione", "errore-consegna"]),
        (
            "lento",
            S.INVIATO,
            S.CONSEGNATO,
            ["accettazione", "preavviso-errore-consegna", "avvenuta-consegna"],
        ),
        ("virus", S.INVIATO, S.NON_ACCETTATO, ["non-accettazione"]),
        ("esterno", S.INVIATO, S.ACCETTATO_NON_CERTIFICATO, ["accettazione"]),
        ("incerto", S.INCERTO, S.CONSEGNATO, ["accettazione", "avvenuta-consegna"]),
    ],
)
def test_read_folder_brings_each_message_to_what_the_provider_says(casella, name, sent, end, tipi):
    messaggio = send(f"{name}@pec.example.it")
    assert messaggio.stato == sent

    read_until(messaggio, end)

    assert list(messaggio.destinatari.values_list("stato", "errore_codice")) == [
        DESTINATARIO.get(name, ("CONSEGNATO", ""))
    ]
    assert kinds(messaggio) == sorted(tipi)
    assert not messaggio.ricevute.filter(da_esaminare=True).exists()


def test_read_folder_tells_apart_the_recipients_of_one_message(casella):
    messaggio = send("uno@pec.example.it", "piena@pec.example.it", "esterno@example.it")

    read_until(messaggio, S.CONSEGNATO_PARZIALE)

    assert list(messaggio.destinatari.order_by("pk").values_list("stato", flat=True)) == [
        "CONSEGNATO",
        "NON_CONSEGNATO",
        "NON_CERTIFICATO",
    ]


def test_read_folder_resolves_an_uncertain_message_with_no_second_transaction(casella):
    messaggio = send("incerto@pec.example.it")
    assert messaggio.stato == S.INCERTO

    read_until(messaggio, S.ACCETTATO, S.CONSEGNATO)
    deliver_all()

    taken = json.loads(request(casella, "GET", f"/messaggi.json?message_id={messaggio.message_id}")[2])
    assert len(taken) == 1
    assert MessaggioPec.objects.count() == 1


def test_read_folder_leaves_a_message_that_never_left_as_it_is(casella):
    messaggio = send("perso@pec.example.it")
    other = send("ufficio@pec.example.it")

    read_until(other, S.CONSEGNATO)

    messaggio.refresh_from_db()
    assert (messaggio.stato, kinds(messaggio)) == (S.INCERTO, [])


def test_read_folder_keeps_the_receipt_as_it_came_and_touches_nothing_in_the_mailbox(casella):
    messaggio = send("ufficio@pec.example.it")
    read_until(messaggio, S.CONSEGNATO)

    with pec_imap.open_folder("INBOX") as cartella:
        bytes_there = {raw for _, raw in cartella.messages_after(0)}
        seen = cartella.mailbox.uids("SEEN", charset=None)

    kept = set()
    for ricevuta in messaggio.ricevute.all():
        with ricevuta.eml.file.open() as file:
            kept.add(file.read())
    assert len(kept) == 2
    assert kept <= bytes_there
    assert seen == []


def test_read_folder_goes_on_from_its_cursor(casella):
    read_until(send("ufficio@pec.example.it"), S.CONSEGNATO)
    before = CursoreCasella.objects.get().ultimo_uid

    seen = lettore.read_folder("INBOX")

    assert CursoreCasella.objects.get().ultimo_uid == before + seen
    assert seen < before  # what others' tests still have coming, and nothing again


def test_read_folder_reads_again_when_the_uids_have_changed_and_doubles_nothing(casella):
    messaggio = send("ufficio@pec.example.it")
    read_until(messaggio, S.CONSEGNATO)
    kept = set(messaggio.ricevute.values_list("pk", flat=True))
    CursoreCasella.objects.update(uidvalidity=1)

    assert lettore.read_folder("INBOX") >= len(kept)
    assert set(messaggio.ricevute.values_list("pk", flat=True)) == kept
    assert CursoreCasella.objects.get().uidvalidity != 1


def test_read_receipts_says_what_fails_without_the_providers_words(settings, caplog):
    settings.PEC_IMAP_HOST, settings.PEC_IMAP_PORT = "127.0.0.1", free_port()

    tasks.read_receipts()

    assert [record.getMessage() for record in caplog.records] == [
        "pec.casella: la casella PEC non si legge (ConnectionRefusedError)"
    ]


def test_open_folder_with_a_wrong_password_is_to_be_tried_again(casella, settings):
    settings.PEC_IMAP_PASSWORD = "altra"

    with pytest.raises(GatewayUnavailable, match="utente o la password"), pec_imap.open_folder("INBOX"):
        pass


def test_read_receipts_without_a_mailbox_says_so_once(settings, caplog):
    settings.PEC_IMAP_HOST = ""
    LetturaFlusso.objects.create(flusso="pec.casella", provata_il=timezone.now(), riuscita_il=timezone.now())
    tasks._say_once.cache_clear()

    with caplog.at_level("INFO"):
        tasks.read_receipts()
        tasks.read_receipts()

    assert not LetturaFlusso.objects.exists()  # one that is read no more is no alarm
    assert [record.getMessage() for record in caplog.records] == [
        "PEC: PEC_IMAP_HOST is not set, so no receipt is read"
    ]


def test_take_message_passes_over_what_is_no_receipt(db):
    CursoreCasella.objects.create(cartella="INBOX", uidvalidity=7)
    envelope = make_eml(make_messaggio(), "accettazione").replace(
        b"X-Ricevuta: accettazione", b"X-Trasporto: posta-certificata"
    )
    envelope = envelope.replace(b"daticert.xml", b"altro.xml")

    for uid, raw in enumerate([b"From: a@example.it\r\n\r\nciao", envelope, b"\x00\xff"], 1):
        lettore.take_message("INBOX", 7, uid, raw)

    assert RicevutaPec.objects.count() == 0
    assert CursoreCasella.objects.get().ultimo_uid == 3


def test_take_message_leaves_alone_what_another_reader_has_passed(db):
    CursoreCasella.objects.create(cartella="INBOX", uidvalidity=7, ultimo_uid=5)
    raw = make_eml(make_messaggio(), "accettazione")

    lettore.take_message("INBOX", 7, 5, raw)
    lettore.take_message("INBOX", 8, 6, raw)

    assert RicevutaPec.objects.count() == 0


class Doppia:
    """A folder of five messages, and another reader that takes the third before us."""

    uidvalidity = 7

    def __init__(self):
        self.fetched = []

    def messages_after(self, start):
        for uid in range(start + 1, 6):
            self.fetched.append(uid)
            if uid == 3:
                assert lettore.take_message("INBOX", 7, uid, b"")
            yield uid, b""


def test_read_folder_leaves_the_mailbox_to_the_reader_that_is_ahead(db, monkeypatch):
    cartella = Doppia()
    monkeypatch.setattr(pec_imap, "open_folder", lambda _name: nullcontext(cartella))

    assert lettore.read_folder("INBOX") == 2
    assert (cartella.fetched, CursoreCasella.objects.get().ultimo_uid) == ([1, 2, 3], 3)
    assert lettore.read_folder("INBOX") == 2
    assert CursoreCasella.objects.get().letto_il is not None


@pytest.mark.parametrize(
    ("modo", "sent", "end"),
    [
        ("429", S.IN_CODA, S.CONSEGNATO),
        ("503", S.IN_CODA, S.CONSEGNATO),
        ("lento", S.INCERTO, S.CONSEGNATO),
        ("appeso", S.INCERTO, S.CONSEGNATO),
        ("sordo", S.INCERTO, S.CONSEGNATO),
        ("tronco", S.INCERTO, S.INCERTO),
        ("doppio", S.INVIATO, S.CONSEGNATO),
        ("disordine", S.INVIATO, S.CONSEGNATO),
        ("firma", S.INVIATO, S.INVIATO),
    ],
)
def test_each_fault_of_the_provider_ends_well_or_before_a_person(casella, monkeypatch, modo, sent, end):
    taken = int(modo != "tronco")
    monkeypatch.setattr(pec, "TIMEOUT", 0.7)
    post_form(casella, "/console/guasto", modo=modo)
    messaggio = send("ufficio@pec.example.it")
    assert messaggio.stato == sent

    if sent == S.IN_CODA:
        assert "chiede di riprovare" in Message.objects.get().error
        post_form(casella, "/console/guasto", modo="")
        Message.objects.update(due_at=messaggio.stato_dal)
        deliver_all()
    deadline = time.monotonic() + PAZIENZA
    while len(kinds(messaggio)) < 2 * taken and time.monotonic() < deadline:
        lettore.read_folder("INBOX")

    messaggio.refresh_from_db()
    bad = messaggio.ricevute.filter(firma="NON_VALIDA", da_esaminare=True)
    handed = json.loads(request(casella, "GET", f"/messaggi.json?message_id={quote(messaggio.message_id)}")[2])
    assert (messaggio.stato, len(handed), kinds(messaggio)) == (
        end,
        taken,
        ["accettazione", "avvenuta-consegna"][: 2 * taken],
    )
    assert bad.count() == (2 if modo == "firma" else 0)
