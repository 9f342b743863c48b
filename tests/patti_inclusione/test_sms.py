"""Short messages of an appointment, with the operator running: who gets them, what they say, when, and what if they do not arrive."""

import json
import logging
from datetime import datetime, time, timedelta

import pytest
import time_machine

from patti_inclusione.models import EventoCaso, Sede, SmsConvocazione
from patti_inclusione.selectors.convocazione import has_proof
from patti_inclusione.services import convocazione as services
from patti_inclusione.services import promemoria
from patti_inclusione.services.sms_testo import RIVELA, discreet, write_testo
from rdc_platform import calendario
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from rdc_platform.telefonia import count_parti
from tests.factories.convocazioni import make_convocazione, make_scheda, persone, url
from tests.factories.persone import client_for
from tests.simulators.processi import post_form, request

# From tomorrow on: the operator has a clock of its own, and takes nothing that is over.
OGGI = datetime.combine(calendario.today() + timedelta(days=1), time(10), calendario.ROMA)
COLLOQUIO = OGGI + timedelta(days=7)
PRIMA = COLLOQUIO - timedelta(days=2)
DELLA_FAMIGLIA, SPENTO = "+393200000000", "+393471230002"


@pytest.fixture
def clock():
    with time_machine.travel(OGGI, tick=False) as moving:
        yield moving


@pytest.fixture
def telefoni(sms_port, clock):
    """What arrived on the telephones: (number, text), the first first."""

    def read():
        rows = json.loads(request(sms_port, "GET", "/console/messaggi.json")[2])
        return [(row["destinatario"], row["testo"]) for row in reversed(rows)]

    read.port = sms_port
    return read


def deliver():
    while batch := delivery.claim(controparte="sms"):
        delivery.deliver_batch(batch)


def convoke(mondo, **values):
    return make_convocazione(
        mondo, **{"canali": ["SMS"], "data_ora": COLLOQUIO, "luogo": "Servizi sociali, Via Po 7"} | values
    )


def oggi_of(mondo):
    return client_for(mondo.case_manager).get("/oggi/").content.decode()


def stati():
    return sorted(SmsConvocazione.objects.values_list("tipo", "stato"))


def test_a_family_is_told_once_with_day_hour_and_place_and_nothing_else(mondo, telefoni, caplog):
    caplog.set_level(logging.DEBUG)
    Sede.objects.create(comune=mondo.cremona, denominazione="Servizi sociali", indirizzo="Via Po 7", telefono="0372 1")
    convocazione = convoke(mondo)

    deliver()
    deliver()

    ((numero, testo),) = telefoni()  # the two adults have one telephone
    quando = f"{calendario.rome_date(COLLOQUIO).day}"
    assert numero == DELLA_FAMIGLIA
    assert testo.startswith("Appuntamento ")
    assert testo.endswith("alle 10:00, Via Po 7. Se non puoi venire chiama 0372 1.")
    assert quando in testo
    assert count_parti(testo) == 1
    said = testo + caplog.text + str(list(Message.objects.filter(topic__startswith="sms").values()))
    persona = persone(mondo.caso)[0]
    told = [persona.nome, persona.cognome, persona.codice_fiscale, mondo.caso.nucleo.protocollo_inps]
    assert [each for each in told if each in said] == []
    assert numero not in caplog.text
    assert RIVELA.search(testo) is None
    assert set(convocazione.invii.values_list("esito", flat=True)) == {"CONSEGNATO"}
    assert not has_proof(convocazione, persona)  # a courtesy proves nothing
    eventi = EventoCaso.objects.filter(testo__contains="SMS").order_by("pk").values_list("testo", flat=True)
    assert list(eventi) == ["Avviso per SMS al ••• 000: mandato", "Avviso per SMS al ••• 000: arrivato"]


def test_an_answer_that_is_lost_tells_nobody_twice(mondo, telefoni, clock):
    post_form(telefoni.port, "/console/guasto", modo="sordo")
    convoke(mondo)
    deliver()
    assert stati() == [("CONVOCAZIONE", "IN_PARTENZA")]

    post_form(telefoni.port, "/console/guasto", modo="")
    clock.move_to(OGGI + timedelta(minutes=20))
    deliver()

    assert len(telefoni()) == 1
    assert stati() == [("CONVOCAZIONE", "CONSEGNATO")]


def test_who_may_have_been_told_is_told_that_it_is_off(mondo, telefoni, clock):
    """The operator took the first, its answer was lost, and then there was nothing left to ask again for."""
    post_form(telefoni.port, "/console/guasto", modo="sordo")
    convocazione = convoke(mondo)
    deliver()
    post_form(telefoni.port, "/console/guasto", modo="")
    services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)

    clock.move_to(OGGI + timedelta(minutes=20))
    deliver()

    assert [testo.split()[0] for _, testo in telefoni()] == ["Appuntamento", "L'appuntamento"]
    assert stati() == [("CONVOCAZIONE", "RITIRATO"), ("DISDETTA", "CONSEGNATO")]


def test_by_night_nothing_leaves(mondo, telefoni, clock):
    clock.move_to(OGGI.replace(hour=20))
    convoke(mondo)
    deliver()
    Message.objects.update(due_at=OGGI)  # as a queue that was held until the night
    deliver()
    assert telefoni() == []
    assert promemoria.remind(OGGI.replace(hour=22)) == 0

    clock.move_to((OGGI + timedelta(days=1)).replace(hour=9, minute=1))
    deliver()

    assert len(telefoni()) == 1


def test_a_reminder_leaves_once_to_who_wants_it(mondo, telefoni, clock):
    first, second = persone(mondo.caso)
    make_scheda(first, avvisi_sms="SI", telefono_verificato="347 1234567")
    make_scheda(second, avvisi_sms="NO", telefono_verificato="347 7654321")
    convoke(mondo, canali=["TELEFONO"])
    assert promemoria.remind(PRIMA - timedelta(days=1)) == 0

    clock.move_to(PRIMA)
    assert (promemoria.remind(PRIMA), promemoria.remind(PRIMA)) == (1, 0)
    deliver()

    ((numero, testo),) = telefoni()
    assert (numero, testo[:26]) == ("+393471234567", "Promemoria: appuntamento " + testo[25])


@pytest.mark.parametrize("when", ["before", "between"])
def test_of_a_dead_appointment_nobody_is_reminded(mondo, telefoni, clock, when):
    make_scheda(persone(mondo.caso)[0], avvisi_sms="SI")
    convocazione = convoke(mondo, canali=["TELEFONO"])
    clock.move_to(PRIMA)
    if when == "between":
        assert promemoria.remind(PRIMA) == 1

    services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)
    promemoria.remind(PRIMA)
    deliver()

    assert telefoni() == []
    assert {stato for _, stato in stati()} <= {"RITIRATO"}


def test_who_fixes_an_appointment_late_has_said_it_just_now(mondo, telefoni, clock):
    convoke(mondo)
    clock.move_to(PRIMA)
    mondo.caso.convocazioni.update(creata_il=PRIMA + timedelta(hours=1))

    assert promemoria.remind(PRIMA + timedelta(hours=2)) == 0


def test_who_had_a_message_hears_that_it_is_off(mondo, telefoni):
    convocazione = convoke(mondo)
    deliver()

    told = services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)
    deliver()

    assert told == 1
    assert "non si fa." in telefoni()[1][1]
    assert stati() == [("CONVOCAZIONE", "CONSEGNATO"), ("DISDETTA", "CONSEGNATO")]


def test_what_did_not_arrive_is_a_call_to_make(mondo, telefoni, clock):
    first = persone(mondo.caso)[0]
    make_scheda(first, telefono_verificato=SPENTO)
    convocazione = convoke(mondo)
    deliver()
    page = client_for(mondo.case_manager).get(url("convocazione_detail", convocazione)).content.decode()
    assert "il telefono è rimasto spento" in page
    assert SPENTO not in page.split('<h2 class="h5">SMS</h2>')[1]
    assert f"Telefona a {first.nome} per l&#x27;appuntamento" in oggi_of(mondo)

    client = client_for(mondo.case_manager)
    client.post(url("telefonata_write", convocazione), {"componente": first.pk, "a_chi": "PERSONA"})

    assert "Telefona a" not in oggi_of(mondo)
    assert convocazione.invii.get(componente=first, canale="TELEFONO").esito == "INVIATO"
    assert stati() == [("CONVOCAZIONE", "CONSEGNATO"), ("CONVOCAZIONE", "NON_CONSEGNATO")]

    clock.move_to(PRIMA)
    promemoria.remind(PRIMA)
    deliver()
    assert oggi_of(mondo).count("il messaggio non è arrivato") == 1  # the reminder, and the call was before it


def test_a_number_that_the_operator_refuses_is_a_call_too(mondo, telefoni, settings):
    convocazione = convoke(mondo)
    settings.SMS_MITTENTE = "Servizi"

    deliver()

    assert SmsConvocazione.objects.get().motivo == "MITTENTE_SCONOSCIUTO"
    assert oggi_of(mondo).count("Telefona a") == 2
    assert set(convocazione.invii.values_list("esito", flat=True)) == {"FALLITO"}


@pytest.mark.parametrize(
    ("luogo", "detto"),
    [
        ("Ufficio servizi sociali, Via Po 7, stanza 3", "Via Po 7, stanza 3"),
        ("Sportello Reddito di cittadinanza", ""),
        ("Biblioteca; via Sociale Rossi 1", "Biblioteca"),
        ("Via dell'Inclusioni 3", "Via dell'Inclusioni 3"),
    ],
)
def test_a_place_is_an_address(luogo, detto):
    assert discreet(luogo) == detto


def test_a_message_is_never_more_than_two(mondo):
    convocazione = convoke(mondo, luogo="Via dell’Ospitalità " + "lunga " * 30)

    for tipo in ("CONVOCAZIONE", "PROMEMORIA", "DISDETTA"):
        assert count_parti(write_testo(tipo, convocazione, "+39 0372 1234567890")) <= 2
