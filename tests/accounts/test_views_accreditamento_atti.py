import pytest
from django.urls import reverse

from accounts.models import Accreditamento
from accounts.services.accreditamento import activate_accreditamento
from tests.factories.accreditamento import accredit
from tests.factories.persone import client_for


def url(page: str, row) -> str:
    return reverse(f"accounts:accreditamento_{page}", args=[row.pk])


def test_accreditamento_activate_shows_the_code_once(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    client = client_for(mondo.amministratore)

    page = client.post(url("activate", row)).content.decode()
    again = client.post(url("activate", row), follow=True).content.decode()

    assert ("Il codice si vede solo adesso" in page, "Nel frattempo questo accreditamento" in again) == (True, True)


def test_accreditamento_activate_without_convention_says_which(mondo):
    mondo.stagno.adesioni.update(stato="CARICATA")
    row = accredit(mondo.amministratore, mondo.stagno)

    text = client_for(mondo.amministratore).post(url("activate", row)).content.decode()

    row.refresh_from_db()
    assert ("Manca la convenzione: Stagno Lombardo" in text, row.stato) == (True, "RICHIESTO")


def test_accreditamento_suspend_shuts_the_person_out_at_the_next_click(mondo):
    his, mine = client_for(mondo.case_manager), client_for(mondo.amministratore)
    page = reverse("accounts:profilo_choose")
    assert his.get(page).status_code in (200, 302)

    mine.post(url("suspend", mondo.case_manager.accreditamento), {"motivo": "ASSENZA_PROLUNGATA", "testo": ""})

    assert his.get(page).url == reverse("accounts:profilo_ended")


def test_accreditamento_suspend_for_another_reason_wants_it_written(mondo):
    response = client_for(mondo.amministratore).post(
        url("suspend", mondo.case_manager.accreditamento), {"motivo": "ALTRO", "testo": ""}
    )

    assert "testo" in response.context["form"].errors


def test_accreditamento_revoke_of_the_last_coordinatore_asks_for_another(mondo):
    response = client_for(mondo.amministratore).post(
        url("revoke", mondo.coordinatore_anagrafici.accreditamento), {"motivo": "CAMBIO_MANSIONE", "testo": ""}
    )

    assert "Serve prima un altro Coordinatore controlli anagrafici attivo: Cremona." in response.content.decode()


def test_accreditamento_reactivate_after_a_suspension_opens_again(mondo):
    client, row = client_for(mondo.amministratore), mondo.case_manager.accreditamento
    client.post(url("suspend", row), {"motivo": "ASSENZA_PROLUNGATA", "testo": "Malattia"})

    client.post(url("reactivate", row), {"valido_al": ""})

    row.refresh_from_db()
    assert row.stato == "ATTIVO"


def test_accreditamento_reactivate_with_a_day_gone_by_is_refused(mondo):
    client, row = client_for(mondo.amministratore), mondo.case_manager.accreditamento
    client.post(url("suspend", row), {"motivo": "ASSENZA_PROLUNGATA", "testo": "Malattia"})

    response = client.post(url("reactivate", row), {"valido_al": "2019-12-31"})

    assert "valido_al" in response.context["form"].errors


def test_accreditamento_invite_sends_another_link_to_the_mended_address(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    activate_accreditamento(row, by=mondo.amministratore)

    page = client_for(mondo.amministratore).post(url("invite", row), {"email": "nuova@comune.example.it"})

    row.operatore.refresh_from_db()
    assert ("Il codice si vede solo adesso" in page.content.decode(), row.operatore.email) == (
        True,
        "nuova@comune.example.it",
    )


@pytest.mark.parametrize(
    ("quale", "stato"),
    [
        ("activate", "ATTIVO"),
        ("suspend", "SOSPESO"),
        ("reactivate", "ATTIVO"),
        ("revoke", "REVOCATO"),
        ("invite", "SOSPESO"),
    ],
)
def test_accreditamento_acts_in_the_wrong_state_lead_back(mondo, quale, stato):
    row = mondo.case_manager.accreditamento
    Accreditamento.objects.filter(pk=row.pk).update(stato=stato, motivo_stato="ALTRO")

    response = client_for(mondo.amministratore).post(url(quale, row), {"motivo": "CAMBIO_MANSIONE", "email": "a@b.it"})

    assert response.url == url("detail", row)
    assert Accreditamento.objects.get(pk=row.pk).stato == stato
