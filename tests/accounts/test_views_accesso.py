import time
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import sessione
from accounts.models import Operatore
from accounts.services.tentativi import BLOCCO, FINESTRA
from accounts.views.accesso import NON_ENTRI, SENZA_PROFILO, TROPPI
from rdc_platform import codice_fiscale
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.accessi import ACCESSO, CODICE, PASSWORD, activate, code_of, errors_of, give_code, give_password
from tests.factories.persone import make_operatore


@pytest.fixture
def profilo(mondo):
    """A Case manager who has activated his access."""
    activate(mondo.case_manager.operatore)
    return mondo.case_manager


def last_entry() -> AccessoDato:
    return AccessoDato.objects.latest("istante")


def test_accesso_by_password_and_code_opens_the_one_profile(profilo):
    client = Client()

    first = give_password(client, profilo.operatore)
    second = give_code(client, profilo.operatore)

    assert first.url == CODICE
    assert second.url == "/"
    assert client.session[sessione.PROFILO] == str(profilo.accreditamento_id)
    assert (last_entry().azione, last_entry().operatore_id) == (Azione.LOGIN, profilo.operatore_id)


def test_accesso_goes_on_to_the_page_that_was_asked_for_but_only_to_ours(profilo):
    client, query = Client(), f"?next={reverse('accounts:profilo_choose')}"
    given = give_password(client, profilo.operatore, query=query)
    answer = give_code(client, profilo.operatore, query=query)

    other, away = Client(), "?next=https://altrove.example/"
    give_password(other, profilo.operatore, query=away)
    elsewhere = give_code(other, profilo.operatore, query=away, steps_ahead=1)

    assert given.url == f"{CODICE}?next=%2Fprofilo%2F"
    assert answer.url == reverse("accounts:profilo_choose")
    assert elsewhere.url == "/"


def test_accesso_takes_the_codice_fiscale_however_it_is_written(profilo):
    cf = profilo.operatore.codice_fiscale
    for written in (cf.lower(), f" {cf[:6]} {cf[6:]} ", codice_fiscale.omocode(cf, 3)):
        answer = Client().post(ACCESSO, {"codice_fiscale": written, "password": PASSWORD})

        assert answer.url == CODICE


@pytest.mark.asvs("6.3.8")
def test_accesso_says_the_same_of_unknown_people_and_of_wrong_passwords(profilo):
    unknown = make_operatore("Mancante")
    unknown_cf = unknown.codice_fiscale
    unknown.dispositivo.delete()
    unknown.delete()

    wrong = give_password(Client(), profilo.operatore, "un'altra password")
    missing = Client().post(ACCESSO, {"codice_fiscale": unknown_cf, "password": PASSWORD})

    assert errors_of(wrong) == errors_of(missing) == [NON_ENTRI]
    assert {entry.azione for entry in AccessoDato.objects.all()} == {Azione.LOGIN_FALLITO}
    assert {entry.operatore_id for entry in AccessoDato.objects.all()} == {None}


@pytest.mark.asvs("6.3.8")
def test_accesso_takes_as_long_for_unknown_people(profilo, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    profilo.operatore.set_password(PASSWORD)
    profilo.operatore.save(update_fields=["password"])

    known = min(_seconds(profilo.operatore.codice_fiscale) for _ in range(3))
    unknown = min(_seconds("RSSMRA70A01H501S") for _ in range(3))

    assert 0.5 < known / unknown < 2


def _seconds(cf: str) -> float:
    start = time.perf_counter()
    Client().post(ACCESSO, {"codice_fiscale": cf, "password": "sbagliata"})
    return time.perf_counter() - start


@pytest.mark.asvs("6.3.1")
def test_accesso_after_five_wrong_passwords_is_closed_for_half_an_hour(profilo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            give_password(Client(), profilo.operatore, "sbagliata")
        closed = give_password(Client(), profilo.operatore)
        clock.shift(BLOCCO - timedelta(seconds=1))
        still_closed = give_password(Client(), profilo.operatore)
        clock.shift(timedelta(seconds=2))
        open_again = give_password(Client(), profilo.operatore)

    assert errors_of(closed) == errors_of(still_closed) == [NON_ENTRI]
    assert open_again.url == CODICE


def test_accesso_forgets_wrong_passwords_after_a_quarter_of_an_hour(profilo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(4):
            give_password(Client(), profilo.operatore, "sbagliata")
        clock.shift(FINESTRA + timedelta(seconds=1))
        give_password(Client(), profilo.operatore, "sbagliata")

        assert give_password(Client(), profilo.operatore).url == CODICE


@pytest.mark.asvs("6.3.1")
def test_codice_counts_wrong_codes_with_wrong_passwords_and_the_right_password_forgives_none(profilo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = Client()
        for _ in range(4):
            give_password(client, profilo.operatore)
            answer = client.post(CODICE, {"codice": "000000"})
            assert answer.status_code == 200
            clock.shift(timedelta(seconds=20))  # over the wait after each wrong code
        give_password(client, profilo.operatore)
        fifth = client.post(CODICE, {"codice": "000000"}, follow=True)

        assert [str(message) for message in fifth.context["messages"]] == [TROPPI]
        assert errors_of(give_password(client, profilo.operatore)) == [NON_ENTRI]


def test_codice_asks_to_wait_after_a_wrong_one(profilo):
    client = Client()
    give_password(client, profilo.operatore)
    client.post(CODICE, {"codice": "000000"})

    answer = give_code(client, profilo.operatore)

    assert answer.status_code == 200
    assert "Aspetta" in errors_of(answer)[0]


@pytest.mark.asvs("6.5.1")
def test_codice_works_once(profilo):
    first, second = Client(), Client()
    give_password(first, profilo.operatore)
    give_password(second, profilo.operatore)
    code = code_of(profilo.operatore)

    entered = first.post(CODICE, {"codice": code})
    repeated = second.post(CODICE, {"codice": code})

    assert entered.url == "/"
    assert repeated.status_code == 200
    assert "una volta sola" in errors_of(repeated)[0]


def test_codice_is_asked_within_five_minutes_of_the_password(profilo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = Client()
        give_password(client, profilo.operatore)
        clock.shift(timedelta(seconds=sessione.ATTESA_MASSIMA))

        assert client.get(CODICE).url == ACCESSO
    assert Client().get(CODICE).url == ACCESSO


def test_codice_of_who_never_finished_the_activation_says_so(profilo):
    profilo.operatore.dispositivo.delete()
    client = Client()
    give_password(client, profilo.operatore)

    answer = client.post(CODICE, {"codice": "123456"})

    assert errors_of(answer) == ["Prima finisci l'attivazione, dal collegamento che hai ricevuto."]


def test_accesso_opens_no_session_without_a_profile_in_force(profilo):
    row = profilo.accreditamento
    row.stato, row.motivo_stato = "SOSPESO", "ASSENZA_PROLUNGATA"
    row.save(update_fields=["stato", "motivo_stato"])
    client = Client()
    give_password(client, profilo.operatore)

    answer = client.post(CODICE, {"codice": code_of(profilo.operatore)}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [SENZA_PROFILO]
    assert dict(client.session) == {}


def test_accesso_of_a_closed_person_is_refused(profilo):
    Operatore.objects.filter(pk=profilo.operatore_id).update(is_active=False)

    assert errors_of(give_password(Client(), profilo.operatore)) == [NON_ENTRI]


@pytest.mark.asvs("7.2.4")
def test_accesso_changes_the_session_key_at_each_step_and_keeps_nothing_personal(profilo):
    client = Client()
    client.get(ACCESSO)
    give_password(client, profilo.operatore)
    waiting = client.session.session_key
    give_code(client, profilo.operatore)

    assert client.session.session_key != waiting
    written = str(dict(client.session))
    for personal in (profilo.operatore.codice_fiscale, profilo.operatore.cognome, profilo.operatore.email):
        assert personal not in written


@pytest.mark.asvs("7.5.2")
def test_accesso_ends_the_session_before(profilo):
    before, after = Client(), Client()
    give_password(before, profilo.operatore)
    give_code(before, profilo.operatore)
    page = reverse("accounts:profilo_choose")
    assert before.get(page).status_code == 200

    give_password(after, profilo.operatore)
    give_code(after, profilo.operatore, steps_ahead=1)

    assert before.get(page).url.startswith(ACCESSO)
    assert after.get(page).status_code == 200
