"""Offices and their hours, kept by who may; INPS is told of each change."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.http import Http404

from ambiti.models import Comune
from patti_inclusione.avvisi import build_m03, record_m03, refuse_m03, send_m03
from patti_inclusione.models import DisponibilitaUfficio, Sede
from patti_inclusione.services import sede as services
from rdc_platform.gateways.errors import GatewayRefusal
from rdc_platform.outbox.models import Message
from tests.factories.convocazioni import OGGI
from tests.factories.sedi import make_orari, make_sede
from tests.patti_inclusione.test_services_prenotazione import book


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def hours(**values):
    defaults = {
        "data": None,
        "ora_inizio": time(9),
        "ora_fine": time(12),
        "durata_slot_min": 60,
        "posti": 1,
        "stanza": "",
        "operatore": None,
        "valida_dal": date(2019, 5, 1),
        "valida_al": None,
    }
    return defaults | values


def messages():
    return list(Message.objects.filter(topic="inps.disponibilita").order_by("created_at", "key"))


def test_create_sede_of_another_ambito_is_not_there(mondo):
    values = {"denominazione": "X", "indirizzo": "Y", "telefono": "", "accessibile": False, "attiva": True}

    with pytest.raises(Http404):
        services.create_sede(Comune.objects.get(pk="A944"), values, by=mondo.coordinatore)
    assert services.create_sede(mondo.cremona, values, by=mondo.coordinatore).comune == mondo.cremona


def test_open_disponibilita_makes_a_row_a_day_and_tells_inps_once(mondo):
    rows = services.open_disponibilita(make_sede(mondo.cremona), hours(), giorni=[0, 2], by=mondo.coordinatore)

    assert [row.giorno_settimana for row in rows] == [0, 2]
    assert [m.key for m in messages()] == [f"M03-{rows[0].sede_id}-v1"]


def test_open_disponibilita_of_a_case_manager_is_his_own(mondo):
    sede = make_sede(mondo.cremona)

    (row,) = services.open_disponibilita(
        sede, hours(operatore=mondo.collega.accreditamento), giorni=[1], by=mondo.case_manager
    )

    assert row.operatore == mondo.case_manager.accreditamento
    with pytest.raises(Http404):
        services.open_disponibilita(sede, hours(), giorni=[1], by=mondo.case_manager_b)


def test_open_disponibilita_in_a_room_or_of_a_person_that_is_taken_is_refused(mondo):
    sede, altra = make_sede(mondo.cremona), make_sede(mondo.stagno)
    mine = {"operatore": mondo.case_manager.accreditamento}
    make_orari(sede, stanza="A")
    make_orari(sede, **mine)

    with pytest.raises(services.SedeError, match="stanza «a» è già in uso: giovedì 10:00-12:00"):
        services.open_disponibilita(sede, hours(stanza="a"), giorni=[3], by=mondo.coordinatore)
    with pytest.raises(services.SedeError, match="stesso Case manager"):
        services.open_disponibilita(altra, hours(**mine), giorni=[3], by=mondo.coordinatore)
    services.open_disponibilita(altra, hours(stanza="A"), giorni=[3], by=mondo.coordinatore)
    assert DisponibilitaUfficio.objects.count() == 3


def test_close_disponibilita_counts_what_stands_and_is_not_for_a_colleague(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    made = book(mondo.caso, orari, mondo.case_manager)

    with pytest.raises(Http404):
        services.close_disponibilita(orari, al=date(2019, 5, 8), by=mondo.case_manager)
    assert services.close_disponibilita(orari, al=date(2019, 5, 8), by=mondo.coordinatore) == 1
    made.refresh_from_db()
    assert made.stato == "FISSATA"


def test_close_disponibilita_before_it_begins_leaves_nothing(mondo):
    orari = make_orari(make_sede(mondo.cremona), valida_dal=date(2019, 6, 1))

    services.close_disponibilita(orari, al=date(2019, 5, 8), by=mondo.coordinatore)

    assert DisponibilitaUfficio.objects.count() == 0


def test_add_and_delete_chiusura(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    book(mondo.caso, orari, mondo.case_manager)

    chiusura, left = services.add_chiusura(
        orari.sede, dal=date(2019, 5, 9), al=date(2019, 5, 9), motivo="Ferie", by=mondo.coordinatore
    )
    assert left == 1

    with pytest.raises(Http404):
        services.delete_chiusura(chiusura, by=mondo.coordinatore_b)
    services.delete_chiusura(chiusura, by=mondo.coordinatore)
    assert orari.sede.chiusure.count() == 0


def deliver(message):
    payload = build_m03(message)
    record_m03(message, send_m03(payload, message.key))
    return payload


def test_m03_tells_inps_of_hours_and_of_nobody(mondo, inps):
    sede = make_sede(mondo.cremona, denominazione="Centro")
    services.open_disponibilita(
        sede, hours(operatore=mondo.case_manager.accreditamento), giorni=[0], by=mondo.coordinatore
    )
    services.add_chiusura(sede, dal=date(2019, 8, 12), al=date(2019, 8, 16), motivo="Ferie", by=mondo.coordinatore)
    first, last = messages()

    assert deliver(first) is None  # the second says it all
    payload = deliver(last)

    sede.refresh_from_db()
    assert (sede.versione, sede.versione_inps, sede.rifiuto_inps) == (2, 2, "")
    assert payload == {
        "codice": "M03",
        "ufficio": str(sede.pk),
        "versione": 2,
        "comune": "D150",
        "ambito": "P01",
        "denominazione": "Centro",
        "indirizzo": "Via Po 1",
        "telefono": "",
        "accessibile": False,
        "fasce": [
            {
                "giorno": 1,
                "data": None,
                "dalle": "09:00",
                "alle": "12:00",
                "durata_min": 60,
                "posti": 1,
                "valida_dal": "2019-05-01",
                "valida_al": None,
            }
        ],
        "chiusure": [{"dal": "2019-08-12", "al": "2019-08-16"}],
    }


def test_m03_refused_says_why_beside_the_office(mondo):
    sede = make_sede(mondo.cremona)
    services.open_disponibilita(sede, hours(), giorni=[0], by=mondo.coordinatore)

    refuse_m03(messages()[0], GatewayRefusal("CAMPO_NON_VALIDO", "Nel campo dalle serve un'ora HH:MM.", 422))

    sede.refresh_from_db()
    assert (sede.versione_inps, sede.rifiuto_inps) == (0, "Nel campo dalle serve un'ora HH:MM.")


def test_m03_of_an_office_that_receives_no_more_has_no_hours(mondo):
    sede = make_sede(mondo.cremona)
    services.open_disponibilita(sede, hours(), giorni=[0], by=mondo.coordinatore)

    values = {name: getattr(sede, name) for name in services.CAMPI} | {"attiva": False}
    services.edit_sede(sede, values, by=mondo.coordinatore)

    assert build_m03(messages()[-1])["fasce"] == []
    assert Sede.objects.get().attiva is False


def test_hours_of_before_today_are_not_told(mondo, clock):
    sede = make_sede(mondo.cremona)
    services.open_disponibilita(sede, hours(valida_al=date(2019, 5, 31)), giorni=[0], by=mondo.coordinatore)

    clock.move_to(datetime(2019, 6, 3, 9, 0, tzinfo=OGGI.tzinfo))

    assert build_m03(messages()[0])["fasce"] == []
