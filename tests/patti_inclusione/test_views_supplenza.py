from datetime import timedelta

import pytest
from django.urls import reverse

from patti_inclusione.models import Assenza, Supplenza
from patti_inclusione.services import emergenza
from rdc_platform import calendario
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

LISTA = reverse("patti_inclusione:supplenza_list")
ASK = reverse("patti_inclusione:emergenza_ask")
MOTIVO = "Chiamata del pronto soccorso di stanotte"


def url(name, pk):
    return reverse(f"patti_inclusione:{name}", args=[pk])


@pytest.fixture
def supplenza(mondo):
    return emergenza.start_emergenza(
        mondo.caso, supplente=mondo.collega.accreditamento, motivo=MOTIVO, by=mondo.coordinatore
    )


def test_emergenza_give_opens_the_family_and_leads_to_its_page(mondo):
    data = {"supplente": mondo.collega.accreditamento_id, "motivo": MOTIVO}

    answer = client_for(mondo.coordinatore).post(url("emergenza_give", mondo.caso.pk), data)

    assert answer.url == url("supplenza_detail", Supplenza.objects.get().pk)
    assert client_for(mondo.collega).get(url("caso_detail", mondo.caso.pk)).status_code == 200


def test_emergenza_give_wants_a_reason_and_does_not_offer_who_follows_the_family(mondo):
    data = {"supplente": mondo.case_manager.accreditamento_id, "motivo": "breve"}

    text = client_for(mondo.coordinatore).post(url("emergenza_give", mondo.caso.pk), data).content.decode()

    assert "almeno 20 caratteri" in text
    assert str(mondo.case_manager.accreditamento_id) not in text
    assert not Supplenza.objects.exists()


def test_emergenza_give_of_a_family_in_the_queue_says_to_assign_it(mondo):
    text = client_for(mondo.coordinatore).get(url("emergenza_give", mondo.caso_in_coda.pk)).content.decode()

    assert "Nessuno segue questa famiglia" in text


def test_emergenza_ask_opens_a_colleagues_family_and_lists_it(mondo):
    cf = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE").codice_fiscale
    client = client_for(mondo.collega)

    answer = client.post(ASK, {"codice_fiscale": cf, "motivo": MOTIVO, "chiamato": "on"})

    assert answer.url == url("caso_detail", mondo.caso.pk)
    assert "Famiglia Conti" in client.get(ASK).content.decode()
    assert "la vede anche" in client_for(mondo.case_manager).get(answer.url).content.decode()


def test_emergenza_ask_wants_that_one_has_called_first(mondo):
    cf = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE").codice_fiscale

    text = client_for(mondo.collega).post(ASK, {"codice_fiscale": cf, "motivo": MOTIVO}).content.decode()

    assert "Prima chiama il Case manager e il Coordinatore" in text
    assert not Supplenza.objects.exists()


def test_supplenza_end_by_the_coordinatore_shuts_the_page_at_the_next_click(mondo, supplenza):
    collega, page = client_for(mondo.collega), url("caso_detail", mondo.caso.pk)
    assert collega.get(page).status_code == 200

    client_for(mondo.coordinatore).post(url("supplenza_end", supplenza.pk))

    assert collega.get(page).status_code == 404


def test_supplenza_end_by_the_substitute_himself(mondo, supplenza):
    answer = client_for(mondo.collega).post(url("supplenza_end", supplenza.pk))

    supplenza.refresh_from_db()
    assert answer.url == ASK
    assert supplenza.chiusa_da == mondo.collega.accreditamento


def test_supplenza_detail_says_when_it_was_opened_and_never_what(mondo, supplenza):
    client_for(mondo.collega).get(url("caso_detail", mondo.caso.pk))

    answer = client_for(mondo.coordinatore).get(url("supplenza_detail", supplenza.pk))

    assert [lettura["azione"] for lettura in answer.context["letture"]].count("Lettura") == 1
    assert MOTIVO in answer.content.decode()
    assert "Pagina della famiglia" not in answer.content.decode()


@pytest.mark.parametrize("who", ["coordinatore_b", "coordinatore_stagno", "collega", "dpo", "amministratore"])
def test_supplenza_detail_is_not_there_for_others(mondo, supplenza, who):
    assert client_for(getattr(mondo, who)).get(url("supplenza_detail", supplenza.pk)).status_code == 404


def test_supplenza_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo, supplenza):
    client = client_for(mondo.coordinatore)
    few = count_queries(client, LISTA)
    for n in range(30):
        caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, f"P{n}"), mondo.case_manager, mondo.coordinatore)
        emergenza.start_emergenza(caso, supplente=mondo.collega.accreditamento, motivo=MOTIVO, by=mondo.coordinatore)

    assert count_queries(client, LISTA) == few
    assert few <= MAX_QUERIES


def test_supplenza_list_exports_no_reason(mondo, supplenza):
    text = client_for(mondo.coordinatore).get(f"{LISTA}?formato=csv").content.decode("utf-8-sig")

    assert "Conti Marta" in text
    assert "In emergenza" in text
    assert MOTIVO not in text


def test_assenza_start_lends_and_assenza_end_takes_back(mondo):
    oggi, client = calendario.today(), client_for(mondo.coordinatore)
    data = {"dal": oggi, "al": oggi + timedelta(days=5), "supplente": mondo.collega.accreditamento_id}

    answer = client.post(url("assenza_start", mondo.case_manager.accreditamento_id), data)

    assert answer.url == LISTA
    assert mondo.case_manager.nome_completo in client.get(LISTA).content.decode()
    assert client_for(mondo.collega).get(url("caso_detail", mondo.caso.pk)).status_code == 200
    client.post(url("assenza_end", Assenza.objects.get().pk))
    assert client_for(mondo.collega).get(url("caso_detail", mondo.caso.pk)).status_code == 404


@pytest.mark.parametrize(
    ("dal", "al", "words"),
    [
        (-1, 3, "Scrivi un giorno da oggi in poi."),
        (3, 1, "L&#x27;ultimo giorno viene prima del primo"),
        (2, 3, "In coda tornano da oggi"),
    ],
)
def test_assenza_start_says_what_is_wrong_with_the_days(mondo, dal, al, words):
    oggi = calendario.today()
    data = {"dal": oggi + timedelta(days=dal), "al": oggi + timedelta(days=al), "supplente": ""}

    answer = client_for(mondo.coordinatore).post(url("assenza_start", mondo.case_manager.accreditamento_id), data)

    assert words in answer.content.decode()
    assert not Assenza.objects.exists()


@pytest.mark.parametrize("who", ["coordinatore_b", "case_manager", "amministratore"])
def test_assenza_start_is_not_there_for_others(mondo, who):
    answer = client_for(getattr(mondo, who)).get(url("assenza_start", mondo.case_manager.accreditamento_id))

    assert answer.status_code == 404


def test_the_desk_never_proposes_who_is_away(mondo):
    oggi = calendario.today()
    Assenza.objects.create(
        case_manager=mondo.collega.accreditamento, dal=oggi, al=oggi, disposta_da=mondo.coordinatore.accreditamento
    )

    text = client_for(mondo.coordinatore).post(
        reverse("patti_inclusione:caso_assign"), {"id": [mondo.caso_in_coda.pk]}
    ).content.decode()  # fmt: skip

    assert f'value="{mondo.case_manager.accreditamento_id}" selected' in text
    assert "è assente" in text
