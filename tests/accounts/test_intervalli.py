from datetime import UTC, date, datetime, timedelta

from accounts.intervalli import SEMPRE, Intervallo, instant, of_days

T = datetime(2019, 6, 1, 12, tzinfo=UTC)
ORA = timedelta(hours=1)


def test_an_interval_holds_its_beginning_and_not_its_end():
    assert [when in Intervallo(T, T + ORA) for when in (T - ORA, T, T + ORA)] == [False, True, False]


def test_common_is_what_both_share():
    assert Intervallo(T, T + 2 * ORA).common(Intervallo(T + ORA)) == Intervallo(T + ORA, T + 2 * ORA)
    assert Intervallo(T, T + ORA).common(Intervallo(T + ORA)) is None
    assert SEMPRE.common(instant(T)) == instant(T)


def test_of_days_is_whole_days_in_rome():
    days = of_days(date(2019, 6, 1), date(2019, 6, 1))

    assert (days.dal, days.al) == (datetime(2019, 5, 31, 22, tzinfo=UTC), datetime(2019, 6, 1, 22, tzinfo=UTC))
    assert of_days(None, None) == SEMPRE
    assert SEMPRE.aperto
