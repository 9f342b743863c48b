from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts import sessione
from accounts.models import Operatore, Ruolo
from tests.factories.accessi import ACCESSO, PASSWORD, activate, code_of, give_password
from tests.factories.identita import choose, enter, start
from tests.factories.persone import make_profilo
from tests.simulators.processi import request


@pytest.fixture
def operatore(mondo):
    """A Case manager who never chose a password: he enters with SPID alone."""
    operatore = mondo.case_manager.operatore
    operatore.dispositivo.delete()
    return Operatore.objects.get(pk=operatore.pk)


@pytest.mark.asvs("7.2.4")
def test_identita_changes_the_session_key_and_keeps_nothing_personal(operatore, gateway):
    client = Client()
    back = choose(gateway, start(client), operatore.codice_fiscale)
    before = client.session.session_key
    client.get(back)

    assert client.session.session_key != before
    written = str(dict(client.session))
    for personal in (operatore.codice_fiscale, operatore.cognome, operatore.email):
        assert personal not in written


@pytest.mark.asvs("7.4.1")
def test_uscita_leaves_the_gateway_too(operatore, gateway):
    client = Client()
    enter(client, gateway, operatore.codice_fiscale)

    away = urlsplit(client.post(reverse("accounts:uscita")).url)
    status, headers, _ = request(gateway, "GET", f"{away.path}?{away.query}")

    assert away.netloc == f"127.0.0.1:{gateway}"
    assert (status, headers["Location"]) == (302, "http://127.0.0.1:8000/accesso/")
    assert client.get("/").url.startswith(ACCESSO)


def test_a_session_of_spid_ends_where_spid_is_closed(operatore, gateway, settings):
    client = Client()
    enter(client, gateway, operatore.codice_fiscale)
    settings.AUTH_MODES = ["totp"]

    assert client.get("/").url.startswith(ACCESSO)
    assert client.get(reverse("accounts:identita_start", args=["spid"])).status_code == 404


def test_identita_start_of_an_unknown_manager_is_not_found(gateway, db):
    assert Client().get(reverse("accounts:identita_start", args=["altro"])).status_code == 404


def test_without_totp_only_the_roles_of_the_list_enter_with_a_password(gateway, settings, mondo):
    settings.AUTH_MODES = ["spid", "cie"]
    clients = {}
    for chi in ("case_manager", "amministratore"):
        operatore = getattr(mondo, chi).operatore
        activate(operatore)
        clients[chi] = Client()
        give_password(clients[chi], operatore, PASSWORD)
        answer = clients[chi].post(reverse("accounts:codice"), {"codice": code_of(operatore)}, follow=True)
        clients[chi].said = [str(message) for message in answer.context["messages"]]

    assert clients["case_manager"].said == ["Per il tuo ruolo si entra con SPID o con CIE, non con la password."]
    assert sessione.PROFILO not in clients["case_manager"].session
    assert clients["amministratore"].session[sessione.PROFILO]


def test_without_totp_a_password_session_does_not_reach_a_profile_that_wants_spid(gateway, settings, mondo):
    """One person, two profiles: the password opens the one, and not the other."""
    settings.AUTH_MODES, settings.TOTP_ROLES = ["spid"], ["COORDINATORE_PATTO"]
    operatore = mondo.case_manager.operatore
    coordinatore = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=operatore)
    activate(operatore)
    client = Client()
    give_password(client, operatore)
    client.post(reverse("accounts:codice"), {"codice": code_of(operatore)})

    assert client.session[sessione.PROFILO] == str(coordinatore.accreditamento_id)
    chosen = client.post(reverse("accounts:profilo_choose"), {"chi": mondo.case_manager.accreditamento_id})
    assert chosen.status_code == 404
    session = client.session
    session[sessione.PROFILO] = str(mondo.case_manager.accreditamento_id)
    session.save()
    assert client.get(reverse("patti_inclusione:oggi")).url == reverse("accounts:profilo_choose")


def test_accesso_shows_the_ways_in_that_are_open(gateway, settings, db):
    every = Client().get(ACCESSO).content.decode()
    settings.AUTH_MODES, settings.TOTP_ROLES = ["spid"], []
    spid = Client().get(ACCESSO).content.decode()
    settings.AUTH_MODES = ["totp"]
    password = Client().get(ACCESSO).content.decode()

    def shown(page):
        return [text in page for text in ("Entra con SPID", "Entra con CIE", 'name="password"')]

    assert (shown(every), shown(spid), shown(password)) == (
        [True, True, True],
        [True, False, False],
        [False, False, True],
    )
