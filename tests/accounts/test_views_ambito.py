from django.urls import reverse

from accounts.models import Accreditamento, StatoRichiesta
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta
from tests.factories.territorio import make_ambito

LISTA = reverse("accounts:ambito_list")


def rows(response) -> dict[str, tuple[str, str]]:
    """Codice dell'Ambito: situation, late or not."""
    return {
        riga.row["denominazione"].rsplit(" ", 1)[-1]: (riga.row["situazione"], bool(riga.row["in_ritardo"]))
        for riga in response.context["lista"].righe
    }


def test_ambito_list_tells_registered_under_way_and_missing(mondo):
    Accreditamento.objects.filter(pk=mondo.amministratore_b.accreditamento_id).update(valido_dal="2019-06-15")
    make_richiesta(make_ambito("P03", "H501"), StatoRichiesta.PEC_RICEVUTA)
    make_ambito("P04", "F205")

    response = client_for(mondo.ministero).get(LISTA)

    assert rows(response) == {
        "Cremona": ("REGISTRATO", False),
        "Bologna": ("REGISTRATO", True),  # after 31 May 2019
        "Roma": ("IN_CORSO", True),
        "Milano": ("SENZA_RICHIESTA", True),
    }


def test_ambito_list_filters_by_situation_region_and_delay(mondo):
    make_ambito("P04", "F205")
    client = client_for(mondo.ministero)

    assert set(rows(client.get(LISTA, {"situazione": "SENZA_RICHIESTA"}))) == {"Milano"}
    assert set(rows(client.get(LISTA, {"regione": "08"}))) == {"Bologna"}
    assert set(rows(client.get(LISTA, {"in_ritardo": "on"}))) == {"Milano"}


def test_ambito_list_is_the_ministrys_alone(mondo):
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.case_manager, mondo.dpo):
        assert client_for(profilo).get(LISTA).status_code == 404


def test_ambito_list_asks_as_many_queries_for_many_as_for_few(mondo, django_assert_max_num_queries):
    client = client_for(mondo.ministero)
    client.get(LISTA)
    with django_assert_max_num_queries(13) as few:
        client.get(LISTA)
    make_ambito("P03", "H501")
    make_ambito("P04", "F205")

    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(LISTA)
