import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

APP = "controlli_anagrafici"
SI = {"esito_res10": "SODDISFATTO", "esito_res2": "SODDISFATTO", "esito_soggiorno": "SODDISFATTO", "motivazione": ""}


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def controllo(mondo, resp):
    controllo = open_to(mondo)
    give_periodo(controllo, resp, "2005-01-01")
    return Controllo.objects.get(pk=controllo.pk)


def page(name, controllo):
    return reverse(f"{APP}:{name}", args=[controllo.pk])


def test_requisiti_edit_then_controllo_conclude_ends_the_check(resp, controllo):
    client = client_for(resp)
    text = client.post(
        page("requisiti_edit", controllo), SI | {"versione": controllo.versione}, follow=True
    ).content.decode()
    assert "INPS riceve l'esito; non serve nessuna approvazione" in text

    controllo.refresh_from_db()
    client.post(page("controllo_conclude", controllo), {"versione": controllo.versione})

    controllo.refresh_from_db()
    assert controllo.stato == "CONCLUSO_POSITIVO"


def test_requisiti_edit_from_a_page_of_before_loses_nothing_and_asks_again(resp, controllo):
    dati = SI | {"versione": controllo.versione - 1, "motivazione": "Una motivazione da non perdere"}

    text = client_for(resp).post(page("requisiti_edit", controllo), dati).content.decode()

    assert "Intanto il controllo è cambiato" in text
    assert "Una motivazione da non perdere" in text
    assert f'value="{controllo.versione}"' in text


def test_controllo_conclude_says_what_is_missing(resp, controllo):
    text = client_for(resp).get(page("controllo_conclude", controllo)).content.decode()

    assert "Scrivi l&#x27;esito per il soggiorno" in text


def test_negativo_goes_from_the_responsabile_to_the_coordinatore_and_back(mondo, resp, controllo):
    controllo = decide(controllo, resp, res10="NON_SODDISFATTO", motivazione=PERCHE)
    dati = {"versione": controllo.versione, "esito_finale": "N10"}
    client_for(resp).post(page("controllo_conclude", controllo), dati)
    controllo.refresh_from_db()
    assert controllo.stato == "PROPOSTA_NEGATIVA"
    coordinatore = client_for(mondo.coordinatore_anagrafici)
    assert "Approva l'esito" in coordinatore.get(page("controllo_detail", controllo)).content.decode()

    coordinatore.post(page("negativo_reject", controllo), {"versione": controllo.versione, "motivo": "Guarda il 2008"})
    controllo.refresh_from_db()
    assert controllo.stato == "IN_LAVORAZIONE"

    client_for(resp).post(page("controllo_conclude", controllo), dati | {"versione": controllo.versione})
    controllo.refresh_from_db()
    coordinatore.post(page("negativo_approve", controllo), {"versione": controllo.versione})
    controllo.refresh_from_db()
    assert controllo.stato == "DA_TRASMETTERE_INPS"


@pytest.mark.parametrize("name", ["requisiti_edit", "controllo_conclude", "periodo_create"])
def test_working_pages_are_not_there_for_the_coordinatore(mondo, controllo, name):
    assert client_for(mondo.coordinatore_anagrafici).get(page(name, controllo)).status_code == 404


@pytest.mark.parametrize("name", ["negativo_approve", "negativo_reject", "controllo_reopen", "controllo_cancel"])
def test_deciding_pages_are_not_there_for_the_responsabile(resp, controllo, name):
    assert client_for(resp).get(page(name, controllo)).status_code == 404


def test_controllo_detail_asks_as_many_queries_whatever_the_periods(resp, controllo):
    client = client_for(resp)
    few = count_queries(client, page("controllo_detail", controllo))
    for anno in range(1991, 2004):
        give_periodo(controllo, resp, f"{anno}-01-01", f"{anno}-06-30")

    assert count_queries(client, page("controllo_detail", controllo)) == few <= MAX_QUERIES
