"""The pages of what INPS booked: the case, its answer and the queue."""

import pytest
import time_machine

from tests.factories.convocazioni import COLLOQUIO, OGGI
from tests.factories.pagine import url, words
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.sedi import make_orari, make_prenotazione, make_sede

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def row(mondo):
    return make_prenotazione(mondo.caso, make_orari(make_sede(mondo.cremona, denominazione="Centro")), COLLOQUIO)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_the_case_says_it_and_one_press_makes_the_appointment(client, row, calma):
    page = words(client.get(url("caso_detail", row.caso_id)))
    assert "Ha già un appuntamento preso con INPS: giovedì 9 maggio 2019 alle 10:00, Centro." in page
    row.caso.refresh_from_db()
    assert "Centro, Via Po 1" in words(client.get(url("prenotazione_confirm", row.pk)))
    assert count_queries(client, url("prenotazione_confirm", row.pk)) <= 6 + 5

    answer = client.post(url("prenotazione_confirm", row.pk), {"versione": row.caso.versione}, follow=True)

    assert "Appuntamento confermato: è nella tua agenda" in words(answer)
    assert "Preso con INPS" in words(answer)
    assert "già stato risposto" in words(client.get(url("prenotazione_confirm", row.pk)))
    assert "preso con INPS: giovedì" not in words(client.get(url("caso_detail", row.caso_id)))


def test_a_no_opens_the_free_hours_and_says_who_does_not_know(client, row):
    answer = client.post(url("prenotazione_decline", row.pk), follow=True)

    assert "INPS non lo sa, e la famiglia aspetta ancora quell'ora" in words(answer)
    assert "Orari liberi" in words(answer)
    assert "era già stato risposto" in words(client.post(url("prenotazione_decline", row.pk), follow=True))


def test_what_cannot_be_kept_has_no_confirm(client, row):
    row.scarto, row.disponibilita = "PIENO", None
    row.save()

    page = words(client.get(url("prenotazione_confirm", row.pk)))

    assert ("Conferma l'appuntamento" in page, "Perché: a quell'ora non c'è più posto." in page) == (False, True)
    assert "Non si può tenere: a quell'ora non c'è più posto." in words(client.get(url("caso_detail", row.caso_id)))


def test_the_coordinatore_finds_who_has_one_and_not_which(mondo, row):
    make_prenotazione(mondo.caso_in_coda, row.disponibilita, COLLOQUIO)

    page = words(client_for(mondo.coordinatore).get(url("caso_queue"), {"macro": "DA_ASSEGNARE", "prenotati": "on"}))

    assert (mondo.caso_in_coda.nucleo.cognome in page, mondo.caso_stagno.nucleo.cognome in page) == (True, False)
    assert "10:00" not in page


def test_pages_are_for_who_follows(mondo, row):
    for chi in (mondo.collega, mondo.coordinatore, mondo.case_manager_b, mondo.flussi):
        altro = client_for(chi)
        assert altro.get(url("prenotazione_confirm", row.pk)).status_code == 404
        assert altro.post(url("prenotazione_decline", row.pk)).status_code == 404
