"""The pages of the offices: the Coordinatore keeps them, the Case manager opens his own hours."""

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione.models import ChiusuraUfficio, DisponibilitaUfficio, Sede
from tests.factories.convocazioni import OGGI, url
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.sedi import make_orari, make_sede

SEDE = {"denominazione": "Centro", "indirizzo": "Via Po 1", "telefono": "0372 123456", "attiva": "on"}
ORARI = {"giorni": ["0", "3"], "ora_inizio": "9:00", "ora_fine": "12:00", "durata_slot_min": 60, "posti": 2}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def client(mondo):
    return client_for(mondo.coordinatore)


def test_sede_create_writes_an_office_of_his_comuni(mondo, client):
    page = reverse("patti_inclusione:sede_create")

    answer = client.post(page, SEDE | {"comune": "D150"})

    sede = Sede.objects.get()
    assert answer.url == url("sede_detail", sede)
    assert "Scegli «Comune» fra le risposte" in client.post(page, SEDE | {"comune": "A944"}).content.decode()
    again = client.post(page, SEDE | {"comune": "D150", "denominazione": "CENTRO"}).content.decode()
    assert "già una sede con questo nome" in again


def test_sede_edit_keeps_it_from_receiving(mondo, client):
    sede = make_sede(mondo.cremona)

    client.post(url("sede_edit", sede), {k: v for k, v in SEDE.items() if k != "attiva"})

    sede.refresh_from_db()
    assert (sede.denominazione, sede.attiva) == ("Centro", False)
    assert "Questa sede non riceve" in client.get(url("sede_detail", sede)).content.decode()


def test_disponibilita_open_opens_the_hours_of_the_week(mondo, client):
    sede = make_sede(mondo.cremona)

    client.post(url("disponibilita_open", sede), ORARI | {"valida_dal": "1/5/2019"})

    rows = DisponibilitaUfficio.objects.values_list("giorno_settimana", "posti", "operatore")
    assert sorted(rows) == [(0, 2, None), (3, 2, None)]
    assert "Lunedì, 09:00-12:00" in client.get(url("sede_detail", sede)).content.decode()


def test_disponibilita_open_of_a_case_manager_does_not_ask_whose(mondo):
    sede, client = make_sede(mondo.cremona), client_for(mondo.case_manager)

    client.post(url("disponibilita_open", sede), ORARI | {"valida_dal": "1/5/2019", "posti": 5})

    rows = DisponibilitaUfficio.objects.values_list("posti", "operatore")
    assert set(rows) == {(1, mondo.case_manager.accreditamento_id)}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"giorni": []}, "Scegli almeno un giorno della settimana, oppure una data."),
        ({"data": "9/5/2019"}, "Scegli i giorni della settimana, oppure una data sola."),
        ({"giorni": [], "data": "1/5/2019"}, "già passato"),
        ({"ora_fine": "8:00"}, "Si finisce prima di cominciare"),
        ({"ora_fine": "9:30"}, "In 30 minuti non ci sta un appuntamento di 60."),
        ({"stanza": "A"}, "ricevono una famiglia alla volta"),
        ({"valida_al": "30/4/2019"}, "L&#x27;ultimo giorno viene prima del primo"),
        ({"posti": 0}, "almeno 1"),
        ({"ora_inizio": ""}, "Scrivi a che ora si comincia."),
    ],
)
def test_disponibilita_open_says_what_to_mend(mondo, client, values, words):
    data = ORARI | {"valida_dal": "1/5/2019"} | values

    assert words in client.post(url("disponibilita_open", make_sede(mondo.cremona)), data).content.decode()
    assert DisponibilitaUfficio.objects.count() == 0


def test_disponibilita_open_for_one_day(mondo, client):
    data = ORARI | {"giorni": [], "data": "9/5/2019", "valida_dal": "1/5/2019"}

    client.post(url("disponibilita_open", make_sede(mondo.cremona)), data)

    row = DisponibilitaUfficio.objects.get()
    assert (str(row.data), str(row.valida_dal), str(row.valida_al)) == ("2019-05-09",) * 3


def test_disponibilita_close_ends_them(mondo, client):
    orari = make_orari(make_sede(mondo.cremona))
    assert (
        "Quello che è passato non si cambia"
        in client.post(url("disponibilita_close", orari), {"al": "1/4/2019"}).content.decode()
    )

    client.post(url("disponibilita_close", orari), {"al": "31/5/2019"})

    orari.refresh_from_db()
    assert str(orari.valida_al) == "2019-05-31"


def test_chiusura_add_and_delete(mondo, client):
    sede = make_sede(mondo.cremona)
    assert "già passati" in client.post(url("chiusura_add", sede), {"dal": "1/4/2019"}).content.decode()

    client.post(url("chiusura_add", sede), {"dal": "12/8/2019", "al": "16/8/2019", "motivo": "Ferie"})
    assert "12 ago 2019 - 16 ago 2019" in client.get(url("sede_detail", sede)).content.decode()

    client.post(url("chiusura_delete", ChiusuraUfficio.objects.get()))
    assert ChiusuraUfficio.objects.count() == 0


@pytest.mark.parametrize("name", ["sede_edit", "chiusura_add"])
def test_an_office_is_written_by_the_coordinatore_of_its_comune_alone(mondo, name):
    sede = make_sede(mondo.cremona)

    for who in ("case_manager", "coordinatore_stagno", "coordinatore_b", "amministratore"):
        assert client_for(getattr(mondo, who)).get(url(name, sede)).status_code == 404


def test_sede_list_shows_those_of_one_s_comuni_in_the_same_queries(mondo, client):
    make_sede(mondo.bologna, denominazione="Bolognina")
    make_sede(mondo.cremona, denominazione="Centro")
    page = reverse("patti_inclusione:sede_list")
    text = client.get(page).content.decode()
    assert "Centro" in text
    assert "Bolognina" not in text

    few = count_queries(client, page)
    for _ in range(30):
        make_orari(make_sede(mondo.cremona))
    assert count_queries(client, page) == few <= MAX_QUERIES
