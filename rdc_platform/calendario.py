"""Days and terms: the date in Rome, holidays, terms in calendar days, in working days, in months. Pure.

A term counts from the day after it starts (art. 2963 c.c.). Working days are Monday to Friday without the holidays of
`dati/festivita.toml`; `belfiore` adds the patron saint's day of one Comune where `dati/patroni.toml` has it. `sospensioni`
are periods, both ends included, in which the clock stands still (art. 40 DL 18/2020).
"""

import calendar
import tomllib
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROMA = ZoneInfo("Europe/Rome")
FESTIVITA = Path(__file__).parent / "dati" / "festivita.toml"
PATRONI = Path(__file__).parent / "dati" / "patroni.toml"
GIORNO = timedelta(days=1)
SABATO, DOMENICA = 5, 6

Periodo = tuple[date, date]


def today() -> date:
    """Today in Rome, whatever the clock of the machine says."""
    return rome_date(datetime.now(ROMA))


def rome_date(instant: datetime) -> date:
    """The day in Rome at `instant`; a naive datetime is refused with ValueError."""
    if instant.tzinfo is None:
        raise ValueError("the instant has no time zone")
    return instant.astimezone(ROMA).date()


@cache
def festivi(anno: int) -> dict[date, str]:
    """The national holidays of a year beside its Sundays, with their names."""
    rows = _table(FESTIVITA)["festivita"]
    return {_day(row, anno): row["nome"] for row in rows if row.get("dal", anno) <= anno <= row.get("al", anno)}


def patroni(belfiore: str | None, anno: int) -> frozenset[date]:
    """The patron saints' days of a Comune in a year; none for a Comune that the table does not have."""
    return _patroni(anno).get(belfiore or "", frozenset())


def comuni_in_festa(day: date) -> frozenset[str]:
    """The Comuni, by Belfiore code, whose patron saint's day is `day`."""
    return frozenset(code for code, days in _patroni(day.year).items() if day in days)


def is_festivo(day: date, belfiore: str | None = None) -> bool:
    """Whether `day` is a Sunday, a national holiday or, in that Comune, the patron saint's day."""
    return day.weekday() == DOMENICA or day in festivi(day.year) or day in patroni(belfiore, day.year)


def is_lavorativo(day: date, belfiore: str | None = None) -> bool:
    """Whether `day` is one of Monday to Friday and no holiday."""
    return day.weekday() < SABATO and not is_festivo(day, belfiore)


def add_solari(start: date, days: int, belfiore: str | None = None, sospensioni: Iterable[Periodo] = ()) -> date:
    """The last day of a term of calendar days; if a Sunday or a holiday, the next working day. A Saturday stays."""
    stops = tuple(sospensioni)
    end = _count(start, days, lambda _: True, stops) if stops or days < 0 else start + days * GIORNO
    return _roll(end, belfiore, stops)


def add_lavorativi(start: date, days: int, belfiore: str | None = None, sospensioni: Iterable[Periodo] = ()) -> date:
    """The last day of a term of working days."""
    return _count(start, days, lambda day: is_lavorativo(day, belfiore), sospensioni)


def add_mesi(start: date, months: int) -> date:
    """The same day `months` later (or earlier, below zero), or the last of the month if it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def mese_of(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def fine_mese(day: date) -> date:
    """The last day of the month of `day`."""
    return add_mesi(mese_of(day), 1) - GIORNO


def count_anni(nascita: date, giorno: date) -> int:
    """The years that a person has turned by `giorno`: one born on 29 February turns them on 1 March where there is none."""
    return giorno.year - nascita.year - ((giorno.month, giorno.day) < (nascita.month, nascita.day))


def count_lavorativi(start: date, end: date, belfiore: str | None = None) -> int:
    """The working days after `start` up to `end`, included; 0 if `end` is not later."""
    return sum(is_lavorativo(start + n * GIORNO, belfiore) for n in range(1, (end - start).days + 1))


def easter(anno: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, in_century = divmod(anno, 100)
    golden = anno % 19
    corrections = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + corrections + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(anno, month, day + 1)


def _count(start: date, days: int, counts: Callable[[date], bool], sospensioni: Iterable[Periodo]) -> date:
    if days < 0:
        raise ValueError("a term has no negative length")
    stops = tuple(sospensioni)
    day = start
    while days:
        day += GIORNO
        days -= counts(day) and not _in_any(day, stops)
    return day


def _roll(day: date, belfiore: str | None, sospensioni: Iterable[Periodo]) -> date:
    stops = tuple(sospensioni)
    if not is_festivo(day, belfiore):
        return day
    while not is_lavorativo(day, belfiore) or _in_any(day, stops):
        day += GIORNO
    return day


def _in_any(day: date, periodi: Iterable[Periodo]) -> bool:
    return any(dal <= day <= al for dal, al in periodi)


@cache
def _table(path: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _day(row: dict[str, Any], anno: int) -> date:
    """The day of a row in a year: so many days from Easter, the n-th of a weekday in a month, or a fixed day."""
    if "dopo_pasqua" in row:
        return easter(anno) + timedelta(days=row["dopo_pasqua"])
    if "settimana" in row:
        first = date(anno, row["mese"], 1)
        to_weekday = (row["giorno_settimana"] - first.weekday()) % 7
        return first + timedelta(days=to_weekday, weeks=row["settimana"] - 1)
    return date(anno, row["mese"], row["giorno"])


@cache
def _patroni(anno: int) -> dict[str, frozenset[date]]:
    found: dict[str, frozenset[date]] = {}
    for row in _table(PATRONI)["patrono"]:
        found[row["belfiore"]] = found.get(row["belfiore"], frozenset()) | {_day(row, anno)}
    return found
