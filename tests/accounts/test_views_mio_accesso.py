from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

from accounts.models import DispositivoTotp, Operatore
from accounts.models.dispositivo import cipher
from accounts.services.mio_accesso import NUOVO_TELEFONO
from tests.factories.accessi import (
    CODICE,
    PASSWORD,
    activate,
    code_of,
    errors_of,
    give_code,
    give_password,
)
from tests.factories.inviti import deliver
from tests.factories.persone import client_for, make_operatore
from tests.factories.recuperi import make_codici

MIO = reverse("accounts:accesso_mio")
TELEFONO = reverse("accounts:telefono_change")
CODICI = reverse("accounts:codici_renew")
PASSWORD_PAGE = reverse("accounts:password_change")
NUOVA = "zucca trenino nebbia"


@pytest.fixture
def operatore(mondo):
    activate(mondo.case_manager.operatore)
    return mondo.case_manager.operatore


@pytest.fixture
def client(operatore):
    """A browser in which the person has entered, with password and code."""
    client = Client()
    give_password(client, operatore)
    give_code(client, operatore)
    return client


def code_of_new(client) -> str:
    """What the telephone shows that has just taken the secret of the page."""
    segreto = cipher().decrypt(client.session[NUOVO_TELEFONO].encode())
    return f"{TOTP(segreto, 30).token():06}"


def change_password(client, operatore, **given):
    given = {
        "attuale": PASSWORD,
        "codice": code_of(operatore, steps_ahead=1),
        "password": NUOVA,
        "conferma": NUOVA,
    } | given
    return client.post(PASSWORD_PAGE, given)


@pytest.mark.asvs("7.5.2")
def test_accesso_mio_shows_how_one_has_entered_and_what_is_left(client, operatore):
    make_codici(operatore)

    page = client.get(MIO)

    assert [row.get_modo_display() for row in page.context["entrate"]] == ["Password e codice"]
    assert (page.context["attivato"], page.context["codici"]) == (True, 10)


def test_accesso_mio_is_for_who_is_in_with_both_factors(operatore):
    client = Client()
    give_password(client, operatore)

    for page in (MIO, TELEFONO, CODICI, PASSWORD_PAGE):
        assert client.get(page).url.startswith("/accesso/?next=")


def test_accesso_mio_takes_as_many_queries_for_one_entry_as_for_ten(client, operatore, django_assert_num_queries):
    with time_machine.travel(timezone.now(), tick=False):
        client.get(MIO)
        from django.db import connection  # noqa: PLC0415 -- counted here alone
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        with CaptureQueriesContext(connection) as one:
            client.get(MIO)
        operatore.autenticazioni.bulk_create(
            [type(operatore.autenticazioni.first())(operatore=operatore, modo="TOTP") for _ in range(12)]
        )
        with django_assert_num_queries(len(one)):
            assert len(client.get(MIO).context["entrate"]) == 10


@pytest.mark.asvs("6.2.2")
@pytest.mark.asvs("6.2.3")
@pytest.mark.asvs("7.4.3")
def test_password_change_ends_the_other_sessions_and_this_one_goes_on(client, operatore):
    key = client.session.session_key
    profilo = operatore.accreditamenti.get()

    answer = change_password(client, operatore)

    assert answer.url == MIO
    assert client.session.session_key != key
    assert client.get("/").url == reverse("patti_inclusione:oggi")
    changed = Operatore.objects.get(pk=operatore.pk)
    assert changed.check_password(NUOVA)
    assert client.session["profilo"] == str(profilo.pk)
    deliver()
    assert mail.outbox[-1].subject == "La tua password è cambiata"


@pytest.mark.asvs("6.2.3")
@pytest.mark.asvs("7.5.1")
def test_password_change_wants_the_present_password_and_a_code(client, operatore):
    wrong = change_password(client, operatore, attuale="sbagliata")
    without = change_password(client, operatore, codice="")
    reused = change_password(client, operatore, codice=code_of(operatore))

    assert errors_of(wrong) == ["Controlla la password che usi adesso."]
    assert errors_of(without) == ["Scrivi il codice dell'app, o un codice di recupero."]
    assert "una volta sola" in errors_of(reused)[0]
    assert Operatore.objects.get(pk=operatore.pk).check_password(PASSWORD)


@pytest.mark.asvs("6.3.1")
def test_password_change_counts_wrong_guesses(client, operatore):
    for _ in range(5):
        answer = change_password(client, operatore, attuale="sbagliata")

    assert errors_of(answer)[0].startswith("Troppi tentativi")
    assert errors_of(change_password(client, operatore))[0].startswith("Troppi tentativi")


@pytest.mark.asvs("7.5.1")
@pytest.mark.asvs("6.5.6")
@pytest.mark.asvs("7.2.4")
def test_telefono_change_takes_the_new_one_and_the_old_one_works_until_then(client, operatore):
    old = operatore.dispositivo
    client.post(TELEFONO, {"codice": code_of(operatore, steps_ahead=1)})
    page = client.get(TELEFONO)
    assert "<svg" in page.content.decode()
    assert bytes(DispositivoTotp.objects.get(user=operatore).segreto) == bytes(old.segreto)
    key = client.session.session_key

    answer = client.post(TELEFONO, {"codice": code_of_new(client)})

    assert answer.url == MIO
    assert client.session.session_key != key
    assert client.get(MIO).status_code == 200
    again = Client()
    give_password(again, operatore)
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        assert again.post(CODICE, {"codice": code_of(operatore)}).status_code == 200  # the old telephone's
    fresh = Operatore.objects.get(pk=operatore.pk)
    with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
        assert give_code(again, fresh).url == "/"


def test_telefono_change_by_a_recovery_code_and_a_wrong_first_code(client, operatore):
    codici = make_codici(operatore)
    client.post(TELEFONO, {"codice": codici[1]})

    answer = client.post(TELEFONO, {"codice": "000000"})

    assert answer.status_code == 200
    assert operatore.codici_recupero.filter(usato_il=None).count() == 9
    assert client.post(TELEFONO, {"codice": code_of_new(client)}).url == MIO


def test_telefono_change_is_confirmed_within_ten_minutes(client, operatore):
    client.post(TELEFONO, {"codice": make_codici(operatore)[1]})
    code = code_of_new(client)

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert "Prima scrivi un codice" in client.get(TELEFONO).content.decode()
        assert client.post(TELEFONO, {"codice": code}).status_code == 200
    assert bytes(DispositivoTotp.objects.get(user=operatore).segreto) == bytes(operatore.dispositivo.segreto)


def test_telefono_change_keeps_the_secret_of_the_new_one_encrypted(client, operatore):
    client.post(TELEFONO, {"codice": code_of(operatore, steps_ahead=1)})
    shown = client.get(TELEFONO).context["enrolment"].segreto.replace(" ", "")

    assert shown not in str(dict(client.session))


def test_codici_renew_shows_ten_and_kills_those_of_before(client, operatore):
    before = make_codici(operatore)

    answer = client.post(CODICI, {"codice": code_of(operatore, steps_ahead=1)})

    assert len(answer.context["codici"]) == 10
    assert operatore.codici_recupero.count() == 10
    assert client.post(CODICI, {"codice": before[0]}).status_code == 200
    assert operatore.codici_recupero.filter(usato_il=None).count() == 10


@pytest.mark.asvs("7.5.1")
def test_codici_renew_wants_a_code(client, operatore):
    before = make_codici(operatore)

    wrong = client.post(CODICI, {"codice": "000000"})

    assert "codici" not in wrong.context
    assert {row.pk for row in operatore.codici_recupero.all()} == {
        row.pk for row in operatore.codici_recupero.filter(usato_il=None)
    }
    assert len(before) == 10


def test_who_has_no_password_has_none_to_change(mondo):
    client = client_for(mondo.collega)  # never activated

    for page in (TELEFONO, CODICI, PASSWORD_PAGE):
        assert client.get(page).url == MIO
    assert make_operatore().password == ""
