from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from patti_inclusione.models import Caso, Convocazione, Incontro, StatoCaso
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from tests.factories.incontri import fresh, make_convocato, make_proposto, make_svolto
from tests.factories.pagine import words
from tests.factories.patti import OGGI, adulti_of, make_firmato
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

NATALE = date(OGGI.year + (date(OGGI.year, 12, 25) < OGGI), 12, 25)
LONTANO = calendario.add_lavorativi(OGGI, 8)
DEL_CASO = ["incontro_list", "incontro_create", "incontro_andamento"]
DELL_INCONTRO = ["incontro_detail", "incontro_edit", "incontro_cancel", "incontro_evaluate"]
ATTI = ["incontro_convoke", "incontro_draft", "incontro_draft_discard"]


@pytest.fixture
def incontro(mondo):
    return fresh(make_proposto(mondo.caso, mondo.case_manager))


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def posted(caso, **values):
    """A good card; a value of None leaves the field out."""
    data = {
        "chiave": uuid4(),
        "versione": Caso.objects.get(pk=caso.pk).versione,
        "data": str(LONTANO),
        "ora": "10:00",
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "convocati": [persona.pk for persona in adulti_of(caso)],
    } | values
    return {name: value for name, value in data.items() if value is not None}


@pytest.mark.parametrize("chi", ["collega", "case_manager_b", "coordinatore", "amministratore"])
@pytest.mark.parametrize("name", [*DEL_CASO, *DELL_INCONTRO, *ATTI])
def test_page_of_another_s_meeting_is_not_there(mondo, incontro, chi, name):
    address = url(name, mondo.caso if name in DEL_CASO else incontro)
    other = client_for(getattr(mondo, chi))

    answer = other.post(address, {}) if name in ATTI else other.get(address)

    assert answer.status_code == 404


def test_incontro_list_shows_the_plan_and_is_written_in_the_register(mondo, incontro, client):
    text = words(client.get(url("incontro_list", mondo.caso)))

    assert "Il Patto dice: ogni mese" in text
    assert "Ogni mese serve almeno un incontro di persona" in text
    assert "proposto, la famiglia non è ancora avvisata" in text
    assert AccessoDato.objects.filter(atto="incontro_list", nucleo_id=mondo.caso.nucleo_id).count() == 1


def test_incontro_list_without_a_patto_says_when_there_will_be_a_plan(mondo, client):
    assert "si fa da solo quando il Patto è firmato" in words(client.get(url("incontro_list", mondo.caso)))


def test_incontro_list_asks_the_same_for_one_meeting_and_for_thirty(mondo, incontro, client):
    address = url("incontro_list", mondo.caso)
    mondo.caso.incontri.exclude(pk=incontro.pk).delete()
    client.get(address)
    one = count_queries(client, address)
    for n in range(30):
        Incontro.objects.create(caso=mondo.caso, patto=incontro.patto, data=OGGI + timedelta(days=n))

    assert count_queries(client, address) == one <= MAX_QUERIES


def test_a_meeting_whose_day_went_by_untold_is_to_be_moved(mondo, incontro, client):
    Incontro.objects.filter(pk=incontro.pk).update(data=OGGI - timedelta(days=2))

    assert "Da spostare: il giorno è passato" in words(client.get(url("incontro_list", mondo.caso)))
    assert "Sposta l'incontro del" in words(client.get(url("caso_detail", mondo.caso)))


def test_incontro_create_adds_one_and_sent_twice_is_one(mondo, incontro, client):
    data, before = posted(mondo.caso), mondo.caso.incontri.count()

    answers = [client.post(url("incontro_create", mondo.caso), data) for _ in range(2)]

    made = Incontro.objects.get(pk=data["chiave"])
    assert {answer.url for answer in answers} == {url("incontro_detail", made)}
    assert mondo.caso.incontri.count() == before + 1
    assert (made.ora, made.convocati.count()) == (time(10), 2)


def test_incontro_create_without_a_patto_in_force_goes_back(mondo, client):
    assert client.get(url("incontro_create", mondo.caso)).url == url("incontro_list", mondo.caso)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"data": None}, "Scrivi il giorno dell'incontro."),
        ({"data": str(OGGI - timedelta(days=1))}, "Questo giorno è già passato"),
        ({"data": str(NATALE)}, "è festivo: scegli un altro giorno, per esempio"),
        ({"convocati": None}, "Scegli almeno una persona."),
        ({"ora": "boh"}, "Scrivi «Ora» così: 9:30."),
    ],
)
def test_incontro_edit_says_what_to_mend(mondo, incontro, client, values, expected):
    assert expected in words(client.post(url("incontro_edit", incontro), posted(mondo.caso, **values)))


def test_incontro_edit_by_telephone_in_a_month_without_another_in_person_is_refused(mondo, incontro, client):
    data = posted(mondo.caso, data=str(incontro.data), modalita="TELEFONO")

    assert "In quel mese serve un incontro di persona" in words(client.post(url("incontro_edit", incontro), data))


def test_incontro_edit_from_a_stale_page_keeps_what_was_typed(mondo, incontro, client):
    text = words(client.post(url("incontro_edit", incontro), posted(mondo.caso, versione=0, luogo="Via Nuova 7")))

    assert "Intanto il caso è cambiato" in text
    assert "Via Nuova 7" in text


def test_incontro_edit_asks_before_it_puts_two_things_at_one_hour(mondo, incontro, client):
    convocato = make_convocato(incontro, mondo.case_manager)
    quando = calendario.datetime.combine(LONTANO, time(10), tzinfo=calendario.ROMA)
    Convocazione.objects.filter(pk=convocato.convocazione_id).update(data_ora=quando)
    altro = mondo.caso.incontri.filter(convocazione=None).first()

    text = words(client.post(url("incontro_edit", altro), posted(mondo.caso)))

    assert "Quel giorno hai già un colloquio alle 10:00: confermi?" in text
    assert f"<strong>10:00</strong> <span>Monitoraggio, famiglia {mondo.caso.nucleo.cognome}" in text


def test_incontro_convoke_is_one_click_from_the_card(mondo, incontro, client):
    client.post(url("incontro_edit", incontro), posted(mondo.caso))
    page = client.get(url("incontro_detail", incontro))
    convoca = page.context["convoca"]
    data = {"chiave": convoca["chiave"].value(), "versione": convoca["versione"].value(), "canali": ["TELEFONO"]}

    answers = [client.post(url("incontro_convoke", incontro), data) for _ in range(2)]

    convocazione = Convocazione.objects.get()
    assert "Convoca la famiglia" in words(page)
    assert answers[0].url == url("convocazione_detail", convocazione)
    assert (convocazione.tipo, convocazione.luogo, convocazione.durata_min) == ("MONITORAGGIO", "Via Roma 1", 60)
    assert convocazione.data_ora == calendario.datetime.combine(LONTANO, time(10), tzinfo=calendario.ROMA)
    assert "Reddito" not in convocazione.testo
    assert convocazione.componenti.count() == 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"ora": None}, "Prima scrivi l'ora dell'incontro."),
        ({"luogo": ""}, "Prima scrivi dove vi incontrate."),
        ({"data": OGGI - timedelta(days=3)}, "Il giorno dell'incontro è già passato"),
        ({"data": OGGI}, "giorni lavorativi di preavviso"),
    ],
)
def test_incontro_convoke_says_what_the_card_lacks(mondo, incontro, client, values, expected):
    good = {"data": LONTANO, "ora": time(10), "luogo": "Via Roma 1"}
    Incontro.objects.filter(pk=incontro.pk).update(**(good | values))
    data = {"chiave": uuid4(), "versione": mondo.caso.versione, "canali": ["SMS"]}

    assert expected in words(client.post(url("incontro_convoke", incontro), data))
    assert not Convocazione.objects.exists()


def test_incontro_cancel_to_a_holiday_proposes_the_next_working_day(mondo, incontro, client):
    data = {"versione": incontro.caso.versione, "motivo": "Ufficio chiuso", "nuova_data": str(NATALE)}

    assert "è festivo: scegli un altro giorno" in words(client.post(url("incontro_cancel", incontro), data))


@pytest.mark.parametrize(("anni", "expected"), [(18, "ha 18 anni dal"), (65, "ha 65 anni dal"), (40, "")])
def test_incontro_detail_says_who_came_of_an_age_that_matters(mondo, incontro, client, anni, expected):
    persona = adulti_of(mondo.caso)[0]
    persona.data_nascita = calendario.add_mesi(incontro.data, -12 * anni)
    persona.save(update_fields=["data_nascita"])

    text = words(client.get(url("incontro_detail", incontro)))

    assert ("È cambiata l'età di qualcuno" in text) == bool(expected)
    assert expected in text


def test_incontro_convoke_at_a_taken_hour_asks_before(mondo, incontro, client):
    primo, secondo = mondo.caso.incontri.all()[:2]
    at = {"data": LONTANO, "ora": time(10), "luogo": "Via Roma 1"}
    Incontro.objects.filter(pk__in=[primo.pk, secondo.pk]).update(**at)

    def convoke(row, **more):
        versione = Caso.objects.get(pk=mondo.caso.pk).versione
        data = {"chiave": uuid4(), "versione": versione, "canali": ["TELEFONO"]} | more
        return client.post(url("incontro_convoke", row), data)

    convoke(primo)
    refused, done = convoke(secondo), convoke(secondo, sovrapposizione_confermata="on")

    assert "A quell'ora hai già un colloquio (alle 10:00)" in words(refused)
    assert (done.status_code, Convocazione.objects.count()) == (302, 2)


def test_incontro_cancel_puts_off_to_another_day(mondo, incontro, client):
    data = {"versione": incontro.caso.versione, "motivo": "Ufficio chiuso", "nuova_data": str(LONTANO)}

    answer = client.post(url("incontro_cancel", incontro), data, follow=True)

    assert "Incontro rinviato." in words(answer)
    assert Incontro.objects.get(data=LONTANO).confermato is True
    assert "non è più in programma" in words(client.get(url("incontro_cancel", incontro)))
    assert client.get(url("incontro_edit", incontro)).url == url("incontro_detail", incontro)


def test_caso_detail_leads_to_what_is_due_now(mondo, client):
    svolto = make_svolto(mondo.caso, mondo.case_manager)

    text = words(client.get(url("caso_detail", mondo.caso)))

    assert "Scrivi com'è andato l'incontro" in text
    assert url("incontro_evaluate", svolto) in text
    assert "1 svolto su" in text


def test_caso_detail_calls_the_family_to_the_meeting_that_is_near(mondo, incontro, client):
    Incontro.objects.filter(pk=incontro.pk).update(data=LONTANO)

    assert "Convoca la famiglia all'incontro del" in words(client.get(url("caso_detail", mondo.caso)))


def test_caso_detail_says_that_the_month_lacks_a_meeting_in_person(mondo, client):
    make_firmato(mondo.caso, mondo.case_manager)
    mondo.caso.incontri.all().delete()

    assert "Questo mese non c'è ancora un incontro di persona" in words(client.get(url("caso_detail", mondo.caso)))


def test_pages_of_a_suspended_case_are_read_but_not_written(mondo, incontro, client):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato=StatoCaso.SOSPESO)

    text = words(client.get(url("incontro_detail", incontro)))
    answer = client.post(url("incontro_edit", incontro), posted(mondo.caso))

    assert "Prepara l'incontro" not in text
    assert "ricarica la pagina" in words(answer)
