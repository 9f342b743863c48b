import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlli_anagrafici.residenza import Parametri, Periodo, TipoPeriodo, compute_residenza, hash_ingressi
from tests.controlli_anagrafici import residenza_giorni
from tests.controlli_anagrafici.residenza_esempi import ESEMPI

GIORNI = st.dates(date(1990, 1, 1), date(2024, 12, 31))
PERIODI = st.lists(
    st.builds(
        lambda dal, durata, tipo: Periodo(dal, None if durata is None else dal + timedelta(days=durata), tipo),
        GIORNI,
        st.none() | st.integers(0, 5000),
        st.sampled_from(list(TipoPeriodo)),
    ),
    max_size=6,
)
PARAMETRI = st.builds(
    Parametri, GIORNI, st.sampled_from([1, 5, 10]), st.sampled_from([0, 1, 2, 4]), st.sampled_from([0, 1, 7])
)
MOLTI = settings(max_examples=200, deadline=None)


def read(text):
    """`1980-05-01-> IRR:2018-01-01..2018-10-31` as periods."""
    found = []
    for each in text.split():
        tipo, giorni = each.split(":") if ":" in each else ("ISCR", each)
        dal, al = (giorni[:-2], None) if giorni.endswith("->") else giorni.split("..")
        found.append(Periodo(date.fromisoformat(dal), al and date.fromisoformat(al), TipoPeriodo(tipo)))
    return found


@pytest.mark.parametrize("esempio", ESEMPI, ids=lambda each: each[0])
def test_compute_residenza_gives_the_worked_examples(esempio):
    _, periodi, riferimento, giorni, soglia, totale, continuativa, altro = esempio
    altro = {"anni_totali": 10} | altro

    found = compute_residenza(read(periodi), Parametri(date.fromisoformat(riferimento), altro.pop("anni_totali"), 2))

    assert (found.giorni_totali, found.soglia_giorni) == (giorni, soglia)
    assert (found.residenza_totale, found.residenza_continuativa) == (totale, continuativa)
    vuoti = [(str(each.dal), str(each.al), each.giorni, each.causa) for each in found.interruzioni]
    assert altro.pop("vuoti", vuoti) == vuoti
    conflitti = [(str(dal), str(al)) for dal, al in found.conflitti_estero]
    assert altro.pop("conflitti", conflitti) == conflitti
    assert {campo: getattr(found, campo) for campo in altro} == altro


def test_compute_residenza_bridges_a_gap_within_the_tolerance():
    periodi = read("2018-05-03-> 2000-01-01..2018-05-01")

    assert compute_residenza(periodi, Parametri(date(2019, 4, 15), 10, 2, 1)).residenza_continuativa


def test_compute_residenza_judges_an_uncertain_start_a_borderline_case():
    certo = read("1980-05-01->")[0]
    parametri = Parametri(date(2019, 3, 6), 10, 2)

    assert not compute_residenza([certo], parametri).caso_limite
    assert compute_residenza([replace(certo, data_decorrenza_incerta=True)], parametri).caso_limite


@pytest.mark.parametrize(
    ("riconosciuti", "causa"),
    [
        ("IRR:2018-01-01..2018-06-30 EST:2018-07-01..2018-07-31", "IRR"),
        ("IRR:2018-01-01..2018-01-10 EST:2018-02-01..2018-02-28", "EST"),
        ("IRR:2018-01-01..2018-01-10 ALTRO_CANC:2018-01-11..2018-01-20", "IRR"),
        ("", "NON_DOCUMENTATA"),
    ],
)
def test_compute_residenza_names_a_gap_after_what_explains_most_of_it(riconosciuti, causa):
    periodi = read(f"2018-11-01-> 1999-01-01..2017-12-31 {riconosciuti}")

    assert [each.causa for each in compute_residenza(periodi, Parametri(date(2019, 12, 20), 10, 2)).interruzioni] == [
        causa
    ]


@MOLTI
@given(PERIODI, PARAMETRI, st.randoms())
def test_compute_residenza_does_not_mind_the_order_nor_a_period_twice(periodi, parametri, caso):
    altri = [*periodi, *periodi[:1]]
    caso.shuffle(altri)

    assert compute_residenza(altri, parametri) == compute_residenza(periodi, parametri)
    assert hash_ingressi(altri[::-1], parametri) == hash_ingressi(altri, parametri)


@MOLTI
@given(PERIODI.filter(bool), PARAMETRI, st.integers(0, 4999))
def test_compute_residenza_does_not_mind_where_a_period_is_split(periodi, parametri, dopo):
    first = periodi[0]
    cut = first.dal + timedelta(days=dopo)
    if first.al is not None and cut >= first.al:
        return
    halves = [replace(first, al=cut), replace(first, dal=cut + timedelta(days=1))]

    assert compute_residenza([*halves, *periodi[1:]], parametri) == compute_residenza(periodi, parametri)


@MOLTI
@given(PERIODI, PARAMETRI, PERIODI.filter(bool))
def test_compute_residenza_grows_with_what_is_attested_and_shrinks_with_what_is_abroad(periodi, parametri, altri):
    before = compute_residenza(periodi, parametri).giorni_totali
    iscritto, estero = replace(altri[0], tipo=TipoPeriodo.ISCR), replace(altri[0], tipo=TipoPeriodo.EST)

    assert compute_residenza([*periodi, iscritto], parametri).giorni_totali >= before
    assert compute_residenza([*periodi, estero], parametri).giorni_totali <= before


@MOLTI
@given(PERIODI, PARAMETRI)
def test_compute_residenza_does_not_mind_four_hundred_years(periodi, parametri):
    def later(giorno):
        return giorno and giorno.replace(year=giorno.year + 400)

    found = compute_residenza(periodi, parametri)
    shifted = compute_residenza(
        [replace(p, dal=later(p.dal), al=later(p.al)) for p in periodi],
        replace(parametri, riferimento=later(parametri.riferimento)),
    )

    assert replace(shifted, interruzioni=(), conflitti_estero=()) == replace(
        found, interruzioni=(), conflitti_estero=()
    )
    assert [i.giorni for i in shifted.interruzioni] == [i.giorni for i in found.interruzioni]


@pytest.mark.parametrize("seed", range(4))
def test_compute_residenza_agrees_with_counting_day_by_day(seed):
    """Forty cases at each run; ten thousand in the long one."""
    _agree(_caso(seed), 10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_compute_residenza_agrees_with_counting_day_by_day_in_ten_thousand_cases(seed):
    _agree(_caso(f"molti {seed}"), 1000)


def _agree(caso, times):
    for _ in range(times):
        periodi, parametri = _draw(caso)
        found = compute_residenza(periodi, parametri)
        expected = residenza_giorni.compute(
            periodi,
            parametri.riferimento,
            parametri.anni_totali,
            parametri.anni_continuativi,
            parametri.tolleranza_giorni,
        )
        vuoti = [(i.dal, i.al, i.giorni, i.causa) for i in found.interruzioni]
        assert {campo: getattr(found, campo) for campo in expected} | {
            "interruzioni": vuoti,
            "conflitti_estero": list(found.conflitti_estero),
        } == expected


def _draw(caso):
    """Periods whose ends fall near one another and near the anniversaries, where mistakes are."""
    riferimento = date(2019, 3, 6) + timedelta(days=caso.randrange(1500))
    if caso.random() < 0.1:
        riferimento = date(2020, 2, 29)
    cardini = [residenza_giorni.years(riferimento, -n) for n in (0, 1, 2, 5, 10, 12)]
    periodi = []
    for _ in range(caso.randrange(6)):
        dal = caso.choice(cardini) + timedelta(days=caso.choice([-400, -2, -1, 0, 1, 2, 300, caso.randrange(900)]))
        al = dal + timedelta(days=caso.choice([0, 1, 364, 365, 366, 730, 731, caso.randrange(4000)]))
        periodi.append(Periodo(dal, caso.choice([al, al, None]), caso.choice(list(TipoPeriodo))))
        cardini += [al, dal]
    return periodi, Parametri(riferimento, caso.choice([5, 10]), 2, caso.choice([0, 0, 1, 7]))


def _caso(seed):
    return random.Random(seed)  # noqa: S311 - examples, not secrets
