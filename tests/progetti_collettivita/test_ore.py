from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progetti_collettivita.ore import Saldo, in_quarti, massimo_del_mese, ore_dovute, saldo

SETTIMANALI = st.integers(16, 32).map(lambda mezze: Decimal(mezze) / 2)
GIORNI = st.integers(0, 31)


def test_saldo_of_april_at_eight_hours_a_week_is_half_an_hour_short():
    aprile = saldo(Decimal(8), 30, [Decimal(30)], [Decimal(4)])

    assert aprile == Saldo(Decimal("34.5"), Decimal(30), Decimal(4))
    assert aprile.differenza == Decimal("-0.5")


@pytest.mark.parametrize(
    ("settimanali", "giorni", "dovute"),
    [
        ("8", 30, "34.5"),
        ("8", 7, "8"),
        ("16", 7, "16"),
        ("8", 1, "1"),
        ("8", 2, "2.5"),
        ("8", 0, "0"),
        ("8.5", 31, "37.5"),
    ],
)
def test_ore_dovute_are_in_proportion_to_the_nearest_half_hour(settimanali, giorni, dovute):
    assert ore_dovute(Decimal(settimanali), giorni) == Decimal(dovute)


@pytest.mark.parametrize(("giorni", "massimo"), [(30, "69"), (31, "71"), (28, "64"), (7, "16"), (1, "2.5"), (0, "0")])
def test_massimo_del_mese_goes_up_to_the_next_half_hour(giorni, massimo):
    assert massimo_del_mese(16, giorni) == Decimal(massimo)


@given(SETTIMANALI, GIORNI)
def test_ore_dovute_are_a_quarter_from_the_exact_at_most_and_within_the_most(settimanali, giorni):
    dovute = ore_dovute(settimanali, giorni)

    assert dovute * 2 % 1 == 0
    assert abs(dovute * 7 - settimanali * giorni) * 4 <= 7
    assert dovute <= massimo_del_mese(16, giorni)


@given(SETTIMANALI, st.integers(0, 30))
def test_ore_dovute_never_fall_with_a_day_more(settimanali, giorni):
    assert ore_dovute(settimanali, giorni) <= ore_dovute(settimanali, giorni + 1)


def test_ore_dovute_of_fewer_than_no_days_are_a_mistake():
    with pytest.raises(ValueError, match="-1"):
        ore_dovute(Decimal(8), -1)


@pytest.mark.parametrize(
    ("ore", "vero"), [("0.25", True), ("3.75", True), ("8", True), ("0.3", False), ("1.125", False)]
)
def test_in_quarti_knows_quarters_of_an_hour(ore, vero):
    assert in_quarti(Decimal(ore)) is vero
