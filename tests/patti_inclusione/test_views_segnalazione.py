"""The pages of the reports: work for their role, are not there for another, refuse in the wrong state."""

from datetime import timedelta

import pytest
from django.urls import reverse

from patti_inclusione.models import BozzaSegnalazione, ComunicazioneInps, RichiamoFormale, Segnalazione
from patti_inclusione.services import comunicazione
from patti_inclusione.services.segnalazione_bozze import impronta
from tests.factories.casi import give_caso, make_caso
from tests.factories.patti import adulti_of
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.segnalazioni import (
    IERI,
    MOTIVO,
    OGGI,
    fatto_of,
    make_approvata,
    make_assenza,
    make_bozza_e01,
    make_file,
    make_impegno_e07,
    make_proposta,
    make_richiamo,
)

LISTA, CODA = reverse("patti_inclusione:segnalazione_list"), reverse("patti_inclusione:segnalazione_queue")
BUONO = {"motivazione": MOTIVO, "giustificato_motivo_valutato": "on"}


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def status_of(client, address):
    """The status of a download, read to its end so that its file is closed."""
    response = client.get(address)
    assert not response.streaming or b"".join(response.streaming_content)
    return response.status_code


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def capo(mondo):
    return client_for(mondo.coordinatore)


@pytest.fixture
def proposta(mondo):
    return make_proposta(mondo.caso, mondo.case_manager)


@pytest.fixture
def inviata(mondo):
    segnalazione = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)
    comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)
    return segnalazione


# Writing


def test_segnalazione_create_offers_the_facts_and_fills_the_form(mondo, client):
    convocazione = make_assenza(mondo.caso, adulti_of(mondo.caso)[0])
    start = url("segnalazione_create", mondo.caso)
    fatto = fatto_of(mondo.caso)

    choice = client.get(start).content.decode()
    page = client.get(f"{start}?fatto={fatto.chiave}").content.decode()
    answer = client.post(f"{start}?fatto={fatto.chiave}", BUONO | {"data_accertamento": fatto.data_accertamento})

    assert f"?fatto={fatto.chiave}" in choice
    assert "Stima: decide INPS." in page
    assert f'value="{fatto.data_accertamento}"' in page
    segnalazione = Segnalazione.objects.get()
    assert answer.url == url("segnalazione_detail", segnalazione)
    assert (segnalazione.convocazione, segnalazione.stato) == (convocazione, "BOZZA")


def test_segnalazione_create_says_why_not_and_keeps_what_was_typed(mondo, client):
    make_assenza(mondo.caso, adulti_of(mondo.caso)[0], prova=False)
    fatto = fatto_of(mondo.caso)

    page = client.post(
        f"{url('segnalazione_create', mondo.caso)}?fatto={fatto.chiave}", BUONO | {"data_accertamento": IERI}
    ).content.decode()

    assert "Manca la prova che la convocazione è arrivata" in page
    assert MOTIVO in page
    assert not Segnalazione.objects.exists()


def test_segnalazione_create_of_a_fact_of_another_family_is_not_there(mondo, client):
    make_assenza(mondo.caso_b, adulti_of(mondo.caso_b)[0])
    altrui = fatto_of(mondo.caso_b)

    assert client.get(f"{url('segnalazione_create', mondo.caso)}?fatto={altrui.chiave}").status_code == 404
    assert client.get(f"{url('segnalazione_create', mondo.caso)}?fatto=inventato-1").status_code == 404


def test_information_for_inps_asks_of_whom_and_when(mondo, client):
    persona = adulti_of(mondo.caso)[0]
    start = f"{url('segnalazione_create', mondo.caso)}?fatto=informazione-E09B"

    client.post(start, BUONO | {"componente": persona.pk, "data_evento": IERI, "data_accertamento": IERI})

    assert Segnalazione.objects.get().componente == persona


def test_an_absence_is_one_press_from_the_page_of_the_appointment(mondo, client):
    convocazione = make_assenza(mondo.caso, adulti_of(mondo.caso)[0])

    page = client.get(url("convocazione_detail", convocazione)).content.decode()

    assert f"{url('segnalazione_create', mondo.caso)}?fatto={fatto_of(mondo.caso).chiave}" in page


def test_segnalazione_edit_changes_it_until_it_is_approved(mondo, client, proposta):
    page = client.get(url("segnalazione_edit", proposta)).content.decode()
    data = BUONO | {"data_accertamento": proposta.data_accertamento, "prima": impronta(proposta)}

    client.post(url("segnalazione_edit", proposta), data | {"motivazione": f"{MOTIVO} Due volte."})
    other = client.post(url("segnalazione_edit", proposta), data | {"motivazione": f"{MOTIVO} Altrove."})

    proposta.refresh_from_db()
    assert MOTIVO in page
    assert (proposta.stato, proposta.motivazione.endswith("Due volte.")) == ("BOZZA", True)
    assert ("Nel frattempo" in other.content.decode(), "Altrove." in other.content.decode()) == (True, True)


@pytest.fixture
def assenza(mondo):
    make_assenza(mondo.caso, adulti_of(mondo.caso)[0])
    return fatto_of(mondo.caso)


def draft(caso, modulo, name="segnalazione_draft"):
    return reverse(f"patti_inclusione:{name}", args=[caso.pk, modulo])


def test_segnalazione_draft_keeps_what_is_typed_and_the_page_takes_it_up_again(mondo, client, assenza):
    kept = client.post(draft(mondo.caso, assenza.chiave), {"motivazione": "A metà", "versione": 0})
    stale = client.post(draft(mondo.caso, assenza.chiave), {"motivazione": "Di là", "versione": 0})
    page = client.get(f"{url('segnalazione_create', mondo.caso)}?fatto={assenza.chiave}").content.decode()

    assert (kept.json()["versione"], stale.status_code) == (1, 409)
    assert "Abbiamo ripreso quello che avevi cominciato a scrivere" in page
    assert "A metà" in page
    given_up = client.post(draft(mondo.caso, assenza.chiave, "segnalazione_draft_discard"))
    assert given_up.url == f"{url('segnalazione_create', mondo.caso)}?fatto={assenza.chiave}"
    assert not BozzaSegnalazione.objects.exists()


def test_segnalazione_draft_goes_when_the_report_is_saved(mondo, client, assenza):
    client.post(draft(mondo.caso, assenza.chiave), {"motivazione": "A metà", "versione": 0})

    client.post(
        f"{url('segnalazione_create', mondo.caso)}?fatto={assenza.chiave}",
        BUONO | {"data_accertamento": assenza.data_accertamento},
    )

    assert (Segnalazione.objects.count(), BozzaSegnalazione.objects.count()) == (1, 0)
    again = client.post(draft(mondo.caso, assenza.chiave), {"motivazione": "Di là", "versione": 0})
    assert (again.status_code, "già in una segnalazione" in again.json()["messaggio"]) == (409, True)


def test_segnalazione_draft_of_a_change_keeps_an_unticked_box_and_goes_with_it(client, proposta):
    modulo = f"segnalazione-{proposta.pk}"
    client.post(draft(proposta.caso, modulo), {"motivazione": "Diversa", "versione": 0})

    form = client.get(url("segnalazione_edit", proposta)).context["form"]

    assert form["motivazione"].value() == "Diversa"
    assert not form["giustificato_motivo_valutato"].value()
    given_up = client.post(draft(proposta.caso, modulo, "segnalazione_draft_discard"))
    assert given_up.url == url("segnalazione_edit", proposta)


@pytest.mark.parametrize("modulo", ["assenza-x", "segnalazione-x", "segnalazione-762f99fa-bc6c-482d-b0ab-35a710f83069"])
def test_segnalazione_draft_of_what_the_case_has_not_is_not_there(mondo, client, modulo):
    assert client.post(draft(mondo.caso, modulo), {"versione": 0}).status_code == 404


def test_segnalazione_draft_of_one_that_left_says_so(client, inviata):
    answer = client.post(draft(inviata.caso, f"segnalazione-{inviata.pk}"), {"motivazione": "x", "versione": 0})

    assert answer.status_code == 409


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore"])
@pytest.mark.parametrize("name", ["segnalazione_draft", "segnalazione_draft_discard"])
def test_segnalazione_draft_is_not_there_for_others(mondo, assenza, name, who):
    client = client_for(getattr(mondo, who))

    assert client.post(draft(mondo.caso, assenza.chiave, name), {"versione": 0}).status_code == 404


def test_segnalazione_edit_of_one_that_left_leads_back(client, inviata):
    assert client.get(url("segnalazione_edit", inviata)).url == url("segnalazione_detail", inviata)


def test_segnalazione_submit_gives_it_to_the_coordinatore(mondo, client):
    bozza = make_bozza_e01(mondo.caso, mondo.case_manager)

    client.post(url("segnalazione_submit", bozza))
    client.post(url("segnalazione_submit", bozza))

    bozza.refresh_from_db()
    assert bozza.stato == "IN_APPROVAZIONE"


def test_segnalazione_withdraw_takes_it_back(client, proposta):
    client.post(url("segnalazione_withdraw", proposta))

    proposta.refresh_from_db()
    assert proposta.stato == "ANNULLATA"


def test_segnalazione_withdraw_once_sent_says_what_to_do(client, inviata):
    page = client.get(url("segnalazione_withdraw", inviata)).content.decode()
    client.post(url("segnalazione_withdraw", inviata))

    inviata.refresh_from_db()
    assert "serve una" in page
    assert inviata.stato == "INVIATA"


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore", "dpo"])
@pytest.mark.parametrize(
    "name", ["segnalazione_detail", "segnalazione_edit", "segnalazione_withdraw", "rettifica_create"]
)
def test_a_report_is_not_there_for_others(mondo, proposta, who, name):
    assert client_for(getattr(mondo, who)).get(url(name, proposta)).status_code == 404


# Approving


# Warnings


def test_richiamo_goes_from_the_commitment_to_the_report(mondo, client):
    impegno = make_impegno_e07(mondo.caso, mondo.case_manager)
    values = {"data": IERI, "ricevuto_il": IERI, "canale": "PEC", "termine_adeguamento": OGGI + timedelta(days=9)}
    client.post(url("richiamo_create", impegno), values | {"firmato": make_file()})
    richiamo = RichiamoFormale.objects.get()
    early = client.post(url("richiamo_verify", richiamo), {"esito": "NON_ADEGUATO"}).content.decode()
    RichiamoFormale.objects.update(
        data=OGGI - timedelta(days=20), ricevuto_il=OGGI - timedelta(days=20), termine_adeguamento=IERI
    )
    client.post(url("richiamo_verify", richiamo), {"esito": "NON_ADEGUATO"})

    page = client.get(url("segnalazione_create", mondo.caso)).content.decode()

    assert "ha tempo fino al" in early
    assert f"?fatto=richiamo-{richiamo.pk}" in page
    assert status_of(client, url("richiamo_download", richiamo)) == 200


@pytest.mark.parametrize("who", ["collega", "coordinatore", "case_manager_b"])
def test_warnings_are_not_there_for_others(mondo, who):
    richiamo = make_richiamo(make_impegno_e07(mondo.caso, mondo.case_manager), mondo.case_manager, "")
    stranger = client_for(getattr(mondo, who))

    assert stranger.get(url("richiamo_create", richiamo.impegno)).status_code == 404
    assert stranger.get(url("richiamo_verify", richiamo)).status_code == 404
    assert stranger.get(url("richiamo_download", richiamo)).status_code == 404


# How much they ask


def test_lists_ask_the_same_for_one_row_and_for_thirty(mondo, client, capo, proposta):
    client.get(LISTA), capo.get(CODA)
    one = count_queries(client, LISTA), count_queries(capo, CODA)
    for n in range(10):
        caso = give_caso(
            make_caso(mondo.ambito_a, mondo.cremona, f"Molti{chr(97 + n)}"), mondo.case_manager, mondo.coordinatore
        )
        make_proposta(caso, mondo.case_manager)

    many = count_queries(client, LISTA), count_queries(capo, CODA)

    assert many == one
    assert max(many) <= MAX_QUERIES


def test_the_case_page_shows_its_reports_with_one_query(mondo, client, proposta):
    page = client.get(url("caso_detail", mondo.caso)).content.decode()

    assert url("segnalazione_detail", proposta) in page
