"""The hours of who takes part: those due in a stretch of days, the most there may be, and how far he is. Pure."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

GIORNI_SETTIMANA = 7
MEZZE = 2  # half hours in an hour
QUARTI = 4  # quarters in an hour: what the register counts in


@dataclass(frozen=True, slots=True)
class Saldo:
    """A month of one person: `differenza` is below zero where hours are missing."""

    dovute: Decimal
    svolte: Decimal
    recuperate: Decimal

    @property
    def differenza(self) -> Decimal:
        return self.svolte + self.recuperate - self.dovute


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


def in_quarti(ore: Decimal) -> bool:
    """Whether these are hours and quarters of an hour."""
    return ore * QUARTI % 1 == 0


def _check(giorni: int) -> int:
    if giorni < 0:
        raise ValueError(f"giorni attivi: {giorni}")
    return giorni
