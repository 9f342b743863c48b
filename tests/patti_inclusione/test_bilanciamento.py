from uuid import UUID

import pytest

from patti_inclusione.bilanciamento import LEGGERA, MEDIA, PESANTE, Carico, Famiglia, Pesi, classe, intensita, peso
from patti_inclusione.bilanciamento import propose as propose_with_reasons

ANNA, BRUNO = UUID(int=1), UUID(int=2)
PESI = Pesi()


def propose(famiglie, carichi):
    return {key: each.case_manager for key, each in propose_with_reasons(famiglie, carichi, PESI).items()}


def famiglia(n: int, persone: int = 2, comune: str = "D150", attuale=None) -> Famiglia:
    return Famiglia(UUID(int=100 + n), comune, persone, attuale)


def carico(peso: int = 0, *comuni: str) -> Carico:
    return Carico(peso, frozenset(comuni or ("D150",)))


@pytest.mark.parametrize(("persone", "expected"), [(1, 1), (4, 1), (5, 2), (9, 2)])
def test_peso_doubles_from_five_persons(persone, expected):
    assert peso(persone, PESI) == expected


def test_propose_fills_who_has_less_first():
    proposta = propose([famiglia(n) for n in range(4)], {ANNA: carico(3), BRUNO: carico(0)})

    assert sorted(proposta.values()) == [ANNA, BRUNO, BRUNO, BRUNO]


def test_propose_gives_the_large_families_first():
    proposta = propose([famiglia(1), famiglia(2), famiglia(3, persone=6)], {ANNA: carico(), BRUNO: carico()})

    assert proposta == {UUID(int=103): ANNA, UUID(int=101): BRUNO, UUID(int=102): BRUNO}


def test_propose_respects_the_comuni_of_each():
    proposta = propose([famiglia(1, comune="I935")], {ANNA: carico(0, "D150"), BRUNO: carico(9, "I935")})

    assert proposta == {UUID(int=101): BRUNO}


def test_propose_does_not_give_a_family_back_to_who_has_it():
    proposta = propose([famiglia(1, attuale=ANNA)], {ANNA: carico(0), BRUNO: carico(9)})

    assert proposta == {UUID(int=101): BRUNO}


def test_propose_leaves_open_what_nobody_may_receive():
    assert propose([famiglia(1, comune="H501")], {ANNA: carico()}) == {UUID(int=101): None}


def test_propose_is_the_same_whatever_the_order_of_the_families():
    famiglie = [famiglia(n, persone=1 + n % 7) for n in range(9)]
    carichi = {ANNA: carico(2), BRUNO: carico()}

    assert propose(famiglie, carichi) == propose(reversed(famiglie), carichi)


def reasons(famiglia, carichi):
    (proposta,) = propose_with_reasons([famiglia], carichi, PESI, {"ar": "arabo"}).values()
    return proposta.case_manager, proposta.motivi


def test_propose_prefers_who_speaks_the_language_and_says_so():
    parla = Carico(9, frozenset({"D150"}), frozenset({"ar"}))

    found = reasons(Famiglia(UUID(int=9), "D150", 2, lingua="ar"), {ANNA: parla, BRUNO: carico(0)})

    assert found == (ANNA, ("parla arabo",))


@pytest.mark.parametrize(
    ("load", "expected"), [(1, (ANNA, ("segue già Via Roma",))), (2, (BRUNO, ("ha il carico più basso",)))]
)
def test_propose_prefers_who_follows_the_street_if_his_load_is_near_the_least(load, expected):
    vicina = Carico(load, frozenset({"D150"}), vie=frozenset({("D150", "Via Roma")}))

    assert reasons(Famiglia(UUID(int=9), "D150", 2, via="Via Roma"), {ANNA: vicina, BRUNO: carico(0)}) == expected


def test_propose_never_offers_a_family_to_who_must_not_have_it():
    assert reasons(Famiglia(UUID(int=9), "D150", 2, vietata_a={ANNA}), {ANNA: carico(0), BRUNO: carico(5)}) == (
        BRUNO,
        ("è la sola persona che può averla",),
    )


def test_classe_is_never_told_of_few_families():
    assert {classe(complesse, tutte, PESI) for tutte in range(5) for complesse in range(tutte + 1)} == {MEDIA}


@pytest.mark.parametrize("tutte", range(5, 121))
def test_classe_leaves_always_more_than_one_answer_so_that_no_family_is_known(tutte):
    by_classe = {}
    for complesse in range(tutte + 1):
        by_classe.setdefault(classe(complesse, tutte, PESI), []).append(complesse)

    assert all(len(counts) > 1 for counts in by_classe.values())
    assert sorted(by_classe) == [LEGGERA, MEDIA, PESANTE]


def test_intensita_moves_the_load_up_and_down_from_the_middle():
    assert [round(float(intensita(each, PESI)), 2) for each in (LEGGERA, MEDIA, PESANTE)] == [0.78, 1, 1.22]
