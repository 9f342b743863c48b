import pytest
from django.urls import reverse

from patti_inclusione.models import CeppoTrasferimento, Trasferimento
from patti_inclusione.services import trasferimento as services
from patti_inclusione.services import trasferimento_risposta as risposta
from tests.factories.casi import make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.spostamenti import RESIDENZA, ask_trasferimento, close_caso, hide_address, make_arrivo

pytestmark = pytest.mark.django_db
LISTA, CEPPI = reverse("patti_inclusione:trasferimento_list"), reverse("patti_inclusione:ceppo_list")
OGGI = reverse("patti_inclusione:oggi_coordinatore")
DOVE = {"comune": "bologna", "motivo": RESIDENZA}


def url(name, row):
    return reverse(f"patti_inclusione:{name}", args=[row.pk])


def text(response):
    return response.content.decode()


@pytest.fixture
def chiesto(mondo):
    return ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)


@pytest.fixture
def proposto(mondo):
    return services.propose_trasferimento(mondo.caso, by=mondo.case_manager, comune=mondo.bologna, motivo=RESIDENZA)


def test_trasferimento_propose_and_confirm_from_the_pages(mondo):
    client_for(mondo.case_manager).post(url("trasferimento_propose", mondo.caso), DOVE)
    proposto = Trasferimento.objects.get()
    assert "1 proposto dai Case manager" in text(client_for(mondo.coordinatore).get(OGGI))
    assert "Proposto dal Case manager" in text(client_for(mondo.case_manager).get(url("caso_detail", mondo.caso)))

    client_for(mondo.coordinatore).post(url("trasferimento_confirm", proposto))

    proposto.refresh_from_db()
    assert proposto.stato == "CHIESTO"
    assert "1 in arrivo" in text(client_for(mondo.coordinatore_b).get(OGGI))


@pytest.mark.parametrize(
    ("dove", "parole"),
    [
        ({"comune": "", "motivo": ""}, "Scrivi il Comune dove va la famiglia."),
        ({"comune": "Nonesiste"}, "Questo Comune non c&#x27;è"),
        ({"comune": "Castro"}, "Ci sono più Comuni con questo nome"),
        ({"comune": "Marocco"}, "Questo Comune non c&#x27;è"),
        ({"comune": "Cremona"}, "La famiglia è già seguita in questo Comune"),
    ],
)
def test_trasferimento_start_says_what_to_mend(mondo, dove, parole):
    answer = client_for(mondo.coordinatore).post(url("trasferimento_start", mondo.caso), DOVE | dove)

    assert parole in text(answer)
    assert not Trasferimento.objects.exists()


def test_trasferimento_start_of_a_closed_case_says_why_not(mondo):
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")

    answer = client_for(mondo.coordinatore).post(url("trasferimento_start", mondo.caso), DOVE)

    assert "è chiuso" in text(answer)


def test_trasferimento_start_warns_where_nobody_can_answer(mondo):
    mondo.coordinatore_b.accreditamento.incaricocomune_set.all().delete()

    answer = client_for(mondo.coordinatore).post(url("trasferimento_start", mondo.caso), DOVE, follow=True)

    assert "Bologna non ha ancora un Coordinatore" in text(answer)


def test_trasferimento_detail_shows_the_other_side_who_the_family_is_and_nothing_more(mondo, chiesto):
    hide_address(mondo.caso)

    page = text(client_for(mondo.coordinatore_b).get(url("trasferimento_detail", chiesto)))

    assert "Famiglia Conti, da Cremona a Bologna" in page
    for secret in ("Via di prova", "612", "3120", "320 0000000", "Luigi", "0372 000000"):
        assert secret not in page


def test_trasferimento_of_another_is_not_there(mondo, chiesto):
    for chi in (mondo.case_manager, mondo.collega, mondo.coordinatore_stagno, mondo.amministratore, mondo.dpo):
        assert client_for(chi).get(url("trasferimento_detail", chiesto)).status_code == 404
    assert client_for(mondo.coordinatore).post(url("trasferimento_accept", chiesto)).status_code == 404


def test_trasferimento_accept_gives_the_page_of_the_family(mondo, chiesto):
    answer = client_for(mondo.coordinatore_b).post(url("trasferimento_accept", chiesto), follow=True)

    assert "La famiglia è nella tua coda" in text(answer)
    assert client_for(mondo.coordinatore_b).post(url("trasferimento_accept", chiesto)).status_code == 404


def test_trasferimento_accept_of_a_closed_case_says_so(mondo, chiesto):
    close_caso(mondo.caso, "RINUNCIA", "IN_TRASFERIMENTO")

    answer = client_for(mondo.coordinatore_b).post(url("trasferimento_accept", chiesto), follow=True)

    assert "Nel frattempo il caso è stato chiuso" in text(answer)


def test_trasferimento_refuse_wants_a_reason_that_the_case_manager_reads(mondo, chiesto):
    client = client_for(mondo.coordinatore_b)
    assert "Scrivi perché" in text(client.post(url("trasferimento_refuse", chiesto), {"motivo": ""}))

    client.post(url("trasferimento_refuse", chiesto), {"motivo": "Non abita qui."})

    assert "Non abita qui." in text(client_for(mondo.case_manager).get(url("caso_detail", mondo.caso)))


def test_trasferimento_drop_by_the_case_manager_who_proposed_it(mondo, proposto):
    client_for(mondo.case_manager).post(url("trasferimento_drop", proposto), {"motivo": "Torna a casa."})

    proposto.refresh_from_db()
    assert proposto.stato == "ANNULLATO"


def test_after_acceptance_every_page_of_the_case_is_a_404_for_the_old_side(mondo, chiesto):
    """Acceptance test 15: only the stub is left."""
    pages = ("caso_detail", "caso_identity", "caso_perche", "caso_withdraw", "variazione_list", "trasferimento_start")
    risposta.accept_trasferimento(chiesto, by=mondo.coordinatore_b)

    for chi in (mondo.case_manager, mondo.collega, mondo.coordinatore, mondo.coordinatore_stagno):
        client = client_for(chi)
        assert {client.get(url(name, mondo.caso)).status_code for name in pages} == {404}
        assert client.get(url("trasferimento_detail", chiesto)).status_code == 404
    for lista in (OGGI, reverse("patti_inclusione:caso_queue"), LISTA):
        assert "Conti" not in text(client_for(mondo.coordinatore).get(lista))
    for chi in (mondo.case_manager, mondo.coordinatore):
        stub = text(client_for(chi).get(CEPPI))
        assert (mondo.caso.codice in stub, "Bologna" in stub, "Conti" in stub) == (True, True, False)
    assert mondo.caso.codice not in text(client_for(mondo.collega).get(CEPPI))


def test_ceppo_list_hides_where_to_if_an_address_is_to_hide(mondo, chiesto):
    hide_address(mondo.caso)
    risposta.accept_trasferimento(chiesto, by=mondo.coordinatore_b)

    stub = text(client_for(mondo.coordinatore).get(CEPPI))

    assert ("Riservato" in stub, "Bologna" in stub) == (True, False)


def test_scheda_detail_is_there_for_a_family_that_came_and_for_no_other(mondo):
    client = client_for(mondo.case_manager)
    assert client.get(url("scheda_detail", mondo.caso)).status_code == 404
    make_arrivo(mondo.caso, mondo.bologna)

    assert "Scheda di consegna da Bologna" in text(client.get(url("scheda_detail", mondo.caso)))
    assert "Scheda di consegna" in text(client.get(url("caso_detail", mondo.caso)))


def test_trasferimento_list_tells_the_two_sides_apart(mondo, chiesto):
    assert "In partenza" in text(client_for(mondo.coordinatore).get(LISTA))
    assert "In arrivo" in text(client_for(mondo.coordinatore_b).get(LISTA))
    assert "Conti" not in text(client_for(mondo.coordinatore_stagno).get(LISTA))


@pytest.mark.parametrize("lista", [LISTA, CEPPI])
def test_the_lists_ask_as_many_queries_for_one_row_as_for_thirty(mondo, lista):
    client = client_for(mondo.coordinatore)

    def add():
        caso = make_caso(mondo.ambito_a, mondo.cremona, "Molti")
        ask_trasferimento(caso, mondo.bologna, mondo.coordinatore)
        CeppoTrasferimento.objects.create(codice_caso=caso.codice, da_comune=mondo.cremona, a_comune=mondo.bologna)

    add()
    few = count_queries(client, lista)
    for _ in range(29):
        add()

    assert count_queries(client, lista) == few <= MAX_QUERIES


def test_trasferimento_propose_offers_no_municipio_where_there_are_none(mondo):
    form = client_for(mondo.case_manager).get(url("trasferimento_propose", mondo.caso)).context["form"]

    assert [codice for codice, _ in form.fields["motivo"].choices] == ["CAMBIO_RESIDENZA", "COMUNE_SBAGLIATO"]
