from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts import sessione
from accounts.models import Operatore
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.accessi import ACCESSO


@pytest.fixture
def demo(mondo, settings):
    settings.ENTRA_COME = True
    Operatore.objects.filter(pk=mondo.case_manager.operatore_id).update(sintetico=True)
    return mondo.case_manager


def test_entra_come_opens_a_whole_session_of_an_invented_person(demo):
    client = Client()

    answer = client.post(reverse("accounts:entra_come"), {"chi": demo.operatore_id})

    assert answer.url == "/"
    assert client.session[sessione.PROFILO] == str(demo.accreditamento_id)
    assert client.get(reverse("accounts:profilo_choose")).status_code == 200
    assert (AccessoDato.objects.latest("istante").azione, AccessoDato.objects.latest("istante").atto) == (
        Azione.LOGIN,
        "entra_come",
    )


def test_entra_come_shows_a_card_for_each_invented_person_only(demo):
    page = Client().get(ACCESSO)

    assert [card["chi"] for group in page.context["gruppi"].values() for card in group] == [demo.operatore_id]


def test_entra_come_as_someone_real_is_not_found(demo, mondo):
    for chi in (mondo.coordinatore.operatore_id, uuid4(), "", "x"):
        assert Client().post(reverse("accounts:entra_come"), {"chi": chi}).status_code == 404


def test_entra_come_does_not_exist_where_the_setting_is_off(demo, settings):
    settings.ENTRA_COME = False

    assert Client().post(reverse("accounts:entra_come"), {"chi": demo.operatore_id}).status_code == 404
    assert "gruppi" not in Client().get(ACCESSO).context
