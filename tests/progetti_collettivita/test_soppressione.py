"""What is published of small counts: nobody can work one out from the others and their total."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from progetti_collettivita.soppressione import Fascia, fascia, sopprimi

SOGLIA = 5


def ways(quante: int, somma: int) -> list[tuple[int, ...]]:
    """All that so many hidden cells may be: one person at least each, for an empty cell is told."""
    return [each for each in product(range(1, somma + 1), repeat=quante) if sum(each) == somma]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_no_hidden_cell_is_the_total_less_the_others(celle):
    dette, totale = sopprimi(celle, SOGLIA)

    assert [each for each in dette if each is not None and 0 < each < SOGLIA] == []
    assert [(a, b) for a, b in zip(celle, dette, strict=True) if b not in (None, a)] == []
    if totale is None:
        assert dette == [None] * len(celle)
    else:
        resto = totale - sum(each for each in dette if each is not None)
        possibili = ways(dette.count(None), resto)
        assert resto == 0 or resto >= SOGLIA
        assert [n for n in range(dette.count(None)) if len({each[n] for each in possibili}) < 2] == []


def test_nothing_is_hidden_without_need_and_the_next_smallest_goes_with_a_small_one():
    assert sopprimi([0, 5, 12], SOGLIA) == ([0, 5, 12], 17)
    assert sopprimi([2, 40, 7, 0], SOGLIA) == ([None, 40, None, 0], 49)
    assert sopprimi([1, 3, 9], SOGLIA) == ([None, None, None], 13)  # one and three are four: too few, even together
    assert sopprimi([3, 4, 9], SOGLIA) == ([None, None, 9], 16)


def test_where_the_total_would_tell_nothing_is_told():
    for celle in ([3], [0, 3, 0], [1, 1, 1, 1], [1, 1, 1, 1, 1], [2, 0]):
        assert sopprimi(celle, SOGLIA) == ([None] * len(celle), None)


def test_bands_add_up_without_telling_more():
    assert [str(fascia(quanti, SOGLIA)) for quanti in (0, 1, 4, 5)] == ["0", "da 1 a 4", "da 1 a 4", "5"]
    assert str(fascia(10, SOGLIA) + fascia(2, SOGLIA)) == "da 11 a 14"
    assert Fascia(1, 4) + Fascia(1, 4) == Fascia(2, 8)
