"""Which Comune is in which Ambito on which days, when a file changes it: sums and differences of periods. No ORM."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rdc_platform.territorio import DatiAmbito

GIORNO = timedelta(days=1)
SEMPRE = date.max


@dataclass(frozen=True, order=True, slots=True)
class Periodo:
    """A Comune (Belfiore code) in an Ambito (its code) from `dal` to `al`, included; SEMPRE for no end."""

    comune: str
    ambito: str
    dal: date
    al: date
    sintetico: bool


def plan(existing: Iterable[Periodo], ambiti: list[DatiAmbito]) -> set[Periodo]:
    """The periods that should stand after `ambiti` are taken in.

    Of an Ambito that is named: what was before its `valido_dal` stays, from then on it holds the Comuni it lists, after
    `valido_al` none. The others give up the Comuni that go elsewhere, for those days. An invented Ambito takes no day
    from a real one.
    """
    named = {ambito.codice: ambito for ambito in ambiti}
    places: dict[str, list[Periodo]] = defaultdict(list)
    for period in existing:
        ambito = named.get(period.ambito)
        places[period.comune] += _before(period, ambito.valido_dal) if ambito else [period]
    for ambito in ambiti:
        for comune, dal, al in ambito.appartenenze():
            wanted = [Periodo(comune, ambito.codice, dal, al or SEMPRE, ambito.sintetico)]
            if ambito.sintetico:
                wanted = _minus(wanted, [period for period in places[comune] if not period.sintetico])
            places[comune] = [*_minus(places[comune], wanted), *wanted]
    return {period for periods in places.values() for period in _joined(periods)}


def _before(period: Periodo, day: date) -> list[Periodo]:
    return [replace(period, al=min(period.al, day - GIORNO))] if period.dal < day else []


def _minus(periods: list[Periodo], taken: list[Periodo]) -> list[Periodo]:
    """`periods` without the days of `taken`."""
    for hole in taken:
        periods = [piece for period in periods for piece in _without(period, hole)]
    return periods


def _without(period: Periodo, hole: Periodo) -> Iterator[Periodo]:
    if period.al < hole.dal or hole.al < period.dal:
        yield period
        return
    if period.dal < hole.dal:
        yield replace(period, al=hole.dal - GIORNO)
    if hole.al < period.al:
        yield replace(period, dal=hole.al + GIORNO)


def _joined(periods: list[Periodo]) -> list[Periodo]:
    """Periods of one Comune in order, those that follow each other in the same Ambito made one."""
    joined: list[Periodo] = []
    for period in sorted(periods, key=lambda period: period.dal):
        last = joined[-1] if joined else None
        if last and last.ambito == period.ambito and last.al + GIORNO == period.dal:
            joined[-1] = replace(last, al=period.al, sintetico=period.sintetico)
        else:
            joined.append(period)
    return joined
