"""The days of a quarter, as the register has them: what counts, what it costs, by when, and that it was told."""

from datetime import date, time
from decimal import Decimal

import pytest
import time_machine
from django.http import Http404
from django.urls import reverse

from progetti_collettivita.models import TrimestreInail
from progetti_collettivita.premio import Trimestre
from progetti_collettivita.selectors.giorni_effettivi import light_rows, totale
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.services.trimestre import tell_trimestre
from rdc_platform.norme.models import ParametroNormativo
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.puc import assign, make_puc, presence
from tests.factories.queries import MAX_QUERIES, count_queries

PRIMO = Trimestre(2021, 1)
URL = "progetti_collettivita:"
LIST, OGGI = reverse(f"{URL}trimestre_list"), reverse(f"{URL}puc_today")
DETAIL = reverse(f"{URL}trimestre_detail", args=["D150-2021-1"])


@pytest.fixture(autouse=True)
def aprile():
    with time_machine.travel("2021-04-12 10:00+02:00", tick=False):
        yield


@pytest.fixture
def row(aprile, mondo):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=date(2021, 1, 1))
    persona = mondo.caso.nucleo.componenti.order_by("nome").first()
    return assign(puc, persona, "ATTIVO", data_inizio=date(2021, 1, 1), data_fine_prevista=date(2021, 6, 30))


@pytest.fixture
def client(mondo):
    return client_for(mondo.responsabile_puc)


def slot(dalle, alle):
    return {"ora_inizio": time(dalle), "ora_fine": time(alle)}


def days(row, quanti, mese=1):
    for giorno in range(1, quanti + 1):
        presence(row, date(2021, mese, giorno))


def test_a_day_counts_once_whatever_the_hours_and_only_where_he_was_there(mondo, row):
    days(row, 12)
    for campi in (
        {"ore": "2", **slot(9, 11)},  # one day, two slots
        {"ore": "2", **slot(14, 16)},
        {"giorno": date(2021, 2, 1), "esito": "ASSENTE_INGIUSTIFICATO"},
        {"giorno": date(2021, 2, 2), "esito": "RECUPERO"},
        {"giorno": date(2020, 12, 31)},
        {"giorno": date(2021, 4, 1)},
        {"giorno": date(2021, 2, 3), "annullata": True},
    ):
        presence(row, **{"giorno": date(2021, 1, 31)} | campi)

    (found,) = light_rows(mondo.cremona, PRIMO)
    intero = totale([found], PRIMO)

    assert (found["giorni"], found["codice_fiscale"]) == (13, row.persona.codice_fiscale)
    assert (intero.giorni, intero.persone, intero.premio) == (13, 1, Decimal("11.82"))  # 13 x 0.90, and one per cent


def test_who_was_on_two_projects_on_a_day_counts_on_one(mondo, row):
    presence(row, date(2021, 1, 4), ore="2", **slot(9, 11))
    row.stato, row.motivo_interruzione = "INTERROTTO", "ALTRO"
    row.save()
    altro = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=date(2021, 1, 1))
    altra = assign(altro, row.persona, "ATTIVO", data_inizio=date(2021, 1, 1))
    presence(altra, date(2021, 1, 4), ore="2", **slot(14, 16))
    presence(altra, date(2021, 1, 5))

    found = light_rows(mondo.cremona, PRIMO).order_by("codice_puc")

    assert [(each["codice_puc"], each["giorni"]) for each in found] == [(row.puc.codice_puc, 1), (altro.codice_puc, 1)]


def test_each_day_costs_what_it_cost_then(mondo, row, forget_norme):
    days(row, 5)
    days(row, 4, mese=3)
    prima = ParametroNormativo.objects.get(codice="INAIL_PREMIO_GIORNO")
    prima.valido_al = date(2021, 2, 28)
    prima.save()
    ParametroNormativo.objects.create(
        codice="INAIL_PREMIO_GIORNO", valore="1.00", valido_dal=date(2021, 3, 1), fonte="Prova"
    )
    forget_norme()

    assert totale(list(light_rows(mondo.cremona, PRIMO)), PRIMO).premio == Decimal(
        "8.59"
    )  # (5 x 0.90 + 4 x 1.00) and one per cent


def test_the_page_has_one_row_a_person_its_term_and_export_and_nobody_of_another_comune(mondo, row, client):
    days(row, 13)
    stagno = make_puc(mondo.responsabile_puc, mondo.stagno, data_inizio=date(2021, 1, 1))
    presence(assign(stagno, mondo.caso_stagno.nucleo.componenti.first(), "ATTIVO"), date(2021, 1, 4))

    text = words(client.get(DETAIL))
    csv = client.get(DETAIL, {"formato": "csv"}).content.decode("utf-8-sig")

    assert "1° trimestre 2021, Cremona" in text
    assert "11,82 €" in text
    assert "30 apr 2021" in text
    assert "non sono ancora validate" in text
    assert "Stagni" not in text + csv
    assert [row.persona.codice_fiscale in csv, row.puc.codice_puc in csv] == [True, True]
    assert client.get(DETAIL.replace("D150", "I935")).status_code == 404
    assert client.get(DETAIL.replace("2021-1", "2021-3")).status_code == 404  # it has not begun
    assert client.get(DETAIL.replace("2021-1", "2019-4")).status_code == 404  # nobody was insured yet
    assert [count_queries(client, url) <= MAX_QUERIES for url in (DETAIL, LIST, OGGI)] == [True] * 3


def test_a_quarter_that_is_over_waits_in_oggi_until_it_is_told(mondo, row, client):
    days(row, 13)
    assert "Comunica a INAIL i giorni del 1° trimestre 2021" in words(client.get(OGGI))

    early = client.post(DETAIL, {"comunicato_il": "2021-03-31"})
    assert "Scrivi un giorno dal 1 apr 2021 a oggi." in words(early)
    client.post(DETAIL, {"comunicato_il": "2021-04-09"})

    detto = TrimestreInail.objects.get()
    assert (detto.comunicato_il, detto.giorni, detto.persone, detto.premio_stimato) == (
        date(2021, 4, 9), 13, 1, Decimal("11.82"),
    )  # fmt: skip
    assert "Comunica a INAIL" not in words(client.get(OGGI))
    assert "9 apr 2021" in words(client.get(LIST))
    presence(row, date(2021, 1, 20))
    assert "Dopo la comunicazione il registro è cambiato" in words(client.get(DETAIL))


def test_a_quarter_that_goes_on_or_of_another_comune_is_not_told(mondo, row):
    with pytest.raises(PucError, match="si comunica dopo"):
        tell(mondo, mondo.cremona, PRIMO.dopo)
    with pytest.raises(Http404):
        tell(mondo, mondo.stagno, PRIMO)


def tell(mondo, comune, trimestre):
    return tell_trimestre(comune, trimestre, by=mondo.responsabile_puc, comunicato_il=date(2021, 4, 12))
