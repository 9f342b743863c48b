from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform import calendario, termini
from rdc_platform.richieste import RichiestaError
from rdc_platform.termini import calcola

GIORNI = st.dates(date(2019, 2, 1), date(2035, 12, 31))
BELFIORE = st.sampled_from([None, "H501", "F205", "A479", "A952", "D150", "F023"])


def termine(codice, decorrenza, **altro):
    return calcola({"codice": codice, "decorrenza": str(decorrenza), **altro})["termine"]


@pytest.mark.parametrize(
    ("codice", "decorrenza", "atteso"),
    [
        ("T06", "2020-01-10", "2020-01-24"),
        ("T06", "2019-12-19", "2020-01-08"),
        ("T06", "2021-03-31", "2021-04-15"),
        ("T06", "2020-04-08", "2020-04-23"),  # inside the suspension: plain arithmetic does not know it
        ("T06", "2021-08-06", "2021-08-20"),
        ("T04", "2020-02-27", "2020-03-03"),
        ("T02", "2019-07-15", "2019-08-14"),
        ("T04", "2020-02-24", "2020-02-29"),  # 29 February is a Saturday, and a Saturday stays
        ("T05", "2020-02-29", "2020-03-05"),
        ("T07", "2019-12-20", "2019-12-30"),
        ("T03", "2019-07-16", "2019-08-16"),  # Ferragosto goes to the day after
        ("T08", "2019-03-29", "2019-04-29"),  # Sunday 28 April to Monday
        ("T09", "2019-12-10", "2020-01-13"),  # twenty working days across Christmas, New Year and Epiphany
        ("T04", "2020-03-27", "2020-04-01"),  # across the night in which the clock changes
    ],
)
def test_calcola_gives_the_day_of_the_specification(codice, decorrenza, atteso):
    assert termine(codice, decorrenza) == atteso


def test_calcola_says_kind_days_and_source():
    assert calcola({"codice": "T06", "decorrenza": "2020-01-10"}) == {
        "termine": "2020-01-24",
        "tipo": "lavorativi",
        "giorni": 10,
        "fonte": "art. 7 c. 12 DL 4/2019",
    }


@pytest.mark.parametrize(
    ("decorrenza", "belfiore", "atteso"),
    [
        ("2020-06-24", "H501", "2020-06-30"),  # santi Pietro e Paolo
        ("2020-06-24", "F205", "2020-06-29"),
        ("2019-05-02", "A479", "2019-05-08"),  # Asti: the first Tuesday of May, 7 May 2019
        ("2020-05-27", "A952", "2020-06-03"),  # Bolzano: Whit Monday, 1 June 2020, and the Republic the day after
        ("2020-05-27", "D150", "2020-06-01"),
    ],
)
def test_calcola_moves_the_days_of_the_comune_of_the_patron_saint_alone(decorrenza, belfiore, atteso):
    assert termine("T04", decorrenza, belfiore=belfiore) == atteso


@pytest.mark.parametrize(
    ("richiesta", "parola"),
    [
        (7, "oggetto"),
        (None, "oggetto"),
        ([], "oggetto"),
        ({"codice": "T06"}, "decorrenza"),
        ({}, "codice"),
        ({"codice": "T10", "decorrenza": "2022-01-10"}, "T10"),
        ({"codice": "t06", "decorrenza": "2020-01-10"}, "t06"),
        ({"codice": ["T06"], "decorrenza": "2020-01-10"}, "T06"),
        ({"codice": "T06", "decorrenza": "2021-02-29"}, "non esiste"),
        ({"codice": "T06", "decorrenza": "10/01/2020"}, "2020-01-10"),
        ({"codice": "T06", "decorrenza": "20200110"}, "scrivila"),
        ({"codice": "T06", "decorrenza": "2020-W02-5"}, "scrivila"),
        ({"codice": "T06", "decorrenza": "٢٠٢٠-٠١-١٠"}, "scrivila"),
        ({"codice": "T06", "decorrenza": "2020-01-10\n"}, "scrivila"),
        ({"codice": "T06", "decorrenza": 20200110}, "scrivila"),
        ({"codice": "T06", "decorrenza": "2018-12-31"}, "2019-01-29"),
        ({"codice": "T06", "decorrenza": "9999-12-30"}, "lontana"),
        ({"codice": "T02", "decorrenza": "9999-12-30"}, "lontana"),
        ({"codice": "T06", "decorrenza": "2020-01-10", "belfiore": "X999"}, "X999"),
        ({"codice": "T06", "decorrenza": "2020-01-10", "belfiore": "Z330"}, "Z330"),  # a foreign State
        ({"codice": "T06", "decorrenza": "2020-01-10", "belfiore": None}, "None"),
        ({"codice": "T06", "decorrenza": "2020-01-10", "belfior": "H501"}, "belfior"),
    ],
)
def test_calcola_says_what_is_wrong(richiesta, parola):
    with pytest.raises(RichiestaError, match=parola):
        calcola(richiesta)


def test_mostra_writes_nothing_that_a_terminal_would_obey():
    assert termini.mostra("\x1b[2J") == r"'\x1b[2J'"
    assert len(termini.mostra("x" * 10_000)) <= 60


@given(st.sampled_from(termini.CODICI), GIORNI, BELFIORE)
def test_no_term_ends_on_a_sunday_or_a_holiday(codice, giorno, belfiore):
    richiesta = {"codice": codice, "decorrenza": str(giorno)} | ({"belfiore": belfiore} if belfiore else {})
    risposta = calcola(richiesta)

    fine = date.fromisoformat(risposta["termine"])
    assert not calendario.is_festivo(fine, belfiore)
    assert fine > giorno
    if risposta["tipo"] == "lavorativi":
        assert calendario.is_lavorativo(fine, belfiore)
        assert calendario.count_lavorativi(giorno, fine, belfiore) == risposta["giorni"]


@given(st.sampled_from(termini.CODICI), GIORNI, st.integers(0, 60), BELFIORE)
def test_a_term_that_starts_later_never_ends_earlier_but_on_the_saturday_that_stays(codice, giorno, dopo, belfiore):
    """A term on a holiday's Friday goes to the Monday; the one of the day after ends on the Saturday between."""
    altro = {"belfiore": belfiore} if belfiore else {}
    first, second = (date.fromisoformat(termine(codice, giorno + timedelta(days=n), **altro)) for n in (0, dopo))

    assert first <= second or (second.weekday() == calendario.SABATO and first - second <= timedelta(days=3))


@given(st.sampled_from(termini.CODICI), GIORNI, BELFIORE.filter(bool))
def test_a_patron_saint_never_shortens_a_term(codice, giorno, belfiore):
    assert termine(codice, giorno, belfiore=belfiore) >= termine(codice, giorno)
