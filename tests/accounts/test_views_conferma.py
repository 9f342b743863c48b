import pytest
from django.urls import reverse

from accounts.models import Accreditamento, Ruolo
from rdc_platform import calendario
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.vita import days, write

LISTA, CONFERMA = reverse("accounts:conferma_list"), reverse("accounts:conferma_create")


def rows(response) -> set:
    return {riga.row["id"] for riga in response.context["lista"].righe}


def operators(ambito) -> set:
    found = Accreditamento.objects.filter(ambito=ambito, stato="ATTIVO").exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    return set(found.values_list("pk", flat=True))


def test_conferma_list_shows_every_active_operator_of_his_ambito(mondo):
    write(mondo.collega, stato="SOSPESO", motivo_stato="ALTRO")

    response = client_for(mondo.amministratore).get(LISTA)

    assert rows(response) == operators(mondo.ambito_a)
    text = response.content.decode()
    assert "Conferma tutti e 6…" in text
    assert reverse("accounts:accreditamento_suspend", args=[mondo.case_manager.accreditamento_id]) in text


def test_conferma_list_narrows_to_those_whose_day_comes(mondo):
    write(mondo.case_manager, stato_dal=calendario.add_mesi(days(20), -6))

    response = client_for(mondo.amministratore).get(LISTA, {"entro": "on"})

    assert rows(response) == {mondo.case_manager.accreditamento_id}


def test_conferma_create_first_shows_whom_and_then_does_it(mondo):
    client, key = client_for(mondo.amministratore), mondo.case_manager.accreditamento_id

    page = client.post(CONFERMA, {"id": [key]})
    before = Accreditamento.objects.get(pk=key).confermato_il
    done = client.post(CONFERMA, {"scelti": page.context["scelti"], "conferma": "on"}, follow=True)

    assert (before, Accreditamento.objects.get(pk=key).confermato_il) == (None, days(0))
    assert "Conferma l&#x27;operatore" in page.content.decode() or "Conferma l'operatore" in page.content.decode()
    assert "Un operatore confermato." in done.content.decode()


def test_conferma_create_of_all_confirms_all_of_his_ambito_and_nobody_else(mondo):
    client = client_for(mondo.amministratore)

    page = client.post(CONFERMA, {"tutti": "on"})
    client.post(CONFERMA, {"scelti": page.context["scelti"], "conferma": "on"})

    confirmed = Accreditamento.objects.filter(confermato_il=days(0))
    assert set(confirmed.values_list("pk", flat=True)) == operators(mondo.ambito_a)


def test_conferma_create_of_another_ambito_confirms_nobody(mondo):
    key = mondo.case_manager_b.accreditamento_id

    response = client_for(mondo.amministratore).post(CONFERMA, {"scelti": str(key), "conferma": "on"})

    assert response.url == LISTA
    assert Accreditamento.objects.get(pk=key).confermato_il is None


@pytest.mark.parametrize("data", [{}, {"scelti": ""}])
def test_conferma_create_of_nobody_asks_to_choose(mondo, data):
    response = client_for(mondo.amministratore).post(CONFERMA, data, follow=True)

    assert "Scegli almeno un operatore" in response.content.decode()


def test_conferma_create_with_nonsense_is_not_there(mondo):
    assert client_for(mondo.amministratore).post(CONFERMA, {"id": ["x"]}).status_code == 404


@pytest.mark.parametrize("name", ["ministero", "dpo", "coordinatore", "case_manager"])
def test_conferma_pages_are_the_amministratores_alone(mondo, name):
    client = client_for(getattr(mondo, name))

    assert (client.get(LISTA).status_code, client.post(CONFERMA, {"tutti": "on"}).status_code) == (404, 404)


def test_conferma_list_asks_as_many_queries_for_few_rows_as_for_thirty(mondo):
    client = client_for(mondo.amministratore)
    count_queries(client, LISTA)  # reads the parameters
    few = count_queries(client, LISTA)
    for _ in range(25):
        make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)

    assert count_queries(client, LISTA) == few
    assert few <= MAX_QUERIES


def test_oggi_amministratore_says_whom_to_confirm_and_where_a_substitute_is_needed(mondo):
    write(mondo.case_manager, stato_dal=calendario.add_mesi(days(20), -6))
    write(mondo.collega, stato="SOSPESO", motivo_stato="INATTIVITA")
    write(mondo.coordinatore_anagrafici, valido_al=days(20))
    write(mondo.coordinatore_b, valido_al=days(20))

    context = client_for(mondo.amministratore).get(reverse("accounts:oggi_amministratore")).context

    assert {name: context["scadenze"][name] for name in ("da_confermare", "in_ritardo", "sospesi")} == {
        "da_confermare": 1,
        "in_ritardo": 0,
        "sospesi": 1,
    }
    assert [(row["nome"], row["etichetta"]) for row in context["scoperti"].righe] == [
        ("Cremona", "Coordinatore controlli anagrafici")
    ]


@pytest.mark.parametrize("stato", ["SOSPESO", "REVOCATO", "SCADUTO"])
def test_oggi_amministratore_keeps_saying_so_until_somebody_takes_the_place(mondo, stato):
    write(mondo.coordinatore_anagrafici, stato=stato, motivo_stato="ALTRO")
    client, oggi = client_for(mondo.amministratore), reverse("accounts:oggi_amministratore")

    alone = client.get(oggi).context["scoperti"].righe
    make_profilo(Ruolo.COORDINATORE_ANAGRAFICI, mondo.ambito_a, mondo.cremona)

    assert [row["nome"] for row in alone] == ["Cremona"]
    assert client.get(oggi).context["scoperti"].righe == []
