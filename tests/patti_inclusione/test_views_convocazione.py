from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from patti_inclusione.models import Convocazione, StatoCaso
from patti_inclusione.services import convocazione as services
from rdc_platform.audit.models import AccessoDato
from rdc_platform.web.formati import ROMA
from tests.factories.pdf import PDF
from tests.factories.persone import client_for

OGGI = datetime(2019, 5, 2, 9, 0, tzinfo=ROMA)
COLLOQUIO = datetime(2019, 5, 9, 10, 0, tzinfo=ROMA)
DOPO = datetime(2019, 5, 9, 12, 0, tzinfo=ROMA)


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def persone(caso):
    return list(caso.nucleo.componenti.order_by("data_nascita", "pk"))


def posted(caso, **values):
    """A good form; a value of None leaves the field out."""
    data = {
        "chiave": uuid4(),
        "versione": caso.versione,
        "tipo": "PRIMO_COLLOQUIO",
        "data": "9/5/2019",
        "ora": "10:00",
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "componenti": [persona.pk for persona in persone(caso)],
        "canali": ["TELEFONO"],
        "testo": "Vi aspettiamo {giorno} alle {ora}, {luogo}.",
    } | values
    return {name: value for name, value in data.items() if value is not None}


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
    values = {"chiave": uuid4(), "tipo": "PRIMO_COLLOQUIO", "data_ora": COLLOQUIO, "durata_min": 60, "testo": "Venite"}
    dati = services.Appuntamento(**values, modalita="PRESENZA", luogo="Via Roma 1", canali=["TELEFONO"])
    made = services.fix_convocazione(mondo.caso, dati, persone(mondo.caso), versione=0, by=mondo.case_manager)
    mondo.caso.refresh_from_db()
    return made


@pytest.fixture
def on_the_day(mondo, convocazione, clock):
    """The Case manager's client after the interview; the session of a week before is over by then."""
    clock.move_to(DOPO)
    return client_for(mondo.case_manager)


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

    assert "i servizi sociali del Comune di Cremona vi aspettano {giorno}" in text
    assert "La piattaforma non manda ancora messaggi da sola" in text
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
    ],
)
def test_convocazione_create_says_what_to_mend_and_keeps_what_was_typed(mondo, client, values, words):
    answer = client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, **{"luogo": "Via Po 7", **values}))

    text = answer.content.decode()
    assert words in text
    assert Convocazione.objects.count() == 0
    assert ("Via Po 7" in text) is (values.get("luogo") != "")


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


def test_invio_edit_keeps_the_outcome_and_the_proof(mondo, client, convocazione):
    rows = list(convocazione.invii.order_by("pk"))
    data = {"versione": mondo.caso.versione}
    for row in rows:
        data |= {f"invio-{row.pk}-esito": "CONSEGNATO", f"invio-{row.pk}-giorno": "1/5/2019"}
    data[f"invio-{rows[0].pk}-prova"] = SimpleUploadedFile("ricevuta.pdf", PDF)

    answer = client.post(url("invio_edit", convocazione), data)

    assert answer.url == url("convocazione_detail", convocazione)
    rows[0].refresh_from_db()
    assert (rows[0].esito, rows[0].istante) == ("CONSEGNATO", datetime(2019, 5, 1, 12, 0, tzinfo=ROMA))
    proof = reverse("patti_inclusione:caso_documento", args=[mondo.caso.pk, rows[0].prova_id])
    assert b"".join(client.get(proof).streaming_content) == PDF
    assert client_for(mondo.coordinatore).get(proof).status_code == 404


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"esito": "INVIATO", "giorno": ""}, "Scrivi il giorno in cui l&#x27;hai mandata."),
        ({"esito": "INVIATO", "giorno": "3/5/2019"}, "Questo giorno deve ancora venire"),
        ({"esito": "BOH"}, "fra le risposte dell&#x27;elenco"),
    ],
)
def test_invio_edit_says_what_to_mend(mondo, client, convocazione, values, words):
    row = convocazione.invii.order_by("pk").first()
    data = {"versione": mondo.caso.versione} | {f"invio-{row.pk}-{k}": v for k, v in values.items()}

    assert words in client.post(url("invio_edit", convocazione), data).content.decode()


def test_invio_edit_refuses_a_file_that_is_not_what_it_says(mondo, client, convocazione):
    row = convocazione.invii.order_by("pk").first()
    data = {"versione": mondo.caso.versione, f"invio-{row.pk}-prova": SimpleUploadedFile("p.pdf", b"MZ non un PDF")}

    assert "Questo file non è un PDF" in client.post(url("invio_edit", convocazione), data).content.decode()


def outcome(mondo, *esiti, **values):
    data = {"versione": mondo.caso.versione}
    for persona, esito in zip(persone(mondo.caso), esiti, strict=True):
        data[f"persona-{persona.pk}-esito"] = esito
        data |= {f"persona-{persona.pk}-{name}": value for name, value in values.items()}
    return data


def test_esito_edit_with_someone_present_opens_the_analisi(mondo, on_the_day, convocazione):

    answer = on_the_day.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "ASSENTE_NON_GIUSTIFICATO"))

    mondo.caso.refresh_from_db()
    assert answer.url == url("caso_detail", mondo.caso)
    assert mondo.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE


def test_esito_edit_with_nobody_present_leads_to_a_new_appointment_like_the_last(mondo, on_the_day, convocazione):
    esiti = ["ASSENTE_NON_GIUSTIFICATO", "ASSENTE_IN_ATTESA_GIUSTIFICAZIONE"]

    answer = on_the_day.post(url("esito_edit", convocazione), outcome(mondo, *esiti), follow=True)

    assert answer.redirect_chain == [(url("convocazione_create", mondo.caso), 302)]
    text = answer.content.decode()
    assert "Nessuno si è presentato" in text
    assert 'value="Via Roma 1"' in text


def test_esito_edit_wants_an_outcome_for_each_and_the_reason_of_a_justified_absence(mondo, on_the_day, convocazione):
    first, second = persone(mondo.caso)

    text = on_the_day.post(
        url("esito_edit", convocazione),
        {"versione": mondo.caso.versione, f"persona-{first.pk}-esito": "ASSENTE_GIUSTIFICATO"},
    ).content.decode()

    assert f"Scegli perché l&#x27;assenza di {first.nome} {first.cognome} è giustificata." in text
    assert f"Scegli se {second.nome} {second.cognome} c&#x27;era." in text


def test_esito_edit_on_the_day_before_the_hour_takes_who_came_early_and_no_absence(mondo, convocazione, clock):
    clock.move_to(COLLOQUIO - timedelta(minutes=20))
    client = client_for(mondo.case_manager)

    refused = client.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "ASSENTE_NON_GIUSTIFICATO"))
    client.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "PRESENTE"))

    assert "Il colloquio è alle 10:00: prima di quell&#x27;ora nessuno è assente." in refused.content.decode()
    assert set(convocazione.esiti.values_list("esito", flat=True)) == {"PRESENTE"}


def test_esito_edit_before_the_day_says_when_to_come_back(mondo, client, convocazione):
    assert "torna qui quel giorno" in client.get(url("esito_edit", convocazione)).content.decode()
    client.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "PRESENTE"))

    assert convocazione.esiti.count() == 0


def test_esito_edit_after_the_outcome_says_there_is_nothing_to_do(mondo, on_the_day, convocazione):
    on_the_day.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "PRESENTE"))

    assert "l'esito di tutti è già definito" in on_the_day.get(url("esito_edit", convocazione)).content.decode()
    assert convocazione.esiti.count() == 2


def test_esito_edit_settles_an_absence_with_its_document(mondo, on_the_day, convocazione):
    on_the_day.post(url("esito_edit", convocazione), outcome(mondo, "PRESENTE", "ASSENTE_IN_ATTESA_GIUSTIFICAZIONE"))
    mondo.caso.refresh_from_db()
    absent = persone(mondo.caso)[1]
    prefix = f"persona-{absent.pk}"
    data = {"versione": mondo.caso.versione, f"{prefix}-esito": "ASSENTE_GIUSTIFICATO"}
    data |= {f"{prefix}-motivo": "GRAVIDANZA", f"{prefix}-documento": SimpleUploadedFile("certificato.pdf", PDF)}

    assert "Definisci le assenze" in on_the_day.get(url("convocazione_detail", convocazione)).content.decode()
    on_the_day.post(url("esito_edit", convocazione), data)

    esito = convocazione.esiti.get(componente=absent)
    assert (esito.esito, esito.documento.nome) == ("ASSENTE_GIUSTIFICATO", "certificato.pdf")


def test_convocazione_cancel_puts_the_family_among_those_to_convene(mondo, client, convocazione):
    page = client.get(url("convocazione_cancel", convocazione)).content.decode()
    assert "non si farà più" in page

    client.post(url("convocazione_cancel", convocazione), {"versione": mondo.caso.versione})

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
    assert "non si annulla più" in client.get(url("convocazione_cancel", convocazione)).content.decode()


def test_convocazione_cancel_of_a_stale_page_writes_nothing(mondo, client, convocazione):
    text = client.post(url("convocazione_cancel", convocazione), {"versione": 0}).content.decode()

    convocazione.refresh_from_db()
    assert convocazione.stato == "FISSATA"
    assert "Intanto il caso è cambiato" in text
