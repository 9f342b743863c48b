from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patti_inclusione.incontro_piano import plan
from patti_inclusione.models import FrequenzaIncontri
from rdc_platform import calendario

GIORNI = st.dates(date(2019, 3, 6), date(2032, 12, 31))
DURATE = st.integers(0, 800)
FREQUENZE = st.sampled_from(FrequenzaIncontri.values)
COMUNI = st.sampled_from([None, "D150", "F205", "H501"])
MOLTI = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PASSO = {"SETTIMANALE": 7, "QUINDICINALE": 14}
MESI = {"MENSILE": 1, "BIMESTRALE": 2, "TRIMESTRALE": 3}


def months_within(dal, al, step):
    """How many times `step` months fit after `dal`, up to `al`: the plain way."""
    count = 0
    while calendario.add_mesi(dal, step * (count + 1)) <= al:
        count += 1
    return count


@MOLTI
@given(GIORNI, DURATE, FREQUENZE, st.booleans(), COMUNI)
def test_plan_has_no_holiday_goes_on_and_has_as_many_meetings_as_periods(dal, durata, frequenza, mensile, belfiore):
    al = dal + timedelta(days=durata)

    periodi = plan(dal, al, frequenza, mensile=mensile, belfiore=belfiore)

    giorni = [periodo.giorno for periodo in periodi]
    step = 1 if mensile else MESI.get(frequenza, 0)
    expected = durata // PASSO[frequenza] if frequenza in PASSO else months_within(dal, al, step)
    assert [giorno for giorno in giorni if not calendario.is_lavorativo(giorno, belfiore)] == []
    assert giorni == sorted(set(giorni))
    assert len(giorni) == expected
    assert all(dal < giorno <= al for giorno in giorni)


@MOLTI
@given(GIORNI, DURATE, st.sampled_from(list(MESI)), COMUNI)
def test_plan_meets_each_month_that_the_law_asks_for_once(dal, durata, frequenza, belfiore):
    al = dal + timedelta(days=durata)

    periodi = plan(dal, al, frequenza, mensile=True, belfiore=belfiore)

    mesi = [(p.fine.year, p.fine.month) for p in periodi]
    assert len(mesi) == len(set(mesi))
    for periodo in periodi:
        inside = (periodo.giorno.year, periodo.giorno.month) == (periodo.fine.year, periodo.fine.month)
        assert inside or not has_working_day(periodo.fine.replace(day=1), al, belfiore)


def has_working_day(dal, al, belfiore):
    """Is there a day to meet on from `dal` on, within its month and up to `al`?"""
    giorni = (dal + timedelta(days=n) for n in range(31))
    return any(calendario.is_lavorativo(d, belfiore) for d in giorni if d <= al and d.month == dal.month)


@MOLTI
@given(GIORNI, DURATE, FREQUENZE)
def test_plan_s_periods_follow_one_another_without_a_gap(dal, durata, frequenza):
    periodi = plan(dal, dal + timedelta(days=durata), frequenza, mensile=False)

    assert [p.dopo for p in periodi] == [dal, *(p.fine for p in periodi[:-1])][: len(periodi)]


def test_plan_s_last_meeting_goes_back_a_month_where_the_patto_ends_on_a_holiday_the_first():
    periodi = plan(date(2028, 2, 1), date(2028, 10, 1), "MENSILE", mensile=True)

    assert periodi[-1].fine == date(2028, 10, 1)  # a Sunday
    assert periodi[-1].giorno == date(2028, 9, 29)


@pytest.mark.parametrize(
    ("dal", "frequenza", "first"),
    [
        (date(2026, 11, 25), "MENSILE", date(2026, 12, 28)),  # Christmas on a Friday: Monday
        (date(2026, 12, 31), "MENSILE", date(2027, 1, 29)),  # a Sunday, and Monday is of another month: Friday
        (date(2024, 1, 31), "MENSILE", date(2024, 2, 29)),
        (date(2021, 3, 22), "QUINDICINALE", date(2021, 4, 6)),  # Easter Monday: Tuesday
    ],
)
def test_plan_moves_a_meeting_off_a_holiday(dal, frequenza, first):
    periodi = plan(dal, dal + timedelta(days=90), frequenza, mensile=False)

    assert periodi[0].giorno == first


def test_plan_of_a_patto_shorter_than_its_frequency_is_empty():
    assert plan(date(2026, 1, 7), date(2026, 2, 6), "BIMESTRALE", mensile=False) == []
