"""The ANPR client against the simulator, with its faults on."""

from datetime import date

import pytest

from rdc_platform.gateways import anpr as client
from rdc_platform.gateways.anpr import Convivente, Domanda, Residenza
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd.errori import GettoneRifiutatoError
from tests.factories.anpr import chiamate, fail, know, residenza

CF, ALTRO = "RSSMRA80A01H501U", "VRDLGU85B02F205X"


def domanda(numero=7, cf=CF, **altro):
    return Domanda(numero, cf, date(2019, 3, 6), "Controllo", **altro)


def test_ask_finds_the_person_first_and_then_where_he_lived(anpr):
    know(anpr, CF, residenza("2009-03-06", None, "Cremona"), residenza("2001-01-01", "2009-03-05", stato="Germania"))

    risposta = client.ask(domanda())

    assert risposta.residenze == (
        Residenza(date(2009, 3, 6), None, "019036", "CREMONA"),
        Residenza(date(2001, 1, 1), date(2009, 3, 5), "", "Germania"),
    )
    assert [(each["servizio"], each["numero"], each["casoUso"]) for each in chiamate(anpr)[-2:]] == [
        ("C030", 71, "C030"),
        ("C020", 72, "C020"),
    ]


def test_ask_says_with_whom_he_lives(anpr):
    know(anpr, ALTRO, cognome="Verdi", nome="Ugo")
    know(anpr, CF, famiglia=[CF, ALTRO])

    risposta = client.ask(domanda(famiglia=True))

    assert risposta.famiglia == (Convivente(CF, "Conti", "Marta"), Convivente(ALTRO, "Verdi", "Ugo"))


@pytest.mark.parametrize(("modo", "cf", "codice"), [("", "BNCLRA70A41H501Q", "EN122"), ("vietato", CF, "EN148")])
def test_ask_tells_a_refusal_by_anpr_s_own_code(anpr, modo, cf, codice):
    fail(anpr, modo)

    with pytest.raises(GatewayRefusal) as refusal:
        client.ask(domanda(cf=cf))

    assert refusal.value.codice == codice


def test_ask_of_an_anpr_that_is_away_is_tried_again_later(anpr, settings):
    fail(anpr, "503")
    with pytest.raises(GatewayUnavailable, match="503"):
        client.ask(domanda())

    settings.ANPR_BASE_URL = ""
    with pytest.raises(GatewayUnavailable, match="ANPR_BASE_URL"):
        client.ask(domanda())


def test_ask_with_a_wrong_token_waits_for_who_sets_it_right(anpr, settings):
    settings.ANPR_TOKEN = "un altro"

    with pytest.raises(GettoneRifiutatoError):
        client.ask(domanda())
