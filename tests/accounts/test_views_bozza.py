import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import BozzaRichiesta, RichiestaAccreditamento
from rdc_platform.audit.models import AccessoDato
from tests.factories.bozze import link_on, nine
from tests.factories.persone import client_for

MODULO, SALVA = reverse("accounts:modulo"), reverse("accounts:bozza_save")
AUTOSAVE, ESCI = reverse("accounts:bozza_autosave"), reverse("accounts:bozza_leave")
META = {"codice_fiscale": "frrmrt75", "nome": "Marta", "data_nascita": "31/2/1975", "luogo_nascita": "Crem"}


def values(response) -> dict[str, object]:
    form = response.context["form"]
    return {name: form[name].value() for name in META}


def test_bozza_save_keeps_what_is_typed_right_or_wrong_and_shows_the_link_once(mondo):
    client = Client()

    first = client.post(SALVA, META | {"conferma": "on", "altro": "x"})
    second = client.post(SALVA, META | {"nome": "Maria"})

    bozza = BozzaRichiesta.objects.get()
    token = link_on(first).split("/")[-2]
    assert bozza.dati == META | {"nome": "Maria"}
    assert token not in second.content.decode()
    assert token not in str(list(BozzaRichiesta.objects.values()))
    assert first.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert (bozza.scade_il - timezone.now()).days == 29
    assert not RichiestaAccreditamento.objects.filter(stato="FORM_INVIATO").exists()
    assert AccessoDato.objects.filter(atto="create_bozza", oggetto_id=str(bozza.pk)).count() == 1


def test_bozza_save_of_a_character_that_no_database_holds_keeps_the_rest(mondo):
    response = Client().post(SALVA, META | {"nome": "Mar\x00ta"})

    assert response.status_code == 200
    assert BozzaRichiesta.objects.get().dati["nome"] == "Marta"


def test_bozza_open_reopens_the_form_in_any_browser_and_leaves_the_address_clean(mondo):
    link = link_on(Client().post(SALVA, META))
    other = Client()

    response = other.get(link)

    assert response.headers["Location"] == MODULO
    assert values(other.get(MODULO)) == META
    assert "Riprendi un modulo cominciato" in other.get(MODULO).content.decode()
    assert values(Client().get(MODULO)) == dict.fromkeys(META)


def test_bozza_open_after_the_sending_leads_to_the_receipt_with_its_note(mondo):
    client, dati = Client(), nine(mondo)
    link = link_on(client.post(SALVA, META))

    sent = client.post(MODULO, dati)

    richiesta = RichiestaAccreditamento.objects.latest("creata_il")
    bozza = BozzaRichiesta.objects.get()
    assert (bozza.richiesta, bozza.dati) == (richiesta, {})
    other = Client()
    assert other.get(link).headers["Location"] == sent.headers["Location"]
    page = other.get(sent.headers["Location"]).content.decode()
    assert richiesta.numero_richiesta in page
    assert "usa il collegamento che hai salvato" in page
    assert values(client.get(MODULO)) == dict.fromkeys(META)  # the next person begins anew


@pytest.mark.parametrize("token", ["x" * 43, "corto"])
def test_bozza_open_of_a_wrong_link_is_one_page(mondo, token):
    response = Client().get(reverse("accounts:bozza_open", args=[token]))

    assert response.status_code == 404
    assert "Questo collegamento non vale più" in response.content.decode()


@pytest.mark.parametrize("sent", [False, True])
def test_bozza_open_of_an_expired_link_is_the_same_page(mondo, sent):
    client = Client()
    link = link_on(client.post(SALVA, META))
    if sent:
        client.post(MODULO, nine(mondo))
    BozzaRichiesta.objects.update(scade_il=timezone.now())

    answers = [Client().get(each) for each in (link, reverse("accounts:bozza_open", args=["x" * 43]))]

    assert [each.status_code for each in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_bozza_open_gives_nothing_to_who_only_knows_its_id(mondo):
    Client().post(SALVA, META)

    assert Client().get(reverse("accounts:bozza_open", args=[BozzaRichiesta.objects.get().pk])).status_code == 404


def test_bozza_autosave_keeps_the_draft_of_this_session_alone(mondo):
    client = Client()
    client.post(SALVA, META)

    kept = client.post(AUTOSAVE, META | {"nome": "Maria Pia"})
    stranger = Client().post(AUTOSAVE, META | {"nome": "Altra"})

    assert (kept.status_code, stranger.status_code) == (200, 409)
    assert re.fullmatch(r"\d\d:\d\d", kept.json()["ora"])
    assert BozzaRichiesta.objects.get().dati["nome"] == "Maria Pia"


def test_bozza_autosave_after_the_sending_writes_nothing(mondo):
    client = Client()
    client.post(SALVA, META)
    client.post(MODULO, nine(mondo))

    assert client.post(AUTOSAVE, META).status_code == 409
    assert BozzaRichiesta.objects.get().dati == {}


def test_bozza_save_cuts_answers_that_no_field_takes(mondo):
    Client().post(SALVA, {"nome": "x" * 5000, "sconosciuto": "y"})

    assert BozzaRichiesta.objects.get().dati == {"nome": "x" * 200}


def test_bozza_save_stops_a_session_after_five_drafts_in_an_hour_and_keeps_what_was_typed(mondo):
    client = Client()
    codes = []
    for _ in range(6):
        codes.append(client.post(SALVA, META).status_code)
        client.post(ESCI)

    assert codes == [200] * 5 + [429]
    assert BozzaRichiesta.objects.count() == 5
    assert 'value="frrmrt75"' in client.post(SALVA, META).content.decode()


def test_bozza_leave_begins_an_empty_form_and_keeps_the_link(mondo):
    client = Client()
    link = link_on(client.post(SALVA, META))

    client.post(ESCI)

    assert values(client.get(MODULO)) == dict.fromkeys(META)
    assert Client().get(link).headers["Location"] == MODULO


def test_bozza_keep_gives_a_sent_request_its_link_once(mondo):
    client = Client()
    address = client.post(MODULO, nine(mondo)).headers["Location"]
    richiesta = RichiestaAccreditamento.objects.latest("creata_il")
    keep = reverse("accounts:bozza_keep", args=[richiesta.pk])

    assert "Dammi il collegamento" in client.get(address).content.decode()
    link = link_on(client.post(keep))

    assert Client().get(link).headers["Location"] == address
    assert client.post(keep).status_code == 404
    assert "Dammi il collegamento" not in client.get(address).content.decode()


def test_bozza_keep_is_of_the_session_that_sent_the_request(mondo):
    Client().post(MODULO, nine(mondo))
    keep = reverse("accounts:bozza_keep", args=[RichiestaAccreditamento.objects.latest("creata_il").pk])

    for client in (Client(), client_for(mondo.ministero), client_for(mondo.amministratore)):
        assert client.post(keep).status_code == 404


def test_the_ministry_sees_no_draft(mondo):
    Client().post(SALVA, META)

    assert "Marta" not in client_for(mondo.ministero).get(reverse("accounts:richiesta_list")).content.decode()


def test_a_link_opened_in_another_tab_does_not_take_what_is_typed_in_this_one(mondo):
    """Somebody else's link, say: its owner would read what is typed here."""
    altrui, client = link_on(Client().post(SALVA, META)), Client()
    first = client.post(SALVA, META | {"nome": "Marta"})
    mia = str(BozzaRichiesta.objects.latest("creata_il").pk)
    page = client.get(MODULO).content.decode()
    client.get(altrui)

    autosaved = client.post(AUTOSAVE, META | {"nome": "Segreta", "bozza": mia})
    saved = client.post(SALVA, META | {"nome": "Segreta", "bozza": mia})

    assert (first.status_code, autosaved.status_code) == (200, 409)
    assert f'name="bozza" value="{mia}"' in page
    assert link_on(saved) not in ("", altrui)
    assert BozzaRichiesta.objects.filter(dati__nome="Segreta").count() == 1
    Client().get(altrui)
    other = Client()
    other.get(altrui)
    assert values(other.get(MODULO))["nome"] == "Marta"


def test_a_link_opened_in_another_tab_leads_to_no_receipt_of_what_is_sent_from_this_one(mondo):
    altrui, client = link_on(Client().post(SALVA, META)), Client()
    client.get(MODULO)
    client.get(altrui)

    client.post(MODULO, nine(mondo) | {"bozza": ""})

    assert RichiestaAccreditamento.objects.filter(stato="FORM_INVIATO", bozza=None).exists()
    assert BozzaRichiesta.objects.get().richiesta is None
