"""What leaves for the Ministry says of no small count what it is: not from the message, nor from all those sent before it."""

from collections import Counter
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rdc_platform.monitor.figure import figure_of, prima_of
from rdc_platform.monitor.misure import DELLE_ORE, DURATE, GRIGLIA
from rdc_platform.monitor.riservatezza import NON_DETTO, POCHE, Regola, quantile
from rdc_platform.monitor.selectors.misure import Misure

REGOLA = Regola(soglia=3, base=5, minimo=10, minimo_decile=30)
COMUNE = "D150"
tavole = st.dictionaries(st.sampled_from(GRIGLIA), st.integers(0, 40), max_size=12)
giorni = st.dictionaries(st.integers(0, 400), st.integers(1, 20), min_size=1, max_size=5)


def misure(conteggi, attese=None, ore=77):
    attese = {(COMUNE, nome): Counter(attese or {30: 1}) for nome in DURATE}
    return Misure({COMUNE: Counter(conteggi)}, attese, {COMUNE: 1}, {COMUNE: ore}, {COMUNE: 99})


def detto(conteggi, prima=None, **altro):
    return figure_of([COMUNE], misure(conteggi, **altro), REGOLA, prima)


@given(tavole, st.sampled_from(GRIGLIA), giorni)
def test_who_knows_every_other_count_cannot_tell_a_small_one(tavola, cella, attese):
    """The whole message is the same whichever of the small numbers it is: no sum, no gap, no sum of hours gives it back."""
    messaggi = [detto({**tavola, cella: quante}, attese=attese).detto for quante in range(REGOLA.soglia)]

    assert messaggi == [messaggi[0]] * REGOLA.soglia
    nome, voce = cella
    assert messaggi[0]["conteggi"][nome][voce] == POCHE
    for quante in (3, 7, 8, 40):  # nor is a larger one ever told exactly
        uguali = [n for n in range(60) if REGOLA.dici(n) == REGOLA.dici(quante)]
        insieme = [detto({**tavola, cella: n}, attese=attese).detto for n in uguali]
        assert len(uguali) == REGOLA.base
        assert insieme == [insieme[0]] * REGOLA.base


@given(tavole, st.data())
def test_of_what_changes_by_less_than_the_threshold_nothing_changes_whatever_else_does(prima, data):
    """A person added, put right or taken away: the next version tells of her what the last did."""
    cella = data.draw(st.sampled_from(GRIGLIA))
    dopo = data.draw(tavole)
    era = prima.get(cella, 0)
    vecchio = detto(prima, ore=50)
    tenuto = prima_of(vecchio.detto, vecchio.da_tenere)
    vicini = list(range(max(0, era - 2), era + 3))
    messaggi = [detto({**dopo, cella: n}, tenuto, attese={200: 9}, ore=90).detto for n in vicini]

    assert messaggi == [messaggi[0]] * len(vicini)
    nome, voce = cella
    assert messaggi[0]["conteggi"][nome][voce] == vecchio.detto["conteggi"][nome][voce]


def test_of_all_that_was_told_of_a_month_no_version_says_how_few_they_were():
    """Every story of three counts, and what an observer of all three versions can think of each that is few."""
    possibili: dict[tuple, list[set[int]]] = {}
    for storia in product(range(14), repeat=3):
        visto, tenuto = [], None
        for quante in storia:
            tenuto = REGOLA.segui(tenuto, {DELLE_ORE: quante})
            visto.append(REGOLA.dici(tenuto[DELLE_ORE]))
        for insieme, quante in zip(possibili.setdefault(tuple(visto), [set(), set(), set()]), storia, strict=True):
            insieme.add(quante)

    poche = [
        insieme for visto, tre in possibili.items() for detta, insieme in zip(visto, tre, strict=True) if detta == POCHE
    ]
    assert len(poche) > 20
    assert [insieme for insieme in poche if not {0, 1, 2} <= insieme] == []


def test_days_and_hours_are_told_only_of_enough_families_and_never_exactly():
    molte = dict.fromkeys(GRIGLIA, 31)
    attese = {4: 10, 33: 12, 91: 9}

    assert detto(molte, attese=attese).detto["durate"]["PATTO"] == {"mediana": 35, "nono_decile": 90}
    assert detto(dict.fromkeys(GRIGLIA, 9), attese=attese).detto["durate"]["PATTO"] == {
        "mediana": 35, "nono_decile": NON_DETTO,
    }  # fmt: skip
    poche = detto(dict.fromkeys(GRIGLIA, 7), attese=attese).detto
    assert (poche["durate"]["PATTO"]["mediana"], poche["ore_progetti"]) == (NON_DETTO, NON_DETTO)
    assert detto(molte).detto["ore_progetti"] == 75
    assert [quantile({1: 1, 2: 8, 9: 1}, parte) for parte in (10, 50, 90, 100)] == [1, 2, 2, 9]
    assert replace(REGOLA, base=10).dici(4) == 10


def test_days_and_hours_of_families_told_as_before_are_told_as_before():
    prima = detto(dict.fromkeys(GRIGLIA, 31), attese={30: 31}, ore=50)
    tenuto = prima_of(prima.detto, prima.da_tenere)

    una = detto(dict.fromkeys(GRIGLIA, 32), tenuto, attese={200: 32}, ore=90)
    altre = detto(dict.fromkeys(GRIGLIA, 34), tenuto, attese={200: 34}, ore=90)

    assert una.detto == prima.detto
    assert (altre.detto["ore_progetti"], altre.detto["durate"]["PATTO"]["mediana"]) == (90, 200)
