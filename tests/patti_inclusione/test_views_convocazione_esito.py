from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from patti_inclusione.models import StatoCaso
from rdc_platform.web.formati import ROMA
from tests.factories.convocazioni import COLLOQUIO, DOPO, OGGI, make_convocazione, persone, url
from tests.factories.pdf import PDF
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


@pytest.fixture
def on_the_day(mondo, convocazione, clock):
    """The Case manager's client after the interview; the session of a week before is over by then."""
    clock.move_to(DOPO)
    return client_for(mondo.case_manager)


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
