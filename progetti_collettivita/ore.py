"""The hours of who takes part: those due in a stretch of days, the most there may be, and how far he is. Pure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

GIORNI_SETTIMANA = 7
MEZZE = 2  # half hours in an hour
QUARTI = 4  # quarters in an hour: what the register counts in


@dataclass(frozen=True, slots=True)
class Saldo:
    """A month of one person, or several: `differenza` is below zero where hours are missing."""

    dovute: Decimal
    svolte: Decimal
    recuperate: Decimal

    @property
    def differenza(self) -> Decimal:
        return self.svolte + self.recuperate - self.dovute

    @property
    def mancanti(self) -> Decimal:
        """How many hours are missing; none where there are more than those due."""
        return max(-self.differenza, Decimal(0))

    def __add__(self, altro: "Saldo") -> "Saldo":
        return Saldo(self.dovute + altro.dovute, self.svolte + altro.svolte, self.recuperate + altro.recuperate)


def ore_dovute(ore_settimanali: Decimal, giorni_attivi: int) -> Decimal:
    """Those of the week in proportion to the days, to the nearest half hour; a quarter goes up."""
    mezze = Decimal(_check(giorni_attivi)) * ore_settimanali * MEZZE
    return Decimal(math.floor(mezze / GIORNI_SETTIMANA + Decimal("0.5"))) / MEZZE


def massimo_del_mese(massimo_settimanale: int, giorni_attivi: int) -> Decimal:
    """More than these may not be written: the most of a week in proportion to the days, up to the next half hour."""
    return Decimal(-(-_check(giorni_attivi) * massimo_settimanale * MEZZE // GIORNI_SETTIMANA)) / MEZZE


def saldo(
    ore_settimanali: Decimal, giorni_attivi: int, svolte: Iterable[Decimal], recuperate: Iterable[Decimal]
) -> Saldo:
    """What was due, done and recovered."""
    return Saldo(ore_dovute(ore_settimanali, giorni_attivi), sum(svolte, Decimal(0)), sum(recuperate, Decimal(0)))


def settimana_of(giorno: date) -> tuple[date, date]:
    """The Monday and the Sunday of the week of a day."""
    lunedi = giorno - timedelta(days=giorno.weekday())
    return lunedi, lunedi + timedelta(days=GIORNI_SETTIMANA - 1)


def giorni_attivi(dal: date, al: date, pause: Iterable[tuple[date, date]]) -> int:
    """The days from `dal` to `al`, both included, without those of the pauses: from the first day, up to the second excluded."""
    fermi = {dal + timedelta(days=n) for inizio, fine in pause for n in _span(dal, al, inizio, fine)}
    return max(0, (al - dal).days + 1) - len(fermi)


def _span(dal: date, al: date, inizio: date, fine: date) -> range:
    """The numbers, from `dal`, of the days of a pause that fall between `dal` and `al`."""
    return range(max(0, (inizio - dal).days), min((fine - dal).days, (al - dal).days + 1))


def in_quarti(ore: Decimal) -> bool:
    """Whether these are hours and quarters of an hour."""
    return ore * QUARTI % 1 == 0


def _check(giorni: int) -> int:
    if giorni < 0:
        raise ValueError(f"giorni attivi: {giorni}")
    return giorni
