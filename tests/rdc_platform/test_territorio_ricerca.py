from datetime import date

import pytest

from rdc_platform.territorio import describe_luogo, find_luoghi, suggest_luoghi


@pytest.mark.parametrize("testo", ["Cremona", "cremona (CR)", "  CREMONA cr ", "d150", "Cremona (Cr)"])
def test_find_luoghi_reads_a_comune_however_it_is_typed(testo):
    assert find_luoghi(testo) == ["D150"]


def test_find_luoghi_reads_accents_apostrophes_and_the_other_language():
    assert find_luoghi("forli") == ["D704"]
    assert find_luoghi("l'aquila") == ["A345"]
    assert find_luoghi("Bozen") == ["A952"]


def test_find_luoghi_reads_a_state():
    assert find_luoghi("marocco") == ["Z330"]


def test_find_luoghi_asks_where_a_name_is_of_several():
    assert find_luoghi("Castro") == ["C337", "M261"]
    assert find_luoghi("Castro (BG)") == ["C337"]


def test_find_luoghi_leaves_out_what_did_not_exist_yet_on_the_day_of_birth():
    assert find_luoghi("Castro", date(1960, 5, 1)) == ["C337"]


def test_find_luoghi_knows_names_of_the_past():
    assert find_luoghi("Abano") == ["A001"]


def test_find_luoghi_finds_nothing_in_what_is_no_place():
    assert find_luoghi("Nonesiste") == []
    assert find_luoghi("") == []


def test_find_luoghi_takes_the_names_of_the_day_of_birth_before_those_of_today():
    assert find_luoghi("Calliano") == ["B419"]
    assert set(find_luoghi("Calliano", date(1960, 5, 1))) == {"B418", "B419"}
    assert find_luoghi("Calliano Monferrato", date(1960, 5, 1)) == ["B418"]


def test_suggest_luoghi_gives_what_begins_so():
    assert suggest_luoghi("cremon") == ["Cremona (CR)"]
    assert suggest_luoghi("castro", 2) == ["Castro (BG)", "Castro (LE)"]


def test_suggest_luoghi_gives_places_that_ended_after_those_that_exist():
    found = suggest_luoghi("abba", 50)

    assert found.index("Abbateggio (PE)") < found.index("Abbadia Sopra Adda (CO)")


def test_suggest_luoghi_waits_for_two_letters():
    assert suggest_luoghi("c") == []


def test_describe_luogo_says_when_a_comune_ended():
    assert describe_luogo("D150") == "Cremona (CR)"
    assert describe_luogo("A002").endswith("(CO), fino al 1928")
