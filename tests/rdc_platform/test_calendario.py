from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from rdc_platform import calendario, territorio
from rdc_platform.calendario import add_lavorativi, add_mesi, add_solari, count_anni

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
    assert [code for code in calendario._patroni(2020) if not territorio.comune(code).attivo] == []


def test_every_chief_town_of_a_province_has_its_patron_saint_but_carbonia():
    towns = {code for code, place in territorio.comuni().items() if place.capoluogo and place.attivo}

    assert towns - calendario._patroni(2020).keys() == {"B745"}


@pytest.mark.parametrize("anno", [2019, 2020, 2023, 2028])
def test_patroni_agree_with_the_holidays_library(anno):
    """By province: the library does not say which of its chief towns a day is of, and gives Perugia the saint of the Region."""
    national = calendario.festivi(anno)
    wrong = {}
    for code, days in calendario._patroni(anno).items():
        theirs = holidays.country_holidays("IT", subdiv=territorio.comune(code).sigla_provincia, years=anno)
        if missing := {day for day in days if day not in theirs and day not in national}:
            wrong[code] = missing
    assert wrong == {"G478": {date(anno, 1, 29)}}


@given(st.integers(1900, 2100), st.sampled_from(["A479", "A285", "B180", "A952"]))
def test_patroni_that_move_keep_their_day_of_the_week(anno, belfiore):
    (day,) = calendario.patroni(belfiore, anno)

    assert day.weekday() == {"A479": 1, "A285": 6, "B180": 6, "A952": 0}[belfiore]


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


SOSPENSIONI = st.tuples(GIORNI, st.integers(0, 150)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))


@given(GIORNI, st.integers(1, 40), st.integers(1, 40))
def test_add_lavorativi_of_a_sum_is_one_after_the_other(start, first, second):
    assert add_lavorativi(add_lavorativi(start, first), second) == add_lavorativi(start, first + second)


@given(GIORNI, st.integers(1, 40), SOSPENSIONI)
def test_a_suspension_shifts_a_working_term_by_exactly_its_own_working_days(start, days, periodo):
    plain, end = add_lavorativi(start, days), add_lavorativi(start, days, sospensioni=[periodo])
    dal, al = periodo

    stood = sum(
        calendario.is_lavorativo(start + timedelta(days=n))
        for n in range(1, (end - start).days + 1)
        if dal <= start + timedelta(days=n) <= al
    )
    assert calendario.count_lavorativi(start, end) == days + stood
    assert not dal <= end <= al
    assert end == plain if dal > plain or al <= start else end >= plain


@given(GIORNI, st.integers(1, 60), SOSPENSIONI)
def test_a_suspension_shifts_a_calendar_term_by_exactly_its_own_days(start, days, periodo):
    dal, al = periodo
    end = calendario._count(start, days, lambda _: True, [periodo])

    stood = sum(dal <= start + timedelta(days=n) <= al for n in range(1, (end - start).days + 1))
    assert end == start + timedelta(days=days + stood)
    assert add_solari(start, days, sospensioni=[periodo]) >= end


@given(GIORNI, st.integers(1, 60), st.integers(0, 30), SOSPENSIONI)
def test_a_suspended_term_that_starts_later_never_ends_earlier(start, days, later, periodo):
    after = start + timedelta(days=later)
    first, second = (calendario._count(day, days, lambda _: True, [periodo]) for day in (start, after))

    assert first <= second
    assert add_lavorativi(start, days, sospensioni=[periodo]) <= add_lavorativi(after, days, sospensioni=[periodo])


@pytest.mark.parametrize(("anno", "mese", "giorno"), [(2019, 3, 31), (2019, 10, 27), (2020, 3, 29), (2020, 10, 25)])
def test_the_day_in_rome_is_right_on_both_sides_of_the_night_the_clock_changes(anno, mese, giorno):
    before = datetime(anno, mese, giorno - 1, 23, 59, tzinfo=calendario.ROMA)
    days = {calendario.rome_date(before + timedelta(hours=n)) for n in range(1, 23)}

    assert calendario.rome_date(before) == date(anno, mese, giorno - 1)
    assert days == {date(anno, mese, giorno)}
    assert add_solari(date(anno, mese, giorno - 1), 2) - date(anno, mese, giorno - 1) == timedelta(days=2)


@pytest.mark.parametrize(
    ("nascita", "giorno", "anni"),
    [
        (date(2000, 6, 15), date(2018, 6, 14), 17),
        (date(2000, 6, 15), date(2018, 6, 15), 18),
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2000, 2, 29), date(2020, 2, 29), 20),
    ],
)
def test_count_anni_turns_a_year_on_the_birthday(nascita, giorno, anni):
    assert count_anni(nascita, giorno) == anni
