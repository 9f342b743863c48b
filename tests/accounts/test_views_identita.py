import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Accreditamento, Autenticazione, Operatore
from accounts.services.identita import Rifiuto
from accounts.views.identita import PAROLE
from rdc_platform import calendario, codice_fiscale
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso
from tests.factories.accessi import ACCESSO, activate, give_password
from tests.factories.identita import ESITO, RITORNO, choose, enter, start
from tests.simulators.processi import post_form

MIO = reverse("accounts:accesso_mio")


@pytest.fixture
def operatore(mondo):
    """A Case manager who never chose a password: he enters with SPID alone."""
    operatore = mondo.case_manager.operatore
    operatore.dispositivo.delete()
    return Operatore.objects.get(pk=operatore.pk)


def refused(client, answer) -> Rifiuto:
    """Why, by the words of the page."""
    assert answer.url == ESITO
    words = client.get(answer.url).context
    assert client.get("/").url.startswith(ACCESSO)
    return next(rifiuto for rifiuto, each in PAROLE.items() if each == (words["titolo"], words["testo"]))


def last_entry() -> AccessoDato:
    return AccessoDato.objects.latest("istante")


@pytest.mark.parametrize(("gestore", "modo"), [("spid", "SPID"), ("cie", "CIE")])
def test_identita_opens_the_session_of_the_person_without_a_telephone(operatore, gateway, gestore, modo):
    client = Client()

    answer = enter(client, gateway, operatore.codice_fiscale, gestore)

    assert answer.url == "/"
    assert client.get("/").url == reverse("patti_inclusione:oggi")
    row = Autenticazione.objects.get()
    assert (row.operatore_id, row.modo, row.acr) == (operatore.pk, modo, "https://www.spid.gov.it/SpidL2")
    assert (bool(row.spid_code), bool(row.id_asserzione)) == (gestore == "spid", True)
    assert timezone.now() - row.autenticato_il < timedelta(minutes=1)
    assert (last_entry().azione, last_entry().atto) == (Azione.LOGIN, f"accesso_{gestore}")
    assert Accreditamento.objects.get(operatore=operatore).usato_il == calendario.today()
    assert MIO in client.get(MIO).request["PATH_INFO"]
    assert "identità digitale" in client.get(MIO).content.decode()


def test_identita_is_asked_anew_each_time_at_level_two_with_pkce(gateway, db):
    query = {name: values[0] for name, values in parse_qs(urlsplit(start(Client(), "cie")).query).items()}

    assert query["prompt"] == "login"
    assert (query["code_challenge_method"], query["acr_values"]) == ("S256", "https://www.spid.gov.it/SpidL2")
    assert (query["idp_hint"], query["redirect_uri"]) == ("cie", "http://127.0.0.1:8000/accesso/identita/ritorno/")
    assert min(len(query[name]) for name in ("state", "nonce", "code_challenge")) >= 43


def test_identita_finds_the_person_whatever_his_omocodia(operatore, gateway):
    client = Client()

    assert enter(client, gateway, codice_fiscale.omocode(operatore.codice_fiscale, 3)).url == "/"
    assert client.session["_auth_user_id"] == str(operatore.pk)


def test_identita_of_another_person_with_the_same_base_code_does_not_enter(operatore, gateway):
    client, code = Client(), codice_fiscale.omocode(operatore.codice_fiscale, 1)

    answer = enter(client, gateway, code, nome="Altro", cognome=operatore.cognome)

    assert refused(client, answer) == Rifiuto.NON_ABILITATO
    assert not Autenticazione.objects.exists()


def test_identita_goes_on_to_the_page_that_was_asked_for_but_only_to_ours(operatore, gateway):
    client, other = Client(), Client()
    back = choose(gateway, start(client, query=f"?next={MIO}"), operatore.codice_fiscale)
    away = choose(gateway, start(other, query="?next=https://altrove.example/"), operatore.codice_fiscale)

    assert client.get(back).url == MIO
    assert other.get(away).url == "/"


def test_identita_never_makes_a_person(gateway, mondo):
    client, before = Client(), Operatore.objects.count()

    answer = enter(client, gateway, "RSSMRA80A01H501U")

    assert refused(client, answer) == Rifiuto.NON_ABILITATO
    assert Operatore.objects.count() == before
    entry = last_entry()
    assert (entry.esito, entry.categoria, entry.operatore_id) == (EsitoAccesso.NEGATO, "NON_ABILITATO", None)
    assert "RSSMRA80A01H501U" not in str(list(AccessoDato.objects.values()))


@pytest.mark.parametrize("how", ["chiuso", "sospeso", "scaduto"])
def test_identita_of_who_has_no_profile_is_told_as_of_who_is_unknown(operatore, gateway, how):
    changes = {
        "chiuso": lambda: Operatore.objects.filter(pk=operatore.pk).update(is_active=False),
        "sospeso": lambda: operatore.accreditamenti.update(stato="SOSPESO", motivo_stato="ALTRO"),
        "scaduto": lambda: operatore.accreditamenti.update(valido_al=calendario.today() - timedelta(days=1)),
    }
    changes[how]()
    client = Client()

    assert refused(client, enter(client, gateway, operatore.codice_fiscale)) == Rifiuto.NON_ABILITATO


def test_identita_with_another_name_is_a_warning_in_the_register_and_no_block(operatore, gateway):
    answer = enter(Client(), gateway, operatore.codice_fiscale, nome="Altro", cognome="Nome")

    assert answer.url == "/"
    assert AccessoDato.objects.filter(atto="identita_diversa", oggetto_id=str(operatore.pk)).count() == 1


def test_identita_with_the_same_name_is_no_warning(operatore, gateway):
    enter(Client(), gateway, operatore.codice_fiscale, nome=operatore.nome.upper(), cognome=operatore.cognome)

    assert not AccessoDato.objects.filter(atto="identita_diversa").exists()


@pytest.mark.parametrize(
    ("guasto", "motivo", "rifiuto"),
    [
        ("nonce", "NONCE", Rifiuto.NON_VALIDA),
        ("aud", "DESTINATARIO", Rifiuto.NON_VALIDA),
        ("iss", "EMITTENTE", Rifiuto.NON_VALIDA),
        ("scaduto", "SCADUTA", Rifiuto.NON_VALIDA),
        ("alg_none", "FIRMA", Rifiuto.NON_VALIDA),
        ("firma", "FIRMA", Rifiuto.NON_VALIDA),
        ("vecchia", "VECCHIA", Rifiuto.NON_VALIDA),
        ("altro_soggetto", "ALTRO_SOGGETTO", Rifiuto.NON_VALIDA),
        ("livello_1", "LIVELLO", Rifiuto.LIVELLO),
        ("cf_errato", "NON_ABILITATO", Rifiuto.NON_ABILITATO),
        ("fuori_servizio", "GESTORE", Rifiuto.GESTORE),
    ],
)
def test_identita_that_is_not_in_order_is_refused_in_words(operatore, gateway, guasto, motivo, rifiuto):
    client = Client()
    post_form(gateway, "/console/guasto", modo=guasto)

    answer = enter(client, gateway, operatore.codice_fiscale)
    post_form(gateway, "/console/guasto", modo="nessuno")

    assert refused(client, answer) == rifiuto
    assert last_entry().categoria == motivo
    assert not Autenticazione.objects.exists()


def test_identita_of_level_one_is_refused(operatore, gateway):
    client = Client()

    assert refused(client, enter(client, gateway, operatore.codice_fiscale, livello=1)) == Rifiuto.LIVELLO
    assert enter(client, gateway, operatore.codice_fiscale, livello=3).url == "/"


def test_identita_answer_works_once(operatore, gateway):
    client = Client()
    back = choose(gateway, start(client), operatore.codice_fiscale)
    client.get(back)
    client.post(reverse("accounts:uscita"))

    assert refused(client, client.get(back)) == Rifiuto.STATO


def test_identita_answer_of_another_browser_or_state_is_refused(operatore, gateway):
    """Nobody is led into someone else's session by a link."""
    mine, other = Client(), Client()
    back = choose(gateway, start(mine), operatore.codice_fiscale)
    start(other)

    assert refused(other, other.get(back)) == Rifiuto.STATO
    assert refused(Client(), Client().get(back)) == Rifiuto.STATO
    forged = re.sub(r"state=[^&]+", "state=altro", back)
    assert refused(mine, mine.get(forged)) == Rifiuto.STATO
    assert refused(mine, mine.get(back)) == Rifiuto.STATO  # spent by the attempt before


def test_identita_answer_comes_within_ten_minutes(operatore, gateway):
    client = Client()
    back = choose(gateway, start(client), operatore.codice_fiscale)

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert refused(client, client.get(back)) == Rifiuto.STATO


def test_identita_cancelled_says_so(operatore, gateway):
    client = Client()
    back = choose(gateway, start(client), operatore.codice_fiscale, annulla="1")

    assert refused(client, client.get(back)) == Rifiuto.ANNULLATO


def test_identita_code_of_nobody_is_refused(gateway, db):
    client = Client()
    state = parse_qs(urlsplit(start(client)).query)["state"][0]

    assert refused(client, client.get(RITORNO, {"code": "inventato", "state": state})) == Rifiuto.NON_VALIDA


def test_identita_when_the_gateway_is_away_says_so_and_the_password_still_enters(operatore, gateway, settings, mondo):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    client = Client()

    assert refused(client, client.get(reverse("accounts:identita_start", args=["spid"]))) == Rifiuto.GESTORE
    activate(mondo.collega.operatore)
    assert give_password(client, mondo.collega.operatore).url == reverse("accounts:codice")
