"""One person who works in two Ambiti: neither Amministratore sees what the other wrote."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Accreditamento, Operatore
from accounts.services.accreditamento import activate_accreditamento
from tests.accounts.test_views_accreditamento import fill
from tests.accounts.test_views_nuovo_accesso import GIVEN
from tests.attack.giro import text_of
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.persone import client_for

WORK = {"ente_datore": "Ente Cinnabar", "profilo_professionale": "PSICOLOGO", "contratto_fino_al": date(2029, 7, 31)}
CONTACTS = {"email": "zafferano@altrove.example.it", "telefono": "051 777777"}
DESIGNATION = {"designato_da": "Sindaco Vermiglio", "estremi_atto": "Atto Magenta", "data": date(2019, 4, 3)}
# What only Bologna knows: contacts, work, paper, letter, who gave it.
LORO = ("zafferano", "051 777777", "Cinnabar", "Psicologo", "2029", "Vermiglio", "Magenta", "Bologna", "…999")
SORTE = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9A-Za-z]{64}\b"
)  # ids and CSRF tokens: four figures come up
ACTS = {"activate": "RICHIESTO", "invite": "ATTIVO", "suspend": "ATTIVO", "reactivate": "SOSPESO", "revoke": "ATTIVO"}


@pytest.fixture
def persona():
    return make_persona("Galli")


@pytest.fixture
def altrove(mondo, persona):
    """The person as Bologna accredited her, with all that it wrote."""
    return accredit(
        mondo.amministratore_b,
        mondo.bologna,
        persona=persona | WORK | CONTACTS,
        valido_al=date(2029, 7, 31),
        designazione=DESIGNATION,
        identificazione={"tipo_documento": "PATENTE", "numero": "zz 888999", "data": date(2019, 4, 3)},
    )


@pytest.fixture
def riga(mondo, persona, altrove):
    return make_riga(mondo.cremona, persona=persona)


def told(text: str) -> list[str]:
    """The words of the other Ambito that stand in the text, what is drawn at random apart."""
    text = SORTE.sub("", text).lower()
    return [word for word in LORO if word.lower() in text]


def here(mondo, persona, altrove) -> Accreditamento:
    """The same person accredited at Cremona too."""
    return accredit(mondo.amministratore, mondo.cremona, persona=persona)


def test_the_form_starts_from_nothing_that_the_other_ambito_wrote(mondo, riga):
    text = (
        client_for(mondo.amministratore).get(reverse("accounts:accreditamento_create", args=[riga.pk])).content.decode()
    )

    assert told(text) == ["Psicologo"]  # one of the professions to choose from
    assert 'value="PSICOLOGO" selected' not in text


def test_the_accreditation_keeps_what_this_ambito_wrote_beside_the_other(mondo, riga, altrove):
    client = client_for(mondo.amministratore)
    client.post(reverse("accounts:accreditamento_create", args=[riga.pk]), fill(riga))
    row = Accreditamento.objects.get(riga_indicazione=riga)

    ours = client.get(reverse("accounts:accreditamento_detail", args=[row.pk])).content.decode()
    theirs = client_for(mondo.amministratore_b).get(reverse("accounts:accreditamento_detail", args=[altrove.pk]))

    assert row.operatore_id == altrove.operatore_id
    assert told(ours) == []
    assert ("nora.galli@comune.example.it" in ours, "0372 123456" in ours, "Educatore" in ours) == (True, True, True)
    assert sorted(told(theirs.content.decode())) == sorted(LORO)
    assert [word for word in ("nora.galli", "0372", "Educatore", "Cremona") if word in theirs.content.decode()] == []


@pytest.mark.parametrize("quale", ACTS)
def test_the_page_of_each_act_tells_nothing_of_the_other_ambito(mondo, persona, altrove, quale):
    row = here(mondo, persona, altrove)
    Accreditamento.objects.filter(pk=row.pk).update(stato=ACTS[quale], motivo_stato="ALTRO")

    page = client_for(mondo.amministratore).get(reverse(f"accounts:accreditamento_{quale}", args=[row.pk]))

    assert (page.status_code, told(page.content.decode())) == (200, [])


def test_the_code_and_the_second_invitation_go_to_an_address_that_is_not_told(mondo, persona, altrove):
    row = here(mondo, persona, altrove)
    client = client_for(mondo.amministratore)
    invite = reverse("accounts:accreditamento_invite", args=[row.pk])

    first = client.post(reverse("accounts:accreditamento_activate", args=[row.pk])).content.decode()
    again = client.post(invite, {"email": "mia@comune.example.it"}).content.decode()

    assert (told(first), told(again)) == ([], [])
    assert ("Il codice si vede solo adesso" in first, "Il codice si vede solo adesso" in again) == (True, True)
    assert Operatore.objects.get(pk=row.operatore_id).email == CONTACTS["email"]


def test_the_end_of_the_contract_elsewhere_does_not_bind_here(mondo, persona, altrove):
    row = here(mondo, persona, altrove)
    Accreditamento.objects.filter(pk=row.pk).update(stato="SOSPESO", motivo_stato="ALTRO")

    response = client_for(mondo.amministratore).post(
        reverse("accounts:accreditamento_reactivate", args=[row.pk]), {"valido_al": ""}
    )

    assert response.status_code == 302
    assert Accreditamento.objects.get(pk=row.pk).stato == "ATTIVO"


@pytest.mark.parametrize("formato", ["", "csv", "xlsx", "ods"])
@pytest.mark.parametrize("lista", ["accreditamento_list", "indicazione_list", "oggi_amministratore"])
def test_lists_and_their_files_tell_nothing_of_the_other_ambito(mondo, persona, altrove, lista, formato):
    here(mondo, persona, altrove)

    response = client_for(mondo.amministratore).get(
        reverse(f"accounts:{lista}"), {"formato": formato} if formato else {}
    )

    assert told(text_of(response.content)) == []


def test_a_search_by_name_finds_the_person_once_and_here(mondo, persona, altrove):
    row = here(mondo, persona, altrove)

    page = client_for(mondo.amministratore).post(reverse("accounts:accreditamento_list"), {"testo": "galli"})

    assert [riga.key for riga in page.context["lista"].righe] == [str(row.pk)]


@pytest.mark.parametrize("quale", ["detail", "activate", "suspend", "revoke", "reactivate", "invite"])
def test_the_accreditation_of_the_other_ambito_is_not_there(mondo, persona, altrove, quale):
    here(mondo, persona, altrove)

    page = client_for(mondo.amministratore).get(reverse(f"accounts:accreditamento_{quale}", args=[altrove.pk]))

    assert page.status_code == 404


def test_revoking_here_leaves_the_other_ambito_as_it_was(mondo, persona, altrove):
    row = here(mondo, persona, altrove)
    for each, by in ((row, mondo.amministratore), (altrove, mondo.amministratore_b)):
        activate_accreditamento(each, by=by)

    client_for(mondo.amministratore).post(
        reverse("accounts:accreditamento_revoke", args=[row.pk]), {"motivo": "CAMBIO_MANSIONE"}
    )

    assert Accreditamento.objects.get(pk=row.pk).stato == "REVOCATO"
    assert Accreditamento.objects.get(pk=altrove.pk).stato == "ATTIVO"


def test_a_new_access_does_not_tell_the_address_that_the_other_ambito_gave(mondo, persona, altrove):
    row = here(mondo, persona, altrove)
    Accreditamento.objects.filter(pk=row.pk).update(stato="ATTIVO")
    client, page = client_for(mondo.amministratore), reverse("accounts:accreditamento_reset", args=[row.pk])

    asked, shown = client.get(page), client.post(page, GIVEN)

    assert shown.context["codice"] in shown.content.decode()
    assert [told(answer.content.decode()) for answer in (asked, shown)] == [[], []]
