import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import sessione
from accounts.models import Autenticazione, ModoAutenticazione
from accounts.views.accesso import RECUPERO_SBAGLIATO, TROPPI
from rdc_platform.audit.models import AccessoDato
from tests.factories.accessi import ACCESSO, activate, errors_of, give_password
from tests.factories.inviti import deliver
from tests.factories.recuperi import make_codici, wrong

RECUPERO, MIO = reverse("accounts:accesso_recupero"), reverse("accounts:accesso_mio")


@pytest.fixture
def operatore(mondo):
    activate(mondo.case_manager.operatore)
    return mondo.case_manager.operatore


@pytest.fixture
def client(operatore):
    """A browser in which the password was given."""
    client = Client()
    give_password(client, operatore)
    return client


def test_accesso_recupero_opens_the_session_and_leads_to_ones_own_access(client, operatore):
    codici = make_codici(operatore)

    answer = client.post(RECUPERO, {"codice": codici[6]}, follow=True)

    assert answer.redirect_chain == [(MIO, 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "Sei entrato con un codice di recupero. Te ne restano 9: se non hai più il telefono, cambialo adesso."
    ]
    assert client.session[sessione.PROFILO] == str(operatore.accreditamenti.get().pk)


@pytest.mark.asvs("6.3.3")
def test_accesso_recupero_is_written_and_told_without_names(client, operatore):
    client.post(RECUPERO, {"codice": make_codici(operatore)[6]})
    deliver()

    assert Autenticazione.objects.get().modo == ModoAutenticazione.RECUPERO
    assert AccessoDato.objects.filter(atto="use_codice_recupero", operatore_id=operatore.pk).count() == 1
    message = mail.outbox[-1]
    assert (message.to, message.subject) == ([operatore.email], "Hai usato un codice di recupero")
    for name in (operatore.nome, operatore.cognome, operatore.codice_fiscale):
        assert name not in message.body + message.subject


def test_accesso_recupero_without_the_password_leads_back(operatore):
    codici = make_codici(operatore)

    assert Client().post(RECUPERO, {"codice": codici[0]}).url == ACCESSO
    assert operatore.codici_recupero.filter(usato_il=None).count() == 10


def test_accesso_recupero_used_or_wrong_says_so(client, operatore):
    codici = make_codici(operatore)
    client.post(RECUPERO, {"codice": codici[0]})
    again = Client()
    give_password(again, operatore)

    assert errors_of(again.post(RECUPERO, {"codice": codici[0]})) == [RECUPERO_SBAGLIATO]
    assert errors_of(again.post(RECUPERO, {"codice": wrong(codici[1])})) == [RECUPERO_SBAGLIATO]


@pytest.mark.asvs("6.3.1")
def test_accesso_recupero_after_five_wrong_codes_is_closed(client, operatore):
    codici = make_codici(operatore)
    for _ in range(4):
        client.post(RECUPERO, {"codice": wrong(codici[0])})

    fifth = client.post(RECUPERO, {"codice": wrong(codici[0])}, follow=True)

    assert [str(message) for message in fifth.context["messages"]] == [TROPPI]
    assert client.post(RECUPERO, {"codice": codici[0]}).url == ACCESSO


def test_accesso_recupero_of_the_last_code_says_that_it_was(client, operatore):
    codici = make_codici(operatore)
    operatore.codici_recupero.exclude(numero=9).delete()

    answer = client.post(RECUPERO, {"codice": codici[9]}, follow=True)

    assert "Era l'ultimo" in str(next(iter(answer.context["messages"])))
    assert "Non ne hai" in answer.content.decode()
