from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

from accounts.models import DispositivoTotp, Invito, Livello, Operatore, Ruolo
from accounts.services import attivazione
from tests.factories.accessi import errors_of
from tests.factories.inviti import BY, deliver, link_in, make_invitato, path_of
from tests.factories.persone import make_profilo

PASSWORD = "cavallo batteria graffetta"
CODICE = reverse("accounts:attivazione_codice")
PASSWORD_PAGE = reverse("accounts:attivazione_password")
DISPOSITIVO = reverse("accounts:attivazione_dispositivo")
CODICI = reverse("accounts:attivazione_codici")


@pytest.fixture
def operatore(mondo):
    return make_invitato(mondo)


def first_code(operatore) -> str:
    return f"{TOTP(DispositivoTotp.objects.get(user=operatore).chiave, 30).token():06}"


def enter_with_codici(client):
    """See the recovery codes, and say that one keeps them."""
    client.post(CODICI)
    return client.post(CODICI, {"salvati": "1"})


def choose(client, password: str = PASSWORD, conferma: str | None = None):
    return client.post(PASSWORD_PAGE, {"password": password, "conferma": conferma or password})


def test_attivazione_from_the_email_to_the_first_page(operatore):
    codice = attivazione.invite(operatore, by=BY).codice
    deliver()
    client = Client()

    opened = client.get(link_in(mail.outbox[0]))
    given = client.post(CODICE, {"codice": f"{codice[:4]} {codice[4:].lower()}"})
    chosen = choose(client)
    page = client.get(DISPOSITIVO)
    confirmed = client.post(DISPOSITIVO, {"codice": first_code(operatore)})
    entered = enter_with_codici(client)

    assert mail.outbox[0].to == [operatore.email]
    steps = (opened.url, given.url, chosen.url, confirmed.url, entered.url)
    assert steps == (CODICE, PASSWORD_PAGE, DISPOSITIVO, CODICI, "/")
    assert "<svg" in page.content.decode()
    assert client.get("/").url == reverse("patti_inclusione:oggi")
    operatore = Operatore.objects.get(pk=operatore.pk)
    assert operatore.check_password(PASSWORD)
    assert attivazione.is_activated(operatore)


@pytest.fixture
def link(operatore) -> str:
    """A link without a code, as the first users have it."""
    return path_of(attivazione.invite(operatore, by=BY, con_codice=False, per_email=False).link)


def test_attivazione_without_a_code_goes_to_the_password(link):
    client = Client()

    assert client.get(client.get(link).url).url == PASSWORD_PAGE
    assert client.get(PASSWORD_PAGE).status_code == 200


@pytest.mark.asvs("6.4.1")
def test_attivazione_link_used_once_is_dead(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    client.post(DISPOSITIVO, {"codice": first_code(operatore)})

    again = Client().get(link)

    assert again.status_code == 404
    assert "non vale più" in again.content.decode()


def test_attivazione_link_dies_after_three_days_at_whatever_step(link):
    client = Client()
    client.get(link)
    Invito.objects.update(scade_il=timezone.now() - timedelta(seconds=1))

    assert Client().get(link).status_code == 404
    assert client.get(PASSWORD_PAGE).status_code == 404
    assert choose(client).status_code == 404


@pytest.mark.asvs("6.4.1")
def test_attivazione_link_lasts_three_days(link):
    left = Invito.objects.get().scade_il - timezone.now()

    assert timedelta(hours=71, minutes=59) < left <= timedelta(hours=72)


def test_attivazione_ends_at_the_fifth_wrong_code(operatore):
    codice = attivazione.invite(operatore, by=BY).codice
    deliver()
    link, client = link_in(mail.outbox[0]), Client()
    client.get(link)

    answers = [client.post(CODICE, {"codice": "SBAGLIAT"}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert client.post(CODICE, {"codice": codice}).status_code == 404
    assert Client().get(link).status_code == 404


def test_attivazione_steps_come_in_order(operatore):
    attivazione.invite(operatore, by=BY)
    deliver()
    client = Client()
    client.get(link_in(mail.outbox[0]))

    assert client.get(PASSWORD_PAGE).url == CODICE
    assert choose(client).url == CODICE
    assert client.get(DISPOSITIVO).url == CODICE
    assert not Operatore.objects.get(pk=operatore.pk).has_usable_password()


def test_attivazione_without_a_link_is_not_found(db):
    for page in (CODICE, PASSWORD_PAGE, DISPOSITIVO, CODICI, "/attivazione/mai-esistito/"):
        assert Client().get(page).status_code == 404


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("qj7wk!", "Allunga la password: servono almeno 12 caratteri, ora sono 6."),
        (
            "qwerty123456",
            "Cambia la password: è fra le più usate, o è fatta di due di quelle. Tre o quattro parole a caso vanno bene.",
        ),
        (
            "Ministero del Lavoro",
            "Cambia la password: è fatta solo di parole del tuo lavoro, cifre e segni. Aggiungi parole tue.",
        ),
        (
            "viva i Nuovi arrivi",
            "Cambia la password: non deve contenere il tuo nome, il codice fiscale o l'indirizzo e-mail.",
        ),
    ],
)
def test_attivazione_refuses_weak_passwords(link, operatore, password, error):
    client = Client()
    client.get(link)

    answer = choose(client, password)

    assert answer.status_code == 200
    assert errors_of(answer) == [error]


def test_attivazione_wants_the_same_password_twice(link):
    client = Client()
    client.get(link)

    assert errors_of(choose(client, conferma="cavallo batteria")) == [
        "Le due password sono diverse: scrivile di nuovo."
    ]


@pytest.mark.parametrize("ruolo", [Ruolo.MINISTERO, Ruolo.AMMINISTRATORE_AMBITO])
def test_attivazione_wants_fourteen_characters_of_who_gives_access_to_others(mondo, operatore, ruolo):
    make_profilo(
        ruolo,
        None if ruolo == Ruolo.MINISTERO else mondo.ambito_a,
        operatore=operatore,
        livello=Livello.NAZIONALE if ruolo == Ruolo.MINISTERO else Livello.AMBITO,
    )
    client = Client()
    client.get(path_of(attivazione.invite(operatore, by=BY, con_codice=False, per_email=False).link))

    short = choose(client, "zucca trenino")  # thirteen
    long = choose(client, "zucca trenini!")

    assert errors_of(short) == ["Allunga la password: servono almeno 14 caratteri, ora sono 13."]
    assert long.url == DISPOSITIVO


def test_attivazione_password_may_be_chosen_again_and_the_phone_stays_the_same(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    code = first_code(operatore)
    choose(client, "un'altra frase lunga")

    assert client.post(DISPOSITIVO, {"codice": code}).url == CODICI


def test_attivazione_is_not_finished_by_a_wrong_first_code(link, operatore):
    client = Client()
    client.get(link)
    choose(client)

    answer = client.post(DISPOSITIVO, {"codice": "000000"})

    assert answer.status_code == 200
    assert not DispositivoTotp.objects.get(user=operatore).confirmed
    assert Invito.objects.get().usato_il is None


def test_attivazione_leaves_no_one_inside_before_his_profile_begins(link, operatore):
    operatore.accreditamenti.update(valido_dal=timezone.localdate() + timedelta(days=7))
    client = Client()
    client.get(link)
    choose(client)

    client.post(DISPOSITIVO, {"codice": first_code(operatore)})
    answer = enter_with_codici(client)

    assert answer.url == reverse("accounts:accesso")
    assert client.get("/").url.startswith(answer.url)


def test_attivazione_then_the_true_login_with_the_next_code(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    client.post(DISPOSITIVO, {"codice": first_code(operatore)})
    later, entering = timezone.now() + timedelta(seconds=60), Client()

    with time_machine.travel(later):
        entering.post(reverse("accounts:accesso"), {"codice_fiscale": operatore.codice_fiscale, "password": PASSWORD})
        answer = entering.post(reverse("accounts:codice"), {"codice": first_code(operatore)})

    assert answer.url == "/"


@pytest.mark.asvs("6.3.3")
def test_attivazione_of_who_has_not_seen_his_codes_opens_nothing(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    client.post(DISPOSITIVO, {"codice": first_code(operatore)})

    page = client.get(CODICI)
    hurried = client.post(CODICI, {"salvati": "1"})

    assert page.context["codici"] == []
    assert len(hurried.context["codici"]) == 10
    assert client.get("/").url.startswith(reverse("accounts:accesso"))


def test_attivazione_shows_the_codes_once_and_in_a_file_that_goes_nowhere(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    client.post(DISPOSITIVO, {"codice": first_code(operatore)})

    shown = client.post(CODICI).context["codici"]
    text = client.get(CODICI).content.decode()

    assert len(set(shown)) == 10
    assert not any(codice in text for codice in shown)


def test_attivazione_codes_are_asked_for_within_a_quarter_of_an_hour(link, operatore):
    client = Client()
    client.get(link)
    choose(client)
    client.post(DISPOSITIVO, {"codice": first_code(operatore)})

    with time_machine.travel(timezone.now() + timedelta(minutes=14, seconds=59), tick=False):
        assert client.get(CODICI).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1), tick=False):
        assert client.get(CODICI).status_code == 404
