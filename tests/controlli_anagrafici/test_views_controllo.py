import pytest
from django.urls import reverse

from controlli_anagrafici.models import Controllo
from controlli_anagrafici.services.assegnazione import assign_controlli
from rdc_platform.audit.models import AccessoDato
from tests.factories.casi import make_caso
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

LIST = "controlli_anagrafici:controllo_list"


def detail(caso) -> str:
    return reverse("controlli_anagrafici:controllo_detail", args=[caso.nucleo.controlli.get().pk])


def test_controllo_list_shows_the_coordinatore_his_comune(mondo):
    text = client_for(mondo.coordinatore_anagrafici).get(reverse(LIST)).content.decode()

    assert ("Conti Marta" in text, "Stagni Marta" in text, "Bolognesi Marta" in text) == (True, False, False)


def test_controllo_list_shows_the_responsabile_only_what_was_assigned(mondo):
    assign_controlli(
        [mondo.caso.nucleo.controlli.get().pk],
        mondo.responsabile_anagrafici.accreditamento_id,
        by=mondo.coordinatore_anagrafici,
    )

    text = client_for(mondo.responsabile_anagrafici).get(reverse(LIST)).content.decode()

    assert ("Conti Marta" in text, "Coda Marta" in text) == (True, False)


def test_controllo_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo):
    client = client_for(mondo.coordinatore_anagrafici)
    few = count_queries(client, reverse(LIST))
    for n in range(30):
        make_caso(mondo.ambito_a, mondo.cremona, f"Prova{chr(97 + n % 26)}")

    assert count_queries(client, reverse(LIST)) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize("who", ["coordinatore", "case_manager", "amministratore", "ministero", "dpo"])
def test_controllo_pages_are_not_there_for_other_roles(mondo, who):
    client = client_for(getattr(mondo, who))

    assert (client.get(reverse(LIST)).status_code, client.get(detail(mondo.caso)).status_code) == (404, 404)


def test_controllo_detail_of_another_comune_is_not_there(mondo):
    client = client_for(mondo.coordinatore_anagrafici)

    assert client.get(detail(mondo.caso_stagno)).status_code == 404
    assert client.get(detail(mondo.caso_b)).status_code == 404


def test_controllo_detail_is_written_in_the_register(mondo):
    client_for(mondo.coordinatore_anagrafici).get(detail(mondo.caso))

    row = AccessoDato.objects.get(atto="controllo_detail")
    assert (row.nucleo_id, row.categoria, row.esito) == (mondo.caso.nucleo_id, "anagrafica", "CONSENTITO")


def test_controllo_assign_gives_the_ticked_rows(mondo):
    controllo = mondo.caso.nucleo.controlli.get()
    data = {"id": [str(controllo.pk)], "responsabile": str(mondo.responsabile_anagrafici.accreditamento_id)}

    client_for(mondo.coordinatore_anagrafici).post(reverse("controlli_anagrafici:controllo_assign"), data)

    controllo.refresh_from_db()
    assert controllo.responsabile == mondo.responsabile_anagrafici.accreditamento


def test_controllo_assign_with_nothing_ticked_says_what_to_do(mondo):
    data = {"responsabile": str(mondo.responsabile_anagrafici.accreditamento_id)}

    response = client_for(mondo.coordinatore_anagrafici).post(
        reverse("controlli_anagrafici:controllo_assign"), data, follow=True
    )

    assert "Spunta almeno un controllo da assegnare." in response.content.decode()
    assert Controllo.objects.filter(responsabile__isnull=False).count() == 0


def test_controllo_detail_names_the_citizenship(mondo):
    text = client_for(mondo.coordinatore_anagrafici).get(detail(mondo.caso)).content.decode()

    assert "Italia" in text
    assert "ITA\n" not in text
