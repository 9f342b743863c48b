"""The three lists of what was put aside: no family in them, and each found by why, where, when and by its number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from patti_inclusione.models import ProvvedimentoAttesa, ScartoCpi, ScartoPrenotazione, ScartoProvvedimento
from rdc_platform import calendario
from tests.factories.pagine import url, words
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.sedi import make_sede
from tests.web.test_exports import read_csv

pytestmark = pytest.mark.django_db
CPI, INPS = url("scarto_cpi_list"), url("scarto_prenotazione_list")
DECISIONI = url("scarto_provvedimento_list")
ORA = timezone.now()
IERI = str(calendario.today() - timedelta(days=1))


@pytest.fixture
def client(mondo):
    return client_for(mondo.flussi)


@pytest.fixture
def messaggi(db):
    """A person unknown, long ago, and an answer to nothing, now."""
    ScartoCpi.objects.create(
        numero="ANPAL.R.7", posto=2, motivo="SCONOSCIUTA", cpi="Cantù", ricevuto_il=ORA - timedelta(days=30)
    )
    ScartoCpi.objects.create(
        numero="ANPAL.C.1", posto=0, motivo="RISPOSTA_INATTESA", riferimento="x-1", esito="ACCOLTA", cpi="Cremona"
    )


@pytest.fixture
def appuntamenti(mondo):
    """One of an office that is full, still to come, and one that cannot be read."""
    sede = make_sede(mondo.cremona, denominazione="Ufficio Nord")
    ScartoPrenotazione.objects.create(numero="APP.7", sede=sede, data_ora=ORA + timedelta(days=3), motivo="PIENO")
    ScartoPrenotazione.objects.create(
        numero="APP.8", data_ora=ORA - timedelta(days=40), motivo="ILLEGGIBILE", ricevuto_il=ORA - timedelta(days=60)
    )


@pytest.fixture
def provvedimenti(db):
    """One that cannot be read, one whose family never came, and one that waits."""
    ScartoProvvedimento.objects.create(numero="PRV.1", motivo="ILLEGGIBILE")
    ScartoProvvedimento.objects.create(numero="PRV.2", motivo="SENZA_CASO", ricevuto_il=ORA - timedelta(days=60))
    ProvvedimentoAttesa.objects.create(
        numero="PRV.3", protocollo_inps="INPS-ZIRCONIO", data="2020-01-01", tipo="REVOCA", natura="SANZIONE"
    )


def numeri(client, page: str, **filters: str) -> list[str]:
    """The first cell of each row of the exported list: a file has what the page has."""
    return sorted(row[0] for row in read_csv(client.get(page, filters | {"formato": "csv"}).content)[1:])


@pytest.mark.usefixtures("messaggi", "appuntamenti")
def test_the_rows_say_why_and_never_who_it_is(mondo, client):
    pages = words(client.get(CPI)), words(client.get(INPS))

    assert all(each in pages[0] for each in ("ANPAL.R.7", "la 2ª", "non è tra i beneficiari", "x-1", "Accolta"))
    assert all(each in pages[1] for each in ("APP.7", "Ufficio Nord", "Cremona", "A quell'ora non c'è più posto"))
    assert not any(mondo.caso.nucleo.cognome in page for page in pages)
    assert all('aria-current="page"' in page.partition("<main")[0] for page in pages)
    altro = client_for(mondo.coordinatore)
    assert [altro.get(page).status_code for page in (CPI, INPS)] == [404, 404]


@pytest.mark.usefixtures("messaggi")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"motivo": "SCONOSCIUTA"}, ["ANPAL.R.7"]),
        ({"cpi": "CANTU"}, ["ANPAL.R.7"]),
        ({"con_scambio": "on"}, ["ANPAL.C.1"]),
        ({"dal": IERI}, ["ANPAL.C.1"]),
        ({"al": IERI}, ["ANPAL.R.7"]),
        ({"dal": IERI, "al": "2019-01-01"}, ["ANPAL.C.1"]),
    ],
)
def test_the_messages_are_found_by_why_where_and_when(client, filters, found):
    assert numeri(client, CPI, **filters) == found


@pytest.mark.usefixtures("appuntamenti")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"motivo": "PIENO"}, ["APP.7"]),
        ({"ufficio": "nord"}, ["APP.7"]),
        ({"ufficio": "cremona"}, ["APP.7"]),
        ({"da_venire": "on"}, ["APP.7"]),
        ({"al": IERI}, ["APP.8"]),
    ],
)
def test_the_appointments_are_found_by_why_where_and_when(client, filters, found):
    assert numeri(client, INPS, **filters) == found


@pytest.mark.usefixtures("provvedimenti", "calma")
def test_the_decisions_are_found_by_why_and_when_and_of_those_that_wait_only_how_many(mondo, client):
    page = words(client.get(DECISIONI))

    assert all(
        each in page for each in ("PRV.1", "Il messaggio non si legge", "PRV.2", "In attesa che arrivi la famiglia: 1")
    )
    assert not any(each in page for each in ("PRV.3", "ZIRCONIO", "Revoca"))
    assert (numeri(client, DECISIONI, motivo="SENZA_CASO"), numeri(client, DECISIONI, dal=IERI)) == (
        ["PRV.2"],
        ["PRV.1"],
    )
    assert "PRV.1" not in words(client.post(DECISIONI, {"testo": "prv.2"}))
    assert count_queries(client, DECISIONI) <= 6 + 5
    assert client_for(mondo.coordinatore).get(DECISIONI).status_code == 404


@pytest.mark.usefixtures("messaggi", "appuntamenti")
def test_a_number_is_looked_for_without_standing_in_the_address(client):
    rows = {CPI: ("X-1", "ANPAL.C.1", "ANPAL.R.7"), INPS: ("app.7", "APP.7", "APP.8")}

    for page, (text, there, gone) in rows.items():
        answer = client.post(page, {"testo": text})
        assert (there in words(answer), gone in words(answer)) == (True, False)


@pytest.mark.usefixtures("messaggi", "appuntamenti", "calma")
def test_a_list_left_empty_says_how_to_see_the_rest_and_asks_little(client):
    for page in (CPI, INPS):
        empty = words(client.get(page, {"motivo": "ILLEGGIBILE", "dal": IERI}))
        assert "Togli i filtri per vederne 2" in empty
        assert "Scrivi un giorno che non viene prima di «Arrivati dal»" in words(
            client.get(page, {"dal": IERI, "al": "2019-01-01"})
        )
        assert count_queries(client, page) <= 6 + 5
