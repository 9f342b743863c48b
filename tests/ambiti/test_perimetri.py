from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambiti.services.perimetri import SEMPRE, Periodo, plan
from rdc_platform.territorio import DatiAmbito

DAL_2019, DAL_2021 = date(2019, 1, 1), date(2021, 1, 1)
FINE_2020 = date(2020, 12, 31)
COMUNI = ("D150", "D142", "I935", "H501")


def ambito(codice, *comuni, dal=DAL_2019, al=None, sintetico=False):
    return DatiAmbito(codice, codice, "03", comuni[0], comuni, valido_dal=dal, valido_al=al, sintetico=sintetico)


def periodo(comune, codice, dal=DAL_2019, al=SEMPRE, sintetico=False):
    return Periodo(comune, codice, dal, al, sintetico)


def test_plan_opens_what_is_new():
    assert plan([], [ambito("A", "D150", "D142")]) == {periodo("D150", "A"), periodo("D142", "A")}


def test_plan_moves_a_comune_from_the_day_of_the_file():
    existing = [periodo("D150", "A"), periodo("D142", "A")]

    wanted = plan(existing, [ambito("B", "D142", dal=DAL_2021)])

    assert wanted == {periodo("D150", "A"), periodo("D142", "A", al=FINE_2020), periodo("D142", "B", DAL_2021)}


def test_plan_leaves_out_a_comune_that_is_no_longer_listed():
    existing = [periodo("D150", "A"), periodo("D142", "A")]

    assert plan(existing, [ambito("A", "D150", dal=DAL_2021)]) == {
        periodo("D150", "A"),
        periodo("D142", "A", al=FINE_2020),
    }


def test_plan_gives_back_what_comes_after():
    existing = [periodo("D142", "A")]

    wanted = plan(existing, [ambito("B", "D142", dal=date(2020, 1, 1), al=FINE_2020)])

    assert wanted == {
        periodo("D142", "A", al=date(2019, 12, 31)),
        periodo("D142", "B", date(2020, 1, 1), FINE_2020),
        periodo("D142", "A", DAL_2021),
    }


def test_plan_closes_an_ambito():
    assert plan([periodo("D150", "A")], [ambito("A", "D150", al=FINE_2020)]) == {periodo("D150", "A", al=FINE_2020)}


def test_plan_follows_the_life_of_a_comune():
    assert plan([], [ambito("A", "L840", "C056", "M439")]) == {
        periodo("L840", "A"),
        periodo("C056", "A", al=date(2026, 2, 20)),
        periodo("M439", "A", date(2026, 2, 21)),
    }


def test_plan_lets_the_real_ones_displace_the_invented():
    existing = [periodo("D150", "SIN", sintetico=True), periodo("D142", "SIN", sintetico=True)]

    wanted = plan(existing, [ambito("A", "D150")])

    assert wanted == {periodo("D150", "A"), periodo("D142", "SIN", sintetico=True)}


def test_plan_takes_no_day_from_a_real_one_for_the_invented():
    existing = [periodo("D150", "A", dal=DAL_2021)]

    wanted = plan(existing, [ambito("SIN", "D150", sintetico=True)])

    assert wanted == {periodo("D150", "A", dal=DAL_2021), periodo("D150", "SIN", al=FINE_2020, sintetico=True)}


GIORNI = st.dates(date(2018, 1, 1), date(2024, 12, 31))


@st.composite
def files(draw):
    """Files as the reader lets them through: no Comune in two Ambiti on one day."""
    codes = draw(st.permutations(COMUNI))
    cut = draw(st.integers(1, len(codes) - 1))
    dal, length = draw(GIORNI), draw(st.none() | st.integers(0, 900))
    al = None if length is None else date.fromordinal(dal.toordinal() + length)
    sintetico = draw(st.booleans())
    names = draw(st.permutations(["X", "Y"] if sintetico else ["A", "B", "C"]))
    return [
        ambito(names[0], *codes[:cut], dal=dal, al=al, sintetico=sintetico),
        ambito(names[1], *codes[cut:], dal=draw(GIORNI), sintetico=sintetico),
    ]


@settings(max_examples=200)
@given(st.lists(files(), max_size=4))
def test_plan_never_puts_a_comune_in_two_ambiti_and_repeats_without_a_change(history):
    stands = set()
    for file in history:
        stands = plan(stands, file)
        assert plan(stands, file) == stands

    clashes = [
        (one, other)
        for one, other in combinations(stands, 2)
        if one.comune == other.comune and one.dal <= other.al and other.dal <= one.al
    ]
    assert clashes == []


@pytest.mark.parametrize("reverse", [False, True])
def test_plan_does_not_mind_the_order_of_a_file(reverse):
    existing = [periodo("D150", "A"), periodo("D142", "A")]
    file = [ambito("A", "D150", dal=DAL_2021), ambito("B", "D142", dal=DAL_2019)]

    wanted = plan(existing, file[::-1] if reverse else file)

    assert wanted == {periodo("D150", "A"), periodo("D142", "B")}
