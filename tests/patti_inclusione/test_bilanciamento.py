from uuid import UUID

import pytest

from patti_inclusione.bilanciamento import Carico, Famiglia, peso, propose

ANNA, BRUNO = UUID(int=1), UUID(int=2)


def famiglia(n: int, persone: int = 2, comune: str = "D150", attuale=None) -> Famiglia:
    return Famiglia(UUID(int=100 + n), comune, persone, attuale)


def carico(peso: int = 0, *comuni: str) -> Carico:
    return Carico(peso, frozenset(comuni or ("D150",)))


@pytest.mark.parametrize(("persone", "expected"), [(1, 1), (4, 1), (5, 2), (9, 2)])
def test_peso_doubles_from_five_persons(persone, expected):
    assert peso(persone) == expected


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
