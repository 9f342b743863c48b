from datetime import date

import pytest

from controlli_anagrafici.campione import compute_seed, count_estratti, draw_protocolli

GIORNO = date(2019, 10, 31)
ATTESI = ["INPS-RDC-2019-0000053", "INPS-RDC-2019-0000165", "INPS-RDC-2019-0000155"]


@pytest.mark.parametrize(
    ("popolazione", "estratti"), [(0, 0), (1, 1), (20, 1), (21, 2), (199, 10), (200, 10), (201, 11), (60_000, 3000)]
)
def test_count_estratti_is_at_least_five_per_cent_and_one(popolazione, estratti):
    assert count_estratti(popolazione, 5) == estratti


@pytest.mark.parametrize("popolazione", [1, 20, 21, 199, 200, 201])
def test_draw_protocolli_is_the_same_again_in_whatever_order_the_population_comes(popolazione):
    protocolli = [f"INPS-RDC-2019-{n:07}" for n in range(popolazione)]
    seed, quanti = compute_seed("D150", GIORNO, "ab" * 16), count_estratti(popolazione, 5)

    estratti = draw_protocolli(protocolli, quanti, seed)

    assert estratti == draw_protocolli(protocolli[::-1], quanti, seed)
    assert len(set(estratti)) == quanti
    assert set(estratti) <= set(protocolli)


def test_draw_protocolli_gives_what_it_gave_when_the_algorithm_was_named():
    """A result that changes wants another name of the algorithm: the draws kept must still be proved."""
    protocolli = [f"INPS-RDC-2019-{n:07}" for n in range(200)]

    assert draw_protocolli(protocolli, 3, compute_seed("D150", GIORNO, "sale")) == ATTESI


def test_compute_seed_changes_with_comune_day_and_salt():
    seeds = {
        compute_seed(comune, giorno, salt)
        for comune in ("D150", "I935")
        for giorno in (GIORNO, date(2019, 11, 1))
        for salt in ("a", "b")
    }

    assert len(seeds) == 8
