import math
import re

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Autenticazione, Operatore, Ruolo
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.accessi import ACCESSO, activate, give_code, give_password
from tests.factories.persone import client_for, make_profilo


@pytest.fixture
def profilo(mondo):
    """A Case manager who has activated his access."""
    activate(mondo.case_manager.operatore)
    return mondo.case_manager


def last_entry() -> AccessoDato:
    return AccessoDato.objects.latest("istante")


@pytest.mark.asvs("7.4.1")
def test_uscita_closes_the_session_and_is_written(profilo):
    client = client_for(profilo)

    answer = client.post(reverse("accounts:uscita"))

    assert answer.url == ACCESSO
    assert client.get("/").url.startswith(ACCESSO)
    assert (last_entry().azione, last_entry().accreditamento_id) == (Azione.LOGOUT, profilo.accreditamento_id)
    assert client.get(reverse("accounts:uscita")).status_code == 405


def test_accesso_of_a_person_with_two_profiles_asks_which(profilo, mondo):
    make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=profilo.operatore)
    client = Client()
    give_password(client, profilo.operatore)
    give_code(client, profilo.operatore)

    assert client.get("/").url == reverse("accounts:profilo_choose")


@pytest.mark.asvs("6.5.5")
@pytest.mark.parametrize(("steps", "answer"), [(-2, 200), (-1, 302), (1, 302), (2, 200)])
def test_codice_lives_for_its_half_minute_and_one_more_on_either_side(profilo, steps, answer):
    client = Client()
    with time_machine.travel(timezone.now().replace(second=5, microsecond=0), tick=False):
        give_password(client, profilo.operatore)

        assert give_code(client, profilo.operatore, steps_ahead=steps).status_code == answer


@pytest.mark.asvs("7.2.3")
def test_session_keys_are_long_and_never_twice_the_same(profilo):
    keys = {client_for(profilo).session.session_key for _ in range(20)}

    assert len(keys) == 20
    assert min(len(key) * math.log2(36) for key in keys) > 128  # bits


@pytest.mark.asvs("7.3.1")
def test_a_session_ends_when_it_is_idle(profilo, settings):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = client_for(profilo)
        clock.shift(settings.SESSION_COOKIE_AGE - 1)
        assert client.get(reverse("accounts:accesso_mio")).status_code == 200
        clock.shift(settings.SESSION_COOKIE_AGE + 1)
        cache.delete(client.session.cache_key)  # the clock of the cache is not ours to move

        assert client.get(reverse("accounts:accesso_mio")).url.startswith(ACCESSO)


@pytest.mark.asvs("7.3.2")
def test_a_session_ends_after_eight_hours_however_busy(profilo, settings):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = client_for(profilo)
        for _ in range(settings.SESSIONE_MASSIMA // 600 - 1):
            clock.shift(600)
            assert client.get(reverse("accounts:accesso_mio")).status_code == 200
        clock.shift(600)

        assert client.get(reverse("accounts:accesso_mio")).url.startswith(ACCESSO)


@pytest.mark.asvs("7.4.2")
def test_a_session_of_who_is_closed_ends_at_the_next_click(profilo):
    client = client_for(profilo)
    Operatore.objects.filter(pk=profilo.operatore_id).update(is_active=False)

    assert client.get(reverse("accounts:accesso_mio")).url.startswith(ACCESSO)


@pytest.mark.asvs("7.4.4")
def test_every_page_has_the_way_out(profilo):
    client, way_out = client_for(profilo), f'action="{reverse("accounts:uscita")}"'

    for page in ("accounts:accesso_mio", "accounts:profilo_choose", "patti_inclusione:oggi", "web:aiuto"):
        assert way_out in client.get(reverse(page)).content.decode(), page


@pytest.mark.asvs("6.3.2")
def test_a_new_installation_has_nobody_in_it(db):
    assert not Operatore.objects.exists()


@pytest.mark.asvs("6.4.2")
def test_there_are_no_secret_questions_and_no_hints():
    names = " ".join(field.name for field in Operatore._meta.get_fields())

    assert not re.search("domanda|risposta|suggerimento|hint", names)


@pytest.mark.asvs("7.2.4")
def test_choosing_a_profile_changes_the_session_key_and_writes_the_day(profilo, mondo):
    other = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=profilo.operatore)
    client = client_for(profilo)
    before = client.session.session_key

    client.post(reverse("accounts:profilo_choose"), {"chi": other.accreditamento_id})

    assert client.session.session_key != before
    other.accreditamento.refresh_from_db()
    assert other.accreditamento.usato_il == calendario.today()


def test_entering_writes_how_and_the_day(profilo):
    client = Client()
    give_password(client, profilo.operatore)
    give_code(client, profilo.operatore)

    profilo.accreditamento.refresh_from_db()
    assert profilo.accreditamento.usato_il == calendario.today()
    assert [(row.modo, row.operatore_id) for row in Autenticazione.objects.all()] == [("TOTP", profilo.operatore_id)]
