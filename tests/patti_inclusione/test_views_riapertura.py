import pytest
from django.urls import reverse

from patti_inclusione.models import Riapertura
from patti_inclusione.services import riapertura as services
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.spostamenti import close_caso

pytestmark = pytest.mark.django_db
LISTA = reverse("patti_inclusione:riapertura_list")
OGGI = reverse("patti_inclusione:oggi_coordinatore")
MOTIVO = {"motivo": "Erano stati esclusi per errore."}


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def text(response):
    return response.content.decode()


@pytest.fixture
def chiuso(mondo):
    return close_caso(mondo.caso, "ESCLUSIONE_OBBLIGHI", "CONVOCATO")


def test_riapertura_from_the_case_manager_to_the_queue(mondo, chiuso):
    case_manager, coordinatore = client_for(mondo.case_manager), client_for(mondo.coordinatore)
    assert "Chiedi di riaprire il caso" in text(case_manager.get(url("caso_detail", chiuso)))
    case_manager.post(url("riapertura_ask", chiuso), MOTIVO)
    riapertura = Riapertura.objects.get()
    assert "1 caso da riaprire" in text(coordinatore.get(OGGI))
    assert "Erano stati esclusi" in text(coordinatore.get(url("riapertura_answer", riapertura)))

    answer = coordinatore.post(url("riapertura_answer", riapertura), {"decisione": "approva"}, follow=True)

    assert "Caso riaperto" in text(answer)
    assert case_manager.get(url("caso_detail", chiuso)).status_code == 404


def test_riapertura_by_the_coordinatore_asks_and_answers(mondo, chiuso):
    client = client_for(mondo.coordinatore)

    answer = client.post(url("riapertura_ask", chiuso), MOTIVO)

    assert answer["Location"] == url("riapertura_answer", Riapertura.objects.get())


def test_riapertura_answer_no_wants_a_reason_that_who_asked_reads(mondo, chiuso):
    riapertura = services.ask_riapertura(chiuso, by=mondo.case_manager, **MOTIVO)
    client = client_for(mondo.coordinatore)
    assert "Scrivi perché il caso resta chiuso." in text(
        client.post(url("riapertura_answer", riapertura), {"decisione": "respingi"})
    )

    client.post(url("riapertura_answer", riapertura), {"decisione": "respingi", "motivo": "La rinuncia è firmata."})

    assert "La rinuncia è firmata." in text(client_for(mondo.case_manager).get(url("caso_detail", chiuso)))


def test_riapertura_ask_of_an_open_case_says_why_not(mondo):
    answer = client_for(mondo.case_manager).post(url("riapertura_ask", mondo.caso), MOTIVO)

    assert "non è chiuso" in text(answer)


def test_riapertura_of_another_is_not_there(mondo, chiuso):
    riapertura = services.ask_riapertura(chiuso, by=mondo.case_manager, **MOTIVO)

    for chi in (mondo.collega, mondo.coordinatore_b, mondo.coordinatore_stagno, mondo.dpo, mondo.amministratore):
        assert client_for(chi).get(url("riapertura_ask", chiuso)).status_code == 404
        assert client_for(chi).get(url("riapertura_answer", riapertura)).status_code == 404


def test_riapertura_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo):
    def add():
        caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Molti"), mondo.case_manager, mondo.coordinatore)
        services.ask_riapertura(close_caso(caso, "RINUNCIA", "ASSEGNATO"), by=mondo.case_manager, **MOTIVO)

    client = client_for(mondo.coordinatore)
    add()
    few = count_queries(client, LISTA)
    for _ in range(29):
        add()

    assert count_queries(client, LISTA) == few <= MAX_QUERIES
