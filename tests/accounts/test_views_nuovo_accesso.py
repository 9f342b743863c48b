import pytest
from django.urls import reverse

from accounts.models import Operatore
from tests.factories.accessi import PASSWORD, activate, errors_of
from tests.factories.persone import client_for

GIVEN = {
    "motivo": "TELEFONO_PERSO",
    "tipo_documento": "CARTA_IDENTITA",
    "numero": "CA12345AB",
    "data": "2019-05-02",
    "visto": "on",
}


def page(profilo) -> str:
    return reverse("accounts:accreditamento_reset", args=[profilo.accreditamento_id])


@pytest.fixture
def case_manager(mondo):
    activate(mondo.case_manager.operatore)
    return mondo.case_manager


def test_accreditamento_reset_shows_the_code_and_ends_the_access(mondo, case_manager):
    client = client_for(mondo.amministratore)
    detail = client.get(reverse("accounts:accreditamento_detail", args=[case_manager.accreditamento_id]))

    shown = client.post(page(case_manager), GIVEN)

    assert page(case_manager) in detail.content.decode()
    assert len(shown.context["codice"]) == 8
    assert shown.context["codice"] in shown.content.decode()
    assert not Operatore.objects.get(pk=case_manager.operatore_id).has_usable_password()


def test_accreditamento_reset_of_an_amministratore_by_the_ministry(mondo):
    activate(mondo.amministratore.operatore)
    client = client_for(mondo.ministero)
    richiesta = reverse("accounts:richiesta_detail", args=[mondo.amministratore.accreditamento.atto.richiesta_id])

    shown = client.post(page(mondo.amministratore), GIVEN)

    assert page(mondo.amministratore) in client.get(richiesta).content.decode()
    assert shown.context["torna"] == richiesta
    assert not Operatore.objects.get(pk=mondo.amministratore.operatore_id).has_usable_password()


@pytest.mark.parametrize("missing", ["motivo", "tipo_documento", "numero", "data", "visto"])
def test_accreditamento_reset_wants_the_whole_identification(mondo, case_manager, missing):
    answer = client_for(mondo.amministratore).post(page(case_manager), GIVEN | {missing: ""})

    assert len(errors_of(answer)) == 1
    assert Operatore.objects.get(pk=case_manager.operatore_id).check_password(PASSWORD)


def test_accreditamento_reset_of_who_is_not_his_is_not_found(mondo, case_manager):
    for profilo in (mondo.amministratore_b, mondo.ministero, mondo.coordinatore, mondo.dpo, case_manager):
        assert client_for(profilo).post(page(case_manager), GIVEN).status_code == 404
    assert client_for(mondo.amministratore).post(page(mondo.amministratore_b), GIVEN).status_code == 404


def test_accreditamento_reset_in_another_state_goes_back(mondo, case_manager):
    case_manager.accreditamento.stato, case_manager.accreditamento.motivo_stato = "SOSPESO", "ALTRO"
    case_manager.accreditamento.save(update_fields=["stato", "motivo_stato"])

    answer = client_for(mondo.amministratore).post(page(case_manager), GIVEN)

    assert answer.url == reverse("accounts:accreditamento_detail", args=[case_manager.accreditamento_id])
    assert Operatore.objects.get(pk=case_manager.operatore_id).check_password(PASSWORD)
