from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progetti_collettivita.premio import Tariffa, Trimestre, giorni_effettivi, stima_premio, trimestre_of
from rdc_platform import parametri

PRIMO = Trimestre(2021, 1)
TARIFFE = [Tariffa(date(2020, 1, 1), Decimal("0.90"))]
GIORNI = [PRIMO.dal + timedelta(days=n) for n in range(13)]
DATE = st.dates(date(2020, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(("inclusa", "premio"), [(True, "11.70"), (False, "11.82")])
def test_stima_premio_of_thirteen_days(inclusa, premio):
    assert stima_premio(GIORNI, TARIFFE, Decimal(1), inclusa=inclusa) == Decimal(premio)


def test_stima_premio_pays_each_day_what_it_cost_then():
    tariffe = [Tariffa(date(2021, 1, 11), Decimal("0.93")), *TARIFFE]

    assert stima_premio(GIORNI, tariffe, Decimal(1), inclusa=True) == Decimal("11.79")


def test_stima_premio_of_a_day_before_the_first_tariff_is_a_mistake():
    with pytest.raises(ValueError, match="2019-12-31"):
        stima_premio([date(2019, 12, 31)], TARIFFE, Decimal(1))


@given(st.sets(DATE, max_size=60), st.sets(DATE, max_size=60))
def test_stima_premio_never_falls_with_days_more(giorni, altri):
    prima, dopo = stima_premio(giorni, TARIFFE, Decimal(1)), stima_premio(giorni | altri, TARIFFE, Decimal(1))

    assert stima_premio(giorni, TARIFFE, Decimal(1), inclusa=True) == len(giorni) * Decimal("0.90")
    assert prima <= dopo


@pytest.mark.parametrize(
    ("trimestre", "al", "scadenza"),
    [(PRIMO, date(2021, 3, 31), date(2021, 4, 30)), (Trimestre(2020, 4), date(2020, 12, 31), date(2021, 1, 30))],
)
def test_trimestre_is_told_by_the_thirtieth_of_the_month_after(trimestre, al, scadenza):
    giorno = parametri.valore("INAIL_GIORNO_TRIMESTRE", trimestre.al, parametri.load())

    assert trimestre.al == al
    assert trimestre.scadenza(int(giorno)) == scadenza


@given(DATE)
def test_trimestre_of_a_day_has_it_and_no_other_does(giorno):
    trimestre = trimestre_of(giorno)

    assert trimestre.dal <= giorno <= trimestre.al < trimestre.dopo.dal


@pytest.mark.parametrize("numero", [0, 5])
def test_trimestre_is_one_of_four(numero):
    with pytest.raises(ValueError, match=str(numero)):
        Trimestre(2021, numero)


def test_giorni_effettivi_count_a_day_once_and_only_where_he_was_there():
    primo, ultimo = PRIMO.dal, PRIMO.al
    presenze = [
        (ultimo, True, Decimal(4)),
        (primo, True, Decimal(2)),
        (primo, True, Decimal("1.5")),
        (primo + timedelta(days=1), False, Decimal(4)),
        (primo + timedelta(days=2), True, Decimal(0)),
        (primo - timedelta(days=1), True, Decimal(4)),
        (ultimo + timedelta(days=1), True, Decimal(4)),
    ]

    assert giorni_effettivi(presenze, PRIMO) == [primo, ultimo]
