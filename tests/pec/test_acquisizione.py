"""Taking receipts: which message they belong to, what they say of it, whatever their order."""

import itertools
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from django.db import transaction

from rdc_platform.pec import acquisizione, casella
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.lettura import NonMessaggioError
from rdc_platform.pec.models import CursoreCasella, MotivoEsame, RicevutaPec, StatoPec
from tests.factories.pec import ORA, SISTEMA, make_eml, make_messaggio

pytestmark = pytest.mark.django_db
A, B = "a@pec.example.it", "b@pec.example.it"
S, M = StatoPec, MotivoEsame


def take(raw):
    return take_ricevuta(raw, by=SISTEMA)


def facts(messaggio):
    """All that the receipts decide."""
    messaggio.refresh_from_db()
    return (
        messaggio.stato,
        messaggio.accettato_il,
        messaggio.identificativo_gestore,
        list(messaggio.destinatari.order_by("pk").values_list("tipo", "stato", "consegnato_il", "errore_codice")),
        sorted(messaggio.ricevute.values_list("tipo", "destinatario", "da_esaminare", "motivo_esame")),
    )


def test_take_ricevuta_of_acceptance_and_delivery(mondo):
    messaggio = make_messaggio(A)

    take(make_eml(messaggio, "accettazione"))
    assert facts(messaggio)[0] == S.ACCETTATO
    take(make_eml(messaggio, "avvenuta-consegna", A, after=1))

    stato, accettato_il, identificativo, destinatari, _ = facts(messaggio)
    assert (stato, accettato_il, identificativo) == (S.CONSEGNATO, ORA, f"sim.{messaggio.pk}")
    assert [(tipo, stato) for tipo, stato, *_ in destinatari] == [("certificato", "CONSEGNATO")]


ACCETTAZIONE, PREAVVISO, CONSEGNA, ERRORE = (
    ("accettazione", ""),
    ("preavviso-errore-consegna", A),
    ("avvenuta-consegna", A),
    ("errore-consegna", A),
)


@pytest.mark.parametrize(
    ("kinds", "end", "odd"),
    [
        ((ACCETTAZIONE, PREAVVISO, CONSEGNA), S.CONSEGNATO, 0),
        ((ACCETTAZIONE, PREAVVISO, ERRORE), S.MANCATA_CONSEGNA, 0),
        ((ACCETTAZIONE, PREAVVISO, ERRORE, CONSEGNA), S.CONSEGNATO, 1),
        ((ACCETTAZIONE, ("avvenuta-consegna", A), ("errore-consegna", B)), S.CONSEGNATO_PARZIALE, 0),
        ((ACCETTAZIONE, ("non-accettazione", "")), S.ACCETTATO, 1),
        ((ACCETTAZIONE, ("avvenuta-consegna", A)), S.ACCETTATO, 0),
    ],
)
def test_take_ricevuta_ends_equal_in_whatever_order_they_come(kinds, end, odd):
    ends = []
    for order in itertools.permutations(range(len(kinds))):
        messaggio = make_messaggio(*((A,) if all(who != B for _, who in kinds) and end != S.ACCETTATO else (A, B)))
        emls = [
            make_eml(
                messaggio,
                tipo,
                who,
                after=after,
                identificativo=f"sim.{order}",
                esteso="5.2.2 piena" if "errore" in tipo else "",
            )
            for after, (tipo, who) in enumerate(kinds)
        ]
        for index in order:
            take(emls[index])
        found = facts(messaggio)
        ends.append((found[0], found[1], found[3], found[4]))

    assert all(each == ends[0] for each in ends)
    assert ends[0][0] == end
    assert sum(bool(each[2]) for each in ends[0][3]) == odd


def test_take_ricevuta_lets_a_delivery_win_over_a_failure_and_marks_it():
    messaggio = make_messaggio(A)
    for after, tipo in enumerate(("accettazione", "errore-consegna", "avvenuta-consegna")):
        take(make_eml(messaggio, tipo, A if after else "", after=after))

    assert facts(messaggio)[0] == S.CONSEGNATO
    marked = messaggio.ricevute.get(da_esaminare=True)
    assert (marked.tipo, marked.motivo_esame) == ("avvenuta-consegna", M.CONSEGNA_DOPO_ERRORE)


def test_take_ricevuta_of_a_refusal_says_why():
    messaggio = make_messaggio(A)

    take(make_eml(messaggio, "non-accettazione", errore="virus", esteso="Contiene un virus"))

    messaggio.refresh_from_db()
    assert (messaggio.stato, messaggio.ultimo_errore) == (S.NON_ACCETTATO, "Contiene un virus")


def test_take_ricevuta_with_external_recipients_alone_waits_for_no_delivery():
    messaggio = make_messaggio(A)

    take(make_eml(messaggio, "accettazione", esterni=[A]))

    assert facts(messaggio)[0] == S.ACCETTATO_NON_CERTIFICATO


@pytest.mark.parametrize("stato", [S.INCERTO, S.IN_INVIO, S.FALLITO, S.IN_CODA])
def test_take_ricevuta_of_acceptance_shows_that_the_message_left(stato):
    messaggio = make_messaggio(A, stato=stato)

    take(make_eml(messaggio, "accettazione"))

    assert facts(messaggio)[0] == S.ACCETTATO


def test_take_ricevuta_twice_is_one():
    messaggio = make_messaggio(A)
    raw = make_eml(messaggio, "accettazione")

    first, second = take(raw), take(raw)
    same_id = take(raw.replace(b"smime.p7s", b"firma.p7s"))
    same_bytes = take(raw.replace(b"Message-ID: <accettazione", b"X-Altro: <accettazione"))

    assert first == second == same_id
    assert same_bytes != first  # other bytes, and no Message-ID to tell
    assert take(raw.replace(b"Message-ID: <accettazione", b"X-Altro: <accettazione")) == same_bytes


def test_take_ricevuta_keeps_the_bytes_as_they_came():
    raw = make_eml(make_messaggio(A), "accettazione")

    ricevuta = take(raw)

    with ricevuta.eml.file.open() as file:
        assert file.read() == raw


def test_take_ricevuta_of_no_message_waits_and_is_joined_when_its_identifier_becomes_known():
    messaggio = make_messaggio(A)
    early = make_eml(
        messaggio, "avvenuta-consegna", A, message_id="<riscritto@gestore.example.it>", identificativo="op.7"
    )
    stray = take(early)
    assert (stray.messaggio, facts(messaggio)[0]) == (None, S.INVIATO)

    take(make_eml(messaggio, "accettazione", identificativo="op.7"))

    stray.refresh_from_db()
    assert (stray.messaggio, facts(messaggio)[0]) == (messaggio, S.CONSEGNATO)


def test_take_ricevuta_finds_the_message_by_the_providers_identifier_where_its_message_id_was_rewritten():
    messaggio = make_messaggio(A)
    take(make_eml(messaggio, "accettazione", identificativo="op.8"))

    take(
        make_eml(messaggio, "avvenuta-consegna", A, message_id="<riscritto@gestore.example.it>", identificativo="op.8")
    )

    assert facts(messaggio)[0] == S.CONSEGNATO


def test_take_ricevuta_trusts_the_certified_message_id_before_the_header_and_never_the_subject():
    ours, other = make_messaggio(A), make_messaggio(A)
    raw = make_eml(ours, "accettazione").replace(
        f"X-Riferimento-Message-ID: {ours.message_id}".encode(),
        f"X-Riferimento-Message-ID: {other.message_id}".encode(),
    )
    nowhere = make_eml(other, "avvenuta-consegna", A, message_id="<altro@example.it>", identificativo="op.9")

    assert take(raw).messaggio == ours
    assert take(nowhere).messaggio is None


def test_take_ricevuta_with_a_broken_daticert_is_kept_joined_and_of_no_effect():
    messaggio = make_messaggio(A)
    raw = make_eml(messaggio, "avvenuta-consegna", A).replace(b'filename="daticert.xml"', b'filename="rotto.xml"')

    ricevuta = take(raw)

    assert (ricevuta.messaggio, ricevuta.tipo, ricevuta.motivo_esame) == (
        messaggio,
        "avvenuta-consegna",
        M.DATICERT_ILLEGGIBILE,
    )
    assert facts(messaggio)[0] == S.INVIATO


def bare(messaggio, tipo):
    """A message of the provider of a kind that the simulator does not make."""
    email = EmailMessage()
    email["From"], email["X-Ricevuta"] = "posta-certificata@pec.example.it", tipo
    email["Message-ID"], email["X-Riferimento-Message-ID"] = f"<{tipo}.1@pec.example.it>", messaggio.message_id
    email.set_content("vedi gli allegati")
    xml = (
        f'<postacert tipo="{tipo}"><intestazione/><dati><data zona="+0200"><giorno>08/08/2026</giorno>'
        f"<ora>00:30:12</ora></data><consegna>{A}</consegna></dati></postacert>"
    )
    email.add_attachment(xml.encode(), maintype="application", subtype="xml", filename="daticert.xml")
    return email.as_bytes()


def test_take_ricevuta_of_an_unknown_kind_is_kept_for_a_person():
    messaggio = make_messaggio(A)

    ricevuta = take(bare(messaggio, "avviso-nuovo"))

    assert (ricevuta.tipo, ricevuta.messaggio, ricevuta.motivo_esame) == ("avviso-nuovo", messaggio, M.TIPO_IGNOTO)
    assert ricevuta.data_certificata == datetime(2026, 8, 7, 22, 30, 12, tzinfo=UTC)
    assert facts(messaggio)[0] == S.INVIATO


def test_take_ricevuta_about_a_stranger_is_kept_for_a_person():
    messaggio = make_messaggio(A, B)
    take(make_eml(messaggio, "accettazione"))

    ricevuta = take(make_eml(messaggio, "avvenuta-consegna", "altro@pec.example.it"))

    ricevuta.refresh_from_db()
    assert (ricevuta.motivo_esame, facts(messaggio)[0]) == (M.DESTINATARIO_IGNOTO, S.ACCETTATO)


def test_take_ricevuta_compares_addresses_without_case():
    messaggio = make_messaggio("Ufficio@PEC.example.it")
    take(make_eml(messaggio, "accettazione"))

    take(make_eml(messaggio, "avvenuta-consegna", "ufficio@pec.EXAMPLE.it"))

    assert facts(messaggio)[0] == S.CONSEGNATO


def test_no_message_is_delivered_without_a_receipt_that_says_so():
    messaggio = make_messaggio(A, B)
    take(make_eml(messaggio, "accettazione"))
    for tipo in ("presa-in-carico", "rilevazione-virus", "posta-certificata"):
        take(bare(messaggio, tipo))
    take(make_eml(messaggio, "avvenuta-consegna", A))

    assert facts(messaggio)[0] == S.ACCETTATO


def test_take_ricevuta_refuses_what_is_no_message():
    with pytest.raises(NonMessaggioError):
        take(b"niente")
    assert RicevutaPec.objects.count() == 0


class KilledError(BaseException):
    """The process ends here."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["lettura", "_store", "_join", "save"])
def test_take_message_killed_at_each_step_goes_on_where_it_was(monkeypatch, step):
    messaggio = make_messaggio(A)
    CursoreCasella.objects.create(cartella="INBOX", uidvalidity=7)
    mail = {1: make_eml(messaggio, "accettazione"), 2: make_eml(messaggio, "avvenuta-consegna", A)}

    def killed(*args, **kwargs):
        raise KilledError

    casella.take_message("INBOX", 7, 1, mail[1])
    with monkeypatch.context() as patch:
        if step == "lettura":
            patch.setattr(acquisizione.lettura, "read", killed)
        elif step == "save":  # after the receipt, before the cursor is written
            patch.setattr(CursoreCasella, "save", killed)
        else:
            patch.setattr(acquisizione, step, killed)
        with pytest.raises(KilledError):
            casella.take_message("INBOX", 7, 2, mail[2])
    assert (RicevutaPec.objects.count(), CursoreCasella.objects.get().ultimo_uid) == (1, 1)
    assert facts(messaggio)[0] == S.ACCETTATO
    assert transaction.get_connection().in_atomic_block is False

    casella.take_message("INBOX", 7, 2, mail[2])

    assert (RicevutaPec.objects.count(), CursoreCasella.objects.get().ultimo_uid) == (2, 2)
    assert facts(messaggio)[0] == S.CONSEGNATO
