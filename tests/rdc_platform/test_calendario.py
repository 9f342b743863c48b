from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform import calendario, territorio
from rdc_platform.calendario import add_lavorativi, add_mesi, add_solari

COVID = (date(2020, 3, 17), date(2020, 7, 17))
# Names the library counts as holidays and the law on working days does not: National Unity Day is kept on a Sunday.
NON_FESTIVI = {"National Unity Day"}
GIORNI = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("anno", range(2016, 2036))
def test_festivi_agree_with_the_holidays_library(anno):
    theirs = {
        day
        for day, names in holidays.country_holidays("IT", years=anno, language="en_US").items()
        if day.weekday() != calendario.DOMENICA and set(names.split("; ")) - NON_FESTIVI
    }

    assert {day for day in calendario.festivi(anno) if day.weekday() != calendario.DOMENICA} == theirs


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2020, 1, 10), date(2020, 1, 24)),
        (date(2019, 12, 19), date(2020, 1, 8)),
        (date(2021, 3, 31), date(2021, 4, 15)),
        (date(2020, 4, 8), date(2020, 4, 23)),
        (date(2021, 8, 6), date(2021, 8, 20)),
    ],
)
def test_add_lavorativi_gives_the_ten_days_of_a_segnalazione(start, end):
    assert add_lavorativi(start, 10) == end


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2020, 2, 27), 5, date(2020, 3, 3)),
        (date(2019, 7, 15), 30, date(2019, 8, 14)),
        (date(2019, 7, 1), 5, date(2019, 7, 6)),  # a Saturday stays
        (date(2019, 7, 2), 5, date(2019, 7, 8)),  # a Sunday moves to Monday
        (date(2019, 12, 20), 5, date(2019, 12, 27)),  # Christmas and Santo Stefano
        (date(2020, 12, 20), 5, date(2020, 12, 28)),  # Friday 25, holiday, then Saturday 26 and Sunday 27
        (date(2019, 7, 6), 0, date(2019, 7, 6)),
    ],
)
def test_add_solari_moves_off_sundays_and_holidays(start, days, end):
    assert add_solari(start, days) == end


def test_add_lavorativi_stands_still_while_suspended():
    assert add_lavorativi(date(2020, 4, 8), 10, sospensioni=[COVID]) == date(2020, 7, 31)
    assert add_lavorativi(date(2020, 3, 13), 2, sospensioni=[COVID]) == date(2020, 7, 20)


def test_add_solari_stands_still_while_suspended():
    assert add_solari(date(2020, 3, 15), 5, sospensioni=[COVID]) == date(2020, 7, 21)


def test_add_solari_knows_the_patron_saint_of_a_comune():
    assert add_solari(date(2020, 6, 24), 5, "H501") == date(2020, 6, 30)
    assert add_solari(date(2020, 6, 24), 5, "F205") == date(2020, 6, 29)


def test_patroni_are_of_active_comuni():
    assert [code for code in calendario._patroni() if not territorio.comune(code).attivo] == []


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2019, 8, 31), 1, date(2019, 9, 30)),
        (date(2019, 4, 1), 18, date(2020, 10, 1)),
        (date(2020, 2, 29), -12, date(2019, 2, 28)),
        (date(2019, 12, 5), 1, date(2020, 1, 5)),
    ],
)
def test_add_mesi_keeps_the_day_where_there_is_one(start, months, end):
    assert add_mesi(start, months) == end


def test_count_lavorativi_leaves_out_the_start():
    assert calendario.count_lavorativi(date(2019, 12, 20), date(2019, 12, 30)) == 4
    assert calendario.count_lavorativi(date(2019, 12, 20), date(2019, 12, 20)) == 0


@given(GIORNI, st.integers(1, 60))
def test_add_lavorativi_lands_on_the_nth_working_day(start, days):
    end = add_lavorativi(start, days)

    assert calendario.is_lavorativo(end)
    assert calendario.count_lavorativi(start, end) == days


@given(GIORNI, st.integers(0, 400))
def test_add_solari_is_never_early_nor_on_a_holiday(start, days):
    end = add_solari(start, days)

    assert end >= start + timedelta(days=days)
    assert not calendario.is_festivo(end)


def test_add_solari_refuses_a_negative_term():
    with pytest.raises(ValueError, match="negative"):
        add_solari(date(2019, 7, 6), -1)


def test_rome_date_is_not_the_date_of_utc():
    assert calendario.rome_date(datetime(2019, 6, 3, 22, 30, tzinfo=UTC)) == date(2019, 6, 4)


def test_rome_date_refuses_a_naive_datetime():
    with pytest.raises(ValueError, match="time zone"):
        calendario.rome_date(datetime(2019, 6, 3, 22, 30))  # noqa: DTZ001 -- the very thing refused


@time_machine.travel(datetime(2019, 12, 31, 23, 30, tzinfo=UTC), tick=False)
def test_today_is_the_day_in_rome():
    assert calendario.today() == date(2020, 1, 1)
