import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invito, Operatore
from accounts.services import attivazione
from accounts.services.fattore import EsitoCodice
from accounts.views.accesso import ESITI
from rdc_platform.outbox.models import Message
from tests.factories.accessi import PASSWORD, activate, code_of, errors_of, give_code, give_password
from tests.factories.inviti import BY, deliver, path_of
from tests.factories.persone import client_for, make_operatore
from tests.factories.recuperi import make_codici, reset_link, wrong

ASK, NUOVA_PAGE, ACCESSO = (
    reverse(f"accounts:{name}") for name in ("ripristino_ask", "ripristino_password", "accesso")
)
NUOVA = "zucca trenino nebbia"


@pytest.fixture
def operatore(mondo):
    activate(mondo.case_manager.operatore)
    return mondo.case_manager.operatore


def ask(operatore_or_cf):
    return Client().post(ASK, {"codice_fiscale": getattr(operatore_or_cf, "codice_fiscale", operatore_or_cf)})


@pytest.fixture
def client(operatore):
    """A browser in which the link was opened."""
    ask(operatore)
    client = Client()
    client.get(reset_link())
    return client


def choose(client, codice: str, password: str = NUOVA):
    return client.post(NUOVA_PAGE, {"codice": codice, "password": password, "conferma": password})


def test_ripristino_from_the_question_to_the_login_with_the_new_password(operatore):
    asked = ask(operatore.codice_fiscale.lower())
    link, client = reset_link(), Client()
    opened = client.get(link)
    chosen = choose(client, code_of(operatore))
    entering = Client()
    old = give_password(entering, operatore)
    given = give_password(entering, operatore, NUOVA)

    assert asked.status_code == 200
    assert (opened.url, chosen.url) == (NUOVA_PAGE, ACCESSO)
    assert old.status_code == 200
    assert give_code(entering, operatore, steps_ahead=1).url == "/"
    assert given.url == reverse("accounts:codice")
    deliver()
    assert [message.subject for message in mail.outbox] == ["Scegli una nuova password", "La tua password è cambiata"]
    for message in mail.outbox:
        assert operatore.cognome not in message.body


@pytest.mark.asvs("6.3.4")
@pytest.mark.asvs("6.4.3")
def test_ripristino_does_not_skip_the_second_factor(client, operatore):
    answers = [choose(client, ""), choose(client, "000000")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Operatore.objects.get(pk=operatore.pk).check_password(PASSWORD)
    assert client.get("/").url.startswith(ACCESSO)
    assert attivazione.is_activated(operatore)  # the telephone is as it was


@pytest.mark.asvs("6.4.3")
def test_ripristino_link_opens_no_activation(operatore):
    ask(operatore)
    token = reset_link().split("/")[-2]

    assert Client().get(reverse("accounts:attivazione_open", args=[token])).status_code == 404
    client = Client()
    session = client.session
    session["invito"] = str(Invito.objects.get().pk)
    session.save()
    assert client.get(reverse("accounts:attivazione_password")).status_code == 404


def test_ripristino_by_a_recovery_code(client, operatore):
    assert choose(client, make_codici(operatore)[8]).url == ACCESSO
    assert Operatore.objects.get(pk=operatore.pk).check_password(NUOVA)


@pytest.mark.asvs("7.4.3")
def test_ripristino_ends_every_session(client, operatore, mondo):
    inside = client_for(mondo.case_manager)
    assert inside.get(reverse("accounts:accesso_mio")).status_code == 200

    choose(client, code_of(operatore))

    assert inside.get(reverse("accounts:accesso_mio")).url.startswith(ACCESSO)


@pytest.mark.asvs("6.4.1")
def test_ripristino_link_works_once_and_for_half_an_hour(operatore):
    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=False) as clock:
        ask(operatore)
        link = reset_link()
        left = Invito.objects.get().scade_il - timezone.now()
        client = Client()
        client.get(link)
        choose(client, code_of(operatore))
        again = Client().get(link)
        clock.shift(timedelta(minutes=2))
        ask(operatore)
        other = reset_link()
    Invito.objects.filter(usato_il=None).update(scade_il=timezone.now() - timedelta(seconds=1))

    assert left == timedelta(minutes=30)
    assert (again.status_code, Client().get(other).status_code) == (404, 404)
    assert choose(client, "000000").status_code == 404


def test_ripristino_link_dies_when_another_is_asked_for(operatore):
    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=False) as clock:
        ask(operatore)
        first, client = reset_link(), Client()
        client.get(first)
        clock.shift(timedelta(minutes=2))
        ask(operatore)
        second = reset_link()

        assert Client().get(first).status_code == 404
        assert choose(client, code_of(operatore)).status_code == 404
        assert Client().get(second).url == NUOVA_PAGE


@pytest.mark.asvs("6.3.1")
def test_ripristino_ends_at_the_fifth_wrong_code(client, operatore):
    codici = make_codici(operatore)

    answers = [choose(client, wrong(codici[0])) for _ in range(5)]

    assert errors_of(answers[3]) == [ESITI[EsitoCodice.SBAGLIATO]]
    assert errors_of(answers[4]) == [ESITI[EsitoCodice.BLOCCATO]]
    assert choose(client, codici[0]).status_code == 404
    assert Operatore.objects.get(pk=operatore.pk).check_password(PASSWORD)


def test_ripristino_refuses_weak_passwords_before_it_uses_up_the_code(client, operatore):
    codici = make_codici(operatore)

    weak = choose(client, codici[0], "qwerty123456")

    assert "più usate" in errors_of(weak)[0]
    assert choose(client, codici[0]).url == ACCESSO


@pytest.mark.asvs("6.3.8")
def test_ripristino_says_and_does_the_same_for_everyone(operatore, mondo):
    unknown = make_operatore("Mancante")
    cf = unknown.codice_fiscale
    unknown.dispositivo.delete()
    unknown.delete()
    answers, counts = [], []
    for each in (operatore.codice_fiscale, cf, mondo.collega.operatore.codice_fiscale):
        with CaptureQueriesContext(connection) as queries:
            answers.append(_without_token(ask(each).content.decode()))
        counts.append(len(queries))

    assert answers[0] == answers[1] == answers[2]
    assert counts[0] == counts[1] == counts[2]
    assert Message.objects.count() == 3


def _without_token(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


@pytest.mark.parametrize("how", ["disattivato", "non_attivato", "sospeso", "revocato", "scaduto", "solo_spid"])
def test_ripristino_of_who_cannot_enter_sends_nothing(operatore, settings, how):
    today = timezone.localdate()
    changes = {
        "disattivato": lambda: Operatore.objects.update(is_active=False),
        "non_attivato": operatore.dispositivo.delete,
        "sospeso": lambda: operatore.accreditamenti.update(stato="SOSPESO", motivo_stato="ALTRO"),
        "revocato": lambda: operatore.accreditamenti.update(stato="REVOCATO", motivo_stato="ALTRO"),
        "scaduto": lambda: operatore.accreditamenti.update(valido_al=today - timedelta(days=1)),
        "solo_spid": lambda: setattr(settings, "AUTH_MODES", ["spid"]),
    }
    changes[how]()

    ask(operatore)
    deliver()

    assert mail.outbox == []
    assert not Invito.objects.exists()


def test_ripristino_sends_three_links_an_hour_and_one_a_minute(operatore):
    with time_machine.travel(timezone.now().replace(second=0), tick=False) as clock:
        for _ in range(5):
            ask(operatore)
            ask(operatore)
            deliver()
            clock.shift(timedelta(minutes=5))

        assert len(mail.outbox) == 3
        Invito.objects.update(creato_il=timezone.now() - timedelta(minutes=61))
        ask(operatore)
        deliver()
        assert len(mail.outbox) == 4


def test_ripristino_keeps_no_link_and_no_codice_fiscale(operatore):
    ask(operatore)
    token = reset_link().split("/")[-2]

    written = str([vars(row) for row in (*Message.objects.all(), *Invito.objects.all())])
    assert token not in written
    assert operatore.codice_fiscale not in written


def test_ripristino_of_an_invited_person_leaves_his_invitation(mondo, operatore):
    """Who has not activated himself has an invitation: a question about his password does not touch it."""
    other = mondo.collega.operatore
    link = path_of(attivazione.invite(other, by=BY, con_codice=False, per_email=False).link)
    ask(other)
    deliver()

    assert Client().get(link).status_code == 302
