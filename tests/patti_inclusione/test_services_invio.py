"""What leaves by itself, to whom, and what proves it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from patti_inclusione import avvisi
from patti_inclusione.models import InvioConvocazione, Scadenza, SchedaPersona
from patti_inclusione.selectors.convocazione import has_proof
from patti_inclusione.services import convocazione as services
from patti_inclusione.services import invio as invii
from patti_inclusione.services.recapiti import list_da_verificare
from rdc_platform.audit.autori import Sistema
from rdc_platform.documenti.services import store_pdf
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec
from rdc_platform.pec.tasks import record_refusal
from tests.factories.convocazioni import DOPO, OGGI, make_convocazione, persone, url
from tests.factories.pagine import words
from tests.factories.pdf import PDF
from tests.factories.pec import give_ricevuta, make_eml
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def deliver(topic):
    Message.objects.exclude(topic=topic).delete()
    Message.objects.update(due_at=OGGI)  # the database's own clock is not the one that was moved
    while batch := delivery.claim():
        for message in batch:
            delivery.deliver_one(message)


def scheda(persona, **values):
    return SchedaPersona.objects.create(componente=persona, **values)


def tutore(persona, **values):
    return scheda(
        persona, **{"tutela": "TUTORE", "tutela_nome": "Ada Rossi", "tutela_recapito": "ada@studio.example.it"} | values
    )


def test_email_leaves_by_itself_and_stops_t02(mondo):
    convocazione = make_convocazione(mondo, canali=["EMAIL"], testo="Vi aspettiamo giovedì.")

    deliver("email.convocazione")

    assert [m.to for m in mail.outbox] == [["famiglia@example.it"]] * 2
    assert mail.outbox[0].subject == "Appuntamento con il Comune di Cremona"
    assert mail.outbox[0].body == "Vi aspettiamo giovedì."
    assert set(convocazione.invii.values_list("esito", flat=True)) == {"INVIATO"}
    assert Scadenza.objects.get(caso=mondo.caso, codice="T02").stato == "RISPETTATA"


def test_email_of_an_appointment_cancelled_meanwhile_does_not_leave(mondo):
    convocazione = make_convocazione(mondo, canali=["EMAIL"])
    services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)

    deliver("email.convocazione")

    assert mail.outbox == []


def test_cancel_convocazione_tells_by_email_who_was_told_by_email(mondo):
    convocazione = make_convocazione(mondo, canali=["EMAIL", "TELEFONO"])

    told = services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)
    deliver("email.disdetta")

    assert told == 2
    assert "giovedì 9 maggio 2019 alle 10:00" in mail.outbox[0].body
    assert "non si fa più" in mail.outbox[0].body


def test_who_is_told_already_is_not_written_to(mondo):
    services.fix_convocazione(
        mondo.caso,
        services.Appuntamento(
            mondo.caso.pk,
            "ALTRO",
            datetime(2019, 5, 9, 9, 0, tzinfo=OGGI.tzinfo),
            60,
            "TELEFONO",
            "",
            ["EMAIL"],
            "Venite",
        ),
        persone(mondo.caso),
        versione=0,
        by=mondo.case_manager,
        mandata=True,
    )

    assert Message.objects.filter(topic="email.convocazione").count() == 0


def test_a_checked_contact_goes_before_those_of_inps(mondo):
    first, second = persone(mondo.caso)
    scheda(first, email_verificata="marta@example.it", telefono_verificato="333 1", pec="marta@pec.example.it")

    convocazione = make_convocazione(mondo, canali=["EMAIL", "TELEFONO", "PEC"])

    found = set(convocazione.invii.filter(componente=first).values_list("recapito", flat=True))
    assert found == {"marta@example.it", "333 1", "marta@pec.example.it"}
    assert convocazione.invii.get(componente=second, canale="PEC").esito == "DA_FARE"


def test_the_guardian_is_told_too(mondo):
    first, _ = persone(mondo.caso)
    tutore(first)

    convocazione = make_convocazione(mondo, canali=["EMAIL"])

    rows = convocazione.invii.filter(componente=first).values_list("a_chi", "recapito")
    assert set(rows) == {("PERSONA", "famiglia@example.it"), ("TUTELA", "ada@studio.example.it")}


@pytest.mark.parametrize(
    ("canale", "recapito", "expected"),
    [
        ("EMAIL", "sicura@example.it", "sicura@example.it"),
        ("EMAIL", "0372 1", ""),
        ("RACCOMANDATA_AR", "0372 1", "0372 1"),
        ("TELEFONO", "sicura@example.it", ""),
    ],
)
def test_who_has_a_secret_address_is_reached_at_the_safe_contact_alone(mondo, canale, recapito, expected):
    first, _ = persone(mondo.caso)
    row = scheda(
        first,
        indirizzo_riservato=True,
        recapito_sicuro=recapito,
        email_verificata="casa@example.it",
        telefono_verificato="333 1",
        domicilio_effettivo="Via Segreta 1",
    )

    contatti, nucleo = mondo.caso.nucleo.contatti, mondo.caso.nucleo
    assert invii.find_recapito(canale, nucleo, contatti, first.situazione, row) == expected


def test_pec_leaves_and_its_receipt_is_the_proof(mondo):
    first, _ = persone(mondo.caso)
    scheda(first, pec="marta@pec.example.it")
    convocazione = make_convocazione(mondo, canali=["PEC"])
    invio = convocazione.invii.get(componente=first)
    assert (invio.esito, invio.pec.oggetto) == (
        "IN_PARTENZA",
        "Appuntamento con il Comune di Cremona",
    )

    def take(tipo, minuti, a=""):
        """A receipt comes, and what it leaves in the outbox is delivered."""
        take_ricevuta(make_eml(invio.pec, tipo, a, after=minuti), by=Sistema("prova"))
        deliver("famiglie.pec_convocazione")
        invio.refresh_from_db()
        return invio.esito, mondo.caso.eventi.filter(testo__startswith="PEC della").count()

    assert take("accettazione", 1) == ("INVIATO", 1)
    assert take("avvenuta-consegna", 2, "marta@pec.example.it") == ("CONSEGNATO", 2)
    assert take("errore-consegna", 3, "marta@pec.example.it") == ("CONSEGNATO", 2)
    assert has_proof(convocazione, first)
    assert mondo.caso.eventi.latest("pk").testo == f"PEC della Convocazione 1 a {first.nome}: consegnato"


def test_a_late_delivery_wins_over_the_failure_and_is_the_proof(mondo):
    first, _ = persone(mondo.caso)
    scheda(first, pec="marta@pec.example.it")
    convocazione = make_convocazione(mondo, canali=["PEC"])
    invio = convocazione.invii.get(componente=first)
    esiti = []
    for minuti, tipo in enumerate(("accettazione", "errore-consegna", "avvenuta-consegna"), 1):
        a = "" if tipo == "accettazione" else "marta@pec.example.it"
        take_ricevuta(make_eml(invio.pec, tipo, a, after=minuti), by=Sistema("prova"))
        deliver("famiglie.pec_convocazione")
        invio.refresh_from_db()
        esiti.append(invio.esito)

    assert esiti == ["INVIATO", "FALLITO", "CONSEGNATO"]
    assert has_proof(convocazione, first)


def test_a_pec_of_which_nobody_knows_asks_for_a_call_until_its_receipt_comes(mondo):
    first, _ = persone(mondo.caso)
    scheda(first, pec="marta@pec.example.it")
    invio = make_convocazione(mondo, canali=["PEC"]).invii.get(componente=first)
    detto = f"Telefona a {first.nome}"

    def oggi(**values):
        if values:
            MessaggioPec.objects.filter(pk=invio.pec_id).update(**values)
        page = words(client_for(mondo.case_manager).get(reverse("patti_inclusione:oggi")))
        return detto in page, "non sappiamo se il messaggio" in page

    now = timezone.now()
    assert oggi(stato="INVIATO", inviato_il=now) == (False, False)
    assert oggi(stato="INCERTO", stato_dal=now) == (False, False)
    assert oggi(stato_dal=now - timedelta(minutes=31)) == (True, True)
    take_ricevuta(make_eml(invio.pec, "accettazione"), by=Sistema("prova"))
    deliver("famiglie.pec_convocazione")
    assert oggi(accettato_il=now - timedelta(hours=24)) == (False, False)
    assert oggi(accettato_il=now - timedelta(hours=26)) == (True, True)
    take_ricevuta(make_eml(invio.pec, "avvenuta-consegna", "marta@pec.example.it", after=2), by=Sistema("prova"))
    deliver("famiglie.pec_convocazione")
    assert oggi() == (False, False)


def test_a_pec_that_cannot_leave_is_red_at_once(mondo):
    first, _ = persone(mondo.caso)
    scheda(first, pec="marta@pec.example.it")
    invio = make_convocazione(mondo, canali=["PEC"]).invii.get(componente=first)
    MessaggioPec.objects.update(stato="IN_INVIO")

    record_refusal(Message.objects.get(topic="pec.invio"), GatewayRefusal("SMTP_550", "no", 550))
    avvisi.record_pec(None, avvisi.build_pec(Message.objects.get(topic="famiglie.pec_convocazione")))

    invio.refresh_from_db()
    assert invio.esito == "FALLITO"


def test_the_receipts_of_a_pec_are_taken_from_the_page_of_its_appointment(mondo):
    convocazione, other = make_convocazione(mondo), make_convocazione(mondo, data_ora=DOPO)
    ricevuta, client = give_ricevuta(convocazione), client_for(mondo.case_manager)
    name = "patti_inclusione:ricevuta_convocazione_download"

    page = client.get(url("pec_convocazione_detail", convocazione)).content.decode()
    answer = client.get(reverse(name, args=[convocazione.pk, ricevuta.pk]))

    assert reverse(name, args=[convocazione.pk, ricevuta.pk]) in page
    with ricevuta.eml.file.open("rb") as file:
        assert b"".join(answer.streaming_content) == file.read()
    assert client.get(reverse(name, args=[other.pk, ricevuta.pk])).status_code == 404
    assert count_queries(client, url("pec_convocazione_detail", convocazione)) <= MAX_QUERIES
    assert count_queries(client, url("convocazione_detail", convocazione)) <= MAX_QUERIES


def test_list_da_verificare_says_where_the_last_notice_did_not_arrive_until_it_is_corrected(mondo):
    first, second = persone(mondo.caso)
    own = scheda(first, email_verificata="marta@example.it")
    convocazione = make_convocazione(mondo, canali=["EMAIL", "TELEFONO"])
    assert list_da_verificare(mondo.caso) == []
    convocazione.invii.filter(canale="EMAIL").update(esito="FALLITO")
    assert {(each.componente, each.recapito) for each in list_da_verificare(mondo.caso)} == {
        (first, "marta@example.it"),
        (second, "famiglia@example.it"),
    }

    own.email_verificata = "nuova@example.it"
    own.save(update_fields=["email_verificata"])
    make_convocazione(mondo, canali=["EMAIL"], data_ora=DOPO).invii.update(esito="CONSEGNATO")

    assert list_da_verificare(mondo.caso) == []


def test_a_mail_server_that_refuses_leaves_it_failed(mondo):
    convocazione = make_convocazione(mondo, canali=["EMAIL"])
    row = convocazione.invii.first()

    invii.record_fallito(row.pk)

    row.refresh_from_db()
    assert row.esito == "FALLITO"
    assert Scadenza.objects.get(caso=mondo.caso, codice="T02").stato == "APERTA"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"esito": "DA_FARE"}, False),
        ({"esito": "INVIATO"}, False),
        ({"esito": "CONSEGNATO"}, True),
        ({"esito": "COMPIUTA_GIACENZA"}, True),
        ({"esito": "INVIATO", "prova": True}, True),
        ({"esito": "FALLITO", "prova": True}, False),
    ],
)
def test_has_proof(mondo, values, expected):
    first, second = persone(mondo.caso)
    convocazione = make_convocazione(mondo)
    values = values | ({"prova": store_pdf(PDF, "prova.pdf")} if "prova" in values else {})
    InvioConvocazione.objects.filter(convocazione=convocazione, componente=first).update(**values)

    assert has_proof(convocazione, first) is expected
    assert not has_proof(convocazione, second)


def test_has_proof_of_who_has_a_guardian_wants_both(mondo):
    first, _ = persone(mondo.caso)
    tutore(first)
    convocazione = make_convocazione(mondo, canali=["EMAIL"])
    rows = InvioConvocazione.objects.filter(convocazione=convocazione, componente=first)

    rows.filter(a_chi="PERSONA").update(esito="CONSEGNATO")
    assert not has_proof(convocazione, first)

    rows.filter(a_chi="TUTELA").update(esito="CONSEGNATO")
    assert has_proof(convocazione, first)


def test_the_agreement_signed_is_one_only_with_its_file(mondo):
    row = make_convocazione(mondo, canali=["CONCORDATO_FIRMATO"]).invii.first()

    with pytest.raises(IntegrityError, match="concordato_firmato_has_prova"), transaction.atomic():
        InvioConvocazione.objects.filter(pk=row.pk).update(esito="CONSEGNATO")
