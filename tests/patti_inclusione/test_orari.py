"""The hours that an availability makes: pure, but for the rows."""

from datetime import date, datetime, time

import pytest

from ambiti.models import Comune
from patti_inclusione.models import ChiusuraUfficio, DisponibilitaUfficio, Sede
from patti_inclusione.orari import Orario, list_inizi, meet, parse_nome
from rdc_platform.web.formati import ROMA

DAL, AL = date(2019, 5, 1), date(2019, 5, 31)


def orari(belfiore="D150", **values):
    defaults = {
        "sede": Sede(comune=Comune(belfiore=belfiore)),
        "giorno_settimana": 3,
        "ora_inizio": time(10),
        "ora_fine": time(12),
        "durata_slot_min": 60,
        "valida_dal": date(2019, 1, 1),
    }
    return DisponibilitaUfficio(**defaults | values)


def days(row, dal=DAL, al=AL, chiusure=()):
    return sorted({at.date() for at in list_inizi(row, dal, al, chiusure)})


def test_list_inizi_gives_each_whole_appointment_of_each_day():
    row = orari(ora_fine=time(11, 50), durata_slot_min=45)

    assert list_inizi(row, date(2019, 5, 9), date(2019, 5, 9), []) == [
        datetime(2019, 5, 9, 10, 0, tzinfo=ROMA),
        datetime(2019, 5, 9, 10, 45, tzinfo=ROMA),
    ]


def test_days_are_within_the_validity():
    row = orari(valida_dal=date(2019, 5, 9), valida_al=date(2019, 5, 16))

    assert days(row) == [date(2019, 5, 9), date(2019, 5, 16)]


def test_days_leave_out_closures_both_ends_included():
    chiusura = ChiusuraUfficio(dal=date(2019, 5, 9), al=date(2019, 5, 16))

    assert days(orari(), chiusure=[chiusura]) == [date(2019, 5, 2), date(2019, 5, 23), date(2019, 5, 30)]


@pytest.mark.parametrize(
    ("festa", "values"),
    [
        (date(2019, 5, 1), {"giorno_settimana": 2}),  # a Wednesday
        (date(2019, 4, 22), {"giorno_settimana": 0}),  # Easter Monday
        (
            date(2018, 12, 7),
            {"belfiore": "F205", "giorno_settimana": 4, "valida_dal": date(2018, 1, 1)},
        ),  # Sant'Ambrogio
    ],
)
def test_days_leave_out_holidays_and_the_patron_saint(festa, values):
    assert days(orari(**values), festa, festa) == []


def test_one_day_alone():
    assert days(orari(giorno_settimana=None, data=date(2019, 5, 11))) == [date(2019, 5, 11)]


def test_hours_are_those_of_the_clock_on_both_sides_of_the_summer_time():
    row = orari(giorno_settimana=5)

    found = list_inizi(row, date(2019, 3, 30), date(2019, 4, 6), [])
    assert [at.utcoffset().seconds // 3600 for at in found] == [1, 1, 2, 2]
    assert {at.hour for at in found} == {10, 11}


def test_nome_and_parse_nome_are_each_others_way_back():
    row, at = orari(), datetime(2019, 5, 9, 10, 0, tzinfo=ROMA)

    assert parse_nome(Orario(row, at, 1).nome) == (row.pk, at)


@pytest.mark.parametrize("text", ["", "x", "_", "9f_2019-05-09T10:00", "4a6f9f2e-0000-4000-8000-000000000000_ieri"])
def test_parse_nome_of_what_is_none(text):
    with pytest.raises(ValueError, match=r"."):
        parse_nome(text)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"ora_inizio": time(11, 59), "ora_fine": time(13)}, True),
        ({"ora_inizio": time(12), "ora_fine": time(13)}, False),
        ({"giorno_settimana": 2}, False),
        ({"giorno_settimana": None, "data": date(2019, 5, 9)}, True),
        ({"giorno_settimana": None, "data": date(2019, 5, 8)}, False),
        ({"valida_dal": date(2020, 1, 1)}, True),
        ({"valida_dal": date(2018, 1, 1), "valida_al": date(2018, 12, 31)}, False),
    ],
)
def test_meet(values, expected):
    assert meet(orari(), orari(**values)) is expected
    assert meet(orari(**values), orari()) is expected
