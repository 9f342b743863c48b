from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Accreditamento, Ruolo
from rdc_platform import calendario, codice_fiscale
from rdc_platform.audit.models import AccessoDato
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries

LIST = reverse("accounts:accreditamento_list")


def url(page: str, row) -> str:
    return reverse(f"accounts:accreditamento_{page}", args=[row.pk])


def answers(**changes) -> dict:
    return {
        "nome": "Nora",
        "cognome": "Galli",
        "email": "nora.galli@comune.example.it",
        "telefono": "0372 123456",
        "luogo_nascita": "Cremona (CR)",
        "genere": "F",
        "ente_datore": "Comune di Cremona",
        "profilo_professionale": "EDUCATORE",
        "comuni": ["D150"],
        "fondi": ["PON_INCLUSIONE"],
        "valido_dal": "2019-05-02",
        "designato_da": "Anna Bianchi, Sindaca",
        "estremi_atto": "Decreto 7",
        "data_designazione": "2019-05-02",
        "tipo_documento": "PASSAPORTO",
        "numero_documento": "YA1234567",
        "data_identificazione": "2019-05-02",
    } | changes


@pytest.fixture
def riga(mondo):
    return make_riga(mondo.cremona, persona=make_persona("Galli"))


def born(riga):
    return codice_fiscale.decode(riga.codice_fiscale, calendario.today()).data_nascita


def fill(riga, **changes) -> dict:
    """The form as a person sends it: what was prefilled, and the rest typed."""
    return answers(data_nascita=born(riga).isoformat(), **changes)


def test_accreditamento_create_starts_from_what_the_codice_fiscale_says(mondo, riga):
    text = client_for(mondo.amministratore).get(url("create", riga)).content.decode()

    assert ('value="Cremona (CR)"' in text, 'value="Galli"' in text) == (True, True)


def test_accreditamento_create_keeps_person_profile_designation_and_identification(mondo, riga):
    response = client_for(mondo.amministratore).post(url("create", riga), fill(riga))

    row = Accreditamento.objects.get(riga_indicazione=riga)
    assert response.url == url("detail", row)
    assert (row.stato, row.ruolo, row.livello, row.creato_da) == (
        "RICHIESTO",
        "CASE_MANAGER",
        "COMUNE",
        mondo.amministratore.accreditamento,
    )
    assert (row.designazione.estremi_atto, row.identificazioni.get().ultime_tre) == ("Decreto 7", "567")


def test_accreditamento_create_twice_leads_to_the_first(mondo, riga):
    client = client_for(mondo.amministratore)
    client.post(url("create", riga), fill(riga))

    response = client.post(url("create", riga), fill(riga))

    assert response.url == url("detail", Accreditamento.objects.get(riga_indicazione=riga))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"profilo_professionale": "ASSISTENTE_SOCIALE"}, "numero_albo"),
        ({"fondi": ["ALTRO"]}, "fondo_altro"),
        ({"contratto_fino_al": "2019-12-31", "valido_al": "2020-01-31"}, "valido_al"),
        ({"contratto_fino_al": "2019-12-31"}, "valido_al"),
        ({"comuni": []}, "comuni"),
        ({"comuni": ["I935"]}, "comuni"),
        ({"comuni": ["A944"]}, "comuni"),
        ({"data_designazione": "2099-01-01"}, "data_designazione"),
        ({"numero_documento": "12"}, "numero_documento"),
        ({"data_nascita": "2015-01-01"}, "data_nascita"),
        ({"luogo_nascita": "Atlantide"}, "luogo_nascita"),
        ({"nome": "Carlo"}, "conferma"),
    ],
)
def test_accreditamento_create_says_at_the_field_what_is_wrong(mondo, riga, changes, field):
    response = client_for(mondo.amministratore).post(url("create", riga), fill(riga) | changes)

    assert field in response.context["form"].errors
    assert not Accreditamento.objects.filter(riga_indicazione=riga).exists()


def test_accreditamento_create_goes_on_where_the_disagreement_is_confirmed(mondo, riga):
    client_for(mondo.amministratore).post(url("create", riga), fill(riga, nome="Carla", conferma="on"))

    assert Accreditamento.objects.get(riga_indicazione=riga).operatore.nome == "Carla"


def test_accreditamento_create_asks_why_for_a_role_of_the_other_purpose(mondo, riga):
    persona = make_persona("Galli", codice_fiscale=riga.codice_fiscale, data_nascita=born(riga))
    accredit(mondo.amministratore, mondo.cremona, Ruolo.RESPONSABILE_ANAGRAFICI, persona=persona)
    client = client_for(mondo.amministratore)

    refused = client.post(url("create", riga), fill(riga))
    client.post(url("create", riga), fill(riga, motivo_cumulo="Comune con due dipendenti"))

    assert "motivo_cumulo" in refused.context["form"].errors
    assert Accreditamento.objects.get(riga_indicazione=riga).motivo_cumulo == "Comune con due dipendenti"


LETTI = {"detail": ("ministero", "dpo"), "suspend": ("ministero",), "revoke": ("ministero",)}


@pytest.mark.parametrize("quale", ["detail", "activate", "extend", "suspend", "revoke", "reactivate", "invite"])
def test_accreditamento_pages_are_for_the_amministratore_of_that_ambito(mondo, quale):
    row = mondo.case_manager.accreditamento
    here = reverse(f"accounts:accreditamento_{quale}", args=[row.pk])
    names = {"amministratore_b", "coordinatore", "case_manager", "ministero", "dpo"} - set(LETTI.get(quale, ()))
    others = [getattr(mondo, name) for name in names]

    assert {client_for(who).get(here).status_code for who in others} == {404}
    assert (
        client_for(mondo.amministratore).get(reverse(f"accounts:accreditamento_{quale}", args=[uuid4()])).status_code
        == 404
    )


@pytest.mark.parametrize("quale", ["detail", "suspend", "revoke"])
def test_accreditamento_pages_of_an_amministratore_are_not_there(mondo, quale):
    assert client_for(mondo.amministratore).get(url(quale, mondo.amministratore.accreditamento)).status_code == 404


def test_accreditamento_create_from_a_row_of_another_ambito_is_not_there(mondo):
    riga = make_riga(mondo.bologna)

    assert client_for(mondo.amministratore).get(url("create", riga)).status_code == 404


def test_accreditamento_list_answers_who_has_access_here(mondo):
    labels = [row.label for row in client_for(mondo.amministratore).get(LIST).context["lista"].righe]

    here = Accreditamento.objects.filter(ambito=mondo.ambito_a).exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    assert sorted(labels) == sorted(f"{row.operatore.cognome} {row.operatore.nome}" for row in here)


def test_accreditamento_list_asks_as_many_queries_for_few_rows_as_for_thirty(mondo):
    client = client_for(mondo.amministratore)
    few = count_queries(client, LIST)
    for _ in range(30):
        make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)

    assert count_queries(client, LIST) == few
    assert few <= MAX_QUERIES


def test_accreditamento_detail_tells_nothing_of_another_ambito(mondo):
    persona = make_persona()
    accredit(mondo.amministratore_b, mondo.bologna, persona=persona)
    row = accredit(mondo.amministratore, mondo.cremona, persona=persona)

    text = client_for(mondo.amministratore).get(url("detail", row)).content.decode()

    assert "Bologna" not in text
    assert mondo.amministratore_b.operatore.nome_completo not in text


def test_accreditamento_detail_is_written_in_the_register(mondo):
    client_for(mondo.amministratore).get(url("detail", mondo.case_manager.accreditamento))

    assert AccessoDato.objects.filter(atto="accreditamento_detail", azione="LETTURA").count() == 1
