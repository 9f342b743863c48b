from uuid import uuid4

import pytest
import time_machine

from patti_inclusione.models import Convocazione, SchedaPersona, StatoCaso
from rdc_platform.audit.models import AccessoDato
from tests.factories.convocazioni import COLLOQUIO, OGGI, make_convocazione, persone, posted, url
from tests.factories.persone import client_for


@pytest.fixture(autouse=True)
def clock():
    """A week before the interview; `clock.move_to(DOPO)` is the day of it."""
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def convocazione(mondo):
    return make_convocazione(mondo)


def test_convocazione_create_says_which_address_has_to_be_checked(mondo, client):
    make_convocazione(mondo, canali=["EMAIL"]).invii.update(esito="FALLITO")

    page = client.get(url("convocazione_create", mondo.caso)).content.decode()

    assert "Recapiti da verificare" in page
    assert "E-mail, famiglia@example.it" in page


def test_convocazione_create_fixes_the_appointment(mondo, client):
    answer = client.post(url("convocazione_create", mondo.caso), posted(mondo.caso))

    convocazione = Convocazione.objects.get()
    assert answer.url == url("convocazione_detail", convocazione)
    assert convocazione.data_ora == COLLOQUIO
    assert convocazione.testo == "Vi aspettiamo giovedì 9 maggio 2019 alle 10:00, Via Roma 1."
    assert "Scrivi come l'hai mandata" in client.get(answer.url).content.decode()


def test_convocazione_create_posted_twice_makes_one(mondo, client):
    data = posted(mondo.caso)

    client.post(url("convocazione_create", mondo.caso), data)
    client.post(url("convocazione_create", mondo.caso), data)

    assert Convocazione.objects.count() == 1


def test_convocazione_create_is_prefilled_without_naming_the_benefit(mondo, client):
    text = client.get(url("convocazione_create", mondo.caso)).content.decode()

    assert "il Comune di Cremona vi aspetta {giorno}" in text
    assert "E-mail e PEC partono da sole." in text
    assert AccessoDato.objects.get(atto="convocazione_create").nucleo_id == mondo.caso.nucleo_id


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"data": None}, "Scrivi la data del colloquio."),
        ({"ora": None}, "Scrivi l&#x27;ora del colloquio."),
        ({"data": "2/5/2019", "ora": "8:00"}, "sono già passati"),
        ({"data": "2019-02-30"}, "Scrivi «Giorno» così: 6/3/2019."),
        ({"ora": "venticinque"}, "Scrivi «Ora» così: 9:30."),
        ({"data": "12/5/2019"}, "Domenica 12 maggio 2019 è festivo: confermi?"),
        ({"data": "6/5/2019"}, "Servono 3 giorni lavorativi di preavviso: da martedì 7 maggio 2019"),
        ({"luogo": ""}, "Scrivi dove vi incontrate."),
        ({"canali": None}, "Scegli almeno un modo per comunicarlo."),
        ({"componenti": None}, "Scegli almeno una persona da convocare."),
        ({"componenti": [str(uuid4())]}, "Scegli «Chi» fra le risposte dell&#x27;elenco."),
        ({"testo": "Per il Reddito di cittadinanza venite."}, "Togli «Reddito» dal messaggio"),
        ({"tipo": "BOH"}, "Scegli «Che cosa è» fra le risposte dell&#x27;elenco."),
        ({"canali": ["SMS"], "luogo": "Servizi sociali"}, "Scrivi via e numero: chi legge"),
        ({"canali": ["EMAIL"], "testo": "Vi aspettano i servizi sociali."}, "Togli «sociali»: un&#x27;e-mail"),
    ],
)
def test_convocazione_create_says_what_to_mend_and_keeps_what_was_typed(mondo, client, values, words):
    answer = client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, **{"luogo": "Via Po 7", **values}))

    text = answer.content.decode()
    assert words in text
    assert Convocazione.objects.count() == 0
    assert ("Via Po 7" in text) is ("luogo" not in values)


def test_convocazione_create_asks_no_one_by_a_way_he_refused_or_has_not(mondo, client):
    first, second = persone(mondo.caso)
    SchedaPersona.objects.create(componente=first, avvisi_sms="NO", canale_preferito="TELEFONO")
    page = client.get(url("convocazione_create", mondo.caso)).content.decode()
    assert "anni: E-mail; non vuole SMS; preferisce Telefonata" in page
    assert "anni: SMS, E-mail" in page

    text = client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, canali=["SMS"])).content.decode()
    assert f"{first.nome} non vuole SMS" in text
    mondo.caso.nucleo.contatti.cellulare = "0372 1"
    mondo.caso.nucleo.contatti.save(update_fields=["cellulare"])
    text = client.post(
        url("convocazione_create", mondo.caso), posted(mondo.caso, canali=["SMS"], componenti=[second.pk])
    ).content.decode()
    assert "Di nessuno c&#x27;è un cellulare" in text


@pytest.mark.parametrize(
    "values",
    [
        {"data": "12/5/2019", "festivo_confermato": "on"},
        {"data": "6/5/2019", "termine_breve_accettato": "on"},
        {"modalita": "TELEFONO", "luogo": ""},
    ],
)
def test_convocazione_create_takes_what_was_confirmed(mondo, client, values):
    client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, **values))

    assert Convocazione.objects.count() == 1


def test_convocazione_create_warns_of_another_appointment_at_that_hour(mondo, client, convocazione):
    data = posted(mondo.caso, ora="10:30")

    warned = client.post(url("convocazione_create", mondo.caso), data).content.decode()
    assert "hai già un colloquio alle 10:00: confermi?" in warned
    assert Convocazione.objects.count() == 1

    client.post(url("convocazione_create", mondo.caso), data | {"sovrapposizione_confermata": "on"})
    assert Convocazione.objects.count() == 2


def test_convocazione_create_does_not_warn_right_after_another(mondo, client, convocazione):
    client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, ora="11:00"))

    assert Convocazione.objects.count() == 2


def test_convocazione_create_of_a_stale_page_asks_to_look_again(mondo, client):
    data = posted(mondo.caso)
    type(mondo.caso).objects.filter(pk=mondo.caso.pk).update(versione=7)

    text = client.post(url("convocazione_create", mondo.caso), data).content.decode()
    assert "Intanto il caso è cambiato" in text
    assert 'name="versione" value="7"' in text

    client.post(url("convocazione_create", mondo.caso), data | {"versione": 7})
    assert Convocazione.objects.count() == 1


def test_convocazione_create_on_a_closed_case_says_so(mondo, client):
    type(mondo.caso).objects.filter(pk=mondo.caso.pk).update(stato=StatoCaso.CHIUSO, motivo_chiusura="RINUNCIA")

    assert "Il caso è chiuso" in client.get(url("convocazione_create", mondo.caso)).content.decode()


@pytest.mark.parametrize("name", ["convocazione_detail", "invio_edit", "esito_edit", "convocazione_cancel"])
@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore", "dpo"])
def test_pages_of_an_appointment_are_only_for_who_follows_the_family(mondo, convocazione, name, who):
    client = client_for(getattr(mondo, who))

    assert client.get(url(name, convocazione)).status_code == 404
    assert client.get(url("convocazione_create", mondo.caso)).status_code == 404


def test_convocazione_cancel_puts_the_family_among_those_to_convene(mondo, client, convocazione):
    page = client.get(url("convocazione_cancel", convocazione)).content.decode()
    assert "non si farà più" in page

    client.post(url("convocazione_cancel", convocazione), {"versione": mondo.caso.versione, "motivo": "FAMIGLIA"})

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
    assert "non si annulla più" in client.get(url("convocazione_cancel", convocazione)).content.decode()


def test_convocazione_cancel_of_a_stale_page_writes_nothing(mondo, client, convocazione):
    text = client.post(url("convocazione_cancel", convocazione), {"versione": 0, "motivo": "FAMIGLIA"}).content.decode()

    convocazione.refresh_from_db()
    assert convocazione.stato == "FISSATA"
    assert "Intanto il caso è cambiato" in text
