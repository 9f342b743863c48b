"""What leaves by itself, to whom, and what proves it."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from patti_inclusione.models import InvioConvocazione, Scadenza
from patti_inclusione.selectors.convocazione import has_proof
from patti_inclusione.services import convocazione as services
from patti_inclusione.services import invio as invii
from patti_inclusione.services.recapiti import list_da_verificare
from rdc_platform.documenti.services import store_pdf
from rdc_platform.outbox.models import Message
from tests.factories.convocazioni import DOPO, OGGI, deliver, make_convocazione, make_scheda, persone
from tests.factories.pdf import PDF


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def tutore(persona, **values):
    return make_scheda(
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
    make_scheda(first, email_verificata="marta@example.it", telefono_verificato="333 1", pec="marta@pec.example.it")

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
    row = make_scheda(
        first,
        indirizzo_riservato=True,
        recapito_sicuro=recapito,
        email_verificata="casa@example.it",
        telefono_verificato="333 1",
        domicilio_effettivo="Via Segreta 1",
    )

    contatti, nucleo = mondo.caso.nucleo.contatti, mondo.caso.nucleo
    assert invii.find_recapito(canale, nucleo, contatti, first.situazione, row) == expected


def test_list_da_verificare_says_where_the_last_notice_did_not_arrive_until_it_is_corrected(mondo):
    first, second = persone(mondo.caso)
    own = make_scheda(first, email_verificata="marta@example.it")
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
