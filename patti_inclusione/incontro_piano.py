"""The days of the meetings of a Patto, from its frequency. Pure.

One meeting ends each period: a week, two weeks, a month, two, three. Where the law wants one in presence each month (T10,
L. 234/2021 art. 1 c. 74) no period is longer than a month, and no meeting leaves the month it belongs to.
"""

from dataclasses import dataclass
from datetime import date

from patti_inclusione.models import FrequenzaIncontri
from rdc_platform import calendario
from rdc_platform.calendario import GIORNO

SETTIMANE = {FrequenzaIncontri.SETTIMANALE: 1, FrequenzaIncontri.QUINDICINALE: 2}
MESI = {FrequenzaIncontri.MENSILE: 1, FrequenzaIncontri.BIMESTRALE: 2, FrequenzaIncontri.TRIMESTRALE: 3}


@dataclass(frozen=True)
class Periodo:
    """The days after `dopo` up to `fine`, included; `giorno` is the one to meet on."""

    dopo: date
    fine: date
    giorno: date

    def holds(self, giorno: date) -> bool:
        return self.dopo < giorno <= self.fine


def plan(dal: date, al: date, frequenza: str, *, mensile: bool, belfiore: str | None = None) -> list[Periodo]:
    """The periods of a Patto that runs from `dal` to `al`, with the day of each meeting: working days, each later than the last.

    `mensile`: the law asks for at least one meeting a month. `belfiore`: the Comune, for its patron saint.
    """
    found: list[Periodo] = []
    dopo, count = dal, 1
    while (fine := _end(dal, frequenza, count, mensile=mensile)) <= al:
        giorno = _working_day(fine, al, belfiore, same_month=frequenza in MESI)
        if giorno > (found[-1].giorno if found else dal):
            found.append(Periodo(dopo, fine, giorno))
        dopo, count = fine, count + 1
    return found


def _end(dal: date, frequenza: str, count: int, *, mensile: bool) -> date:
    """The last day of the period number `count`."""
    if frequenza in SETTIMANE:
        return dal + SETTIMANE[FrequenzaIncontri(frequenza)] * 7 * count * GIORNO
    mesi = 1 if mensile else MESI[FrequenzaIncontri(frequenza)]
    return calendario.add_mesi(dal, mesi * count)


def _working_day(giorno: date, al: date, belfiore: str | None, *, same_month: bool) -> date:
    """The first working day from `giorno`; the last one before it where that is past `al`, or in another month."""
    found = giorno
    while not calendario.is_lavorativo(found, belfiore):
        found += GIORNO
    if found <= al and (not same_month or found.month == giorno.month):
        return found
    found = giorno
    while not calendario.is_lavorativo(found, belfiore):
        found -= GIORNO
    return found
