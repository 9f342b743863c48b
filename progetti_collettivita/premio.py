"""INAIL's premium on the projects: the days of a quarter, what they cost, by when they are told. Pure.

What it says is an estimate: INAIL computes the premium, from the days that the Comune tells.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

CENTESIMO = Decimal("0.01")
MESI = 3
TRIMESTRI = 4


@dataclass(frozen=True, slots=True, order=True)
class Trimestre:
    """One of the four of a year, counted from 1."""

    anno: int
    numero: int

    def __post_init__(self) -> None:
        if not 1 <= self.numero <= TRIMESTRI:
            raise ValueError(f"trimestre {self.numero}")

    @property
    def dal(self) -> date:
        return date(self.anno, self.numero * MESI - 2, 1)

    @property
    def al(self) -> date:
        return self.dopo.dal - timedelta(days=1)

    @property
    def dopo(self) -> "Trimestre":
        return Trimestre(self.anno, self.numero + 1) if self.numero < TRIMESTRI else Trimestre(self.anno + 1, 1)

    def scadenza(self, giorno: int) -> date:
        """By when its days are told: that day of the month after."""
        return self.dopo.dal.replace(day=giorno)


@dataclass(frozen=True, slots=True)
class Tariffa:
    """What a day costs from a day on; it is worth what it is until the next one."""

    valido_dal: date
    al_giorno: Decimal


def trimestre_of(giorno: date) -> Trimestre:
    return Trimestre(giorno.year, (giorno.month - 1) // MESI + 1)


def giorni_effettivi(presenze: Iterable[tuple[date, bool, Decimal]], trimestre: Trimestre) -> list[date]:
    """The days of one person on one project: `(day, was there, hours)`, a day once however often and long he was there."""
    return sorted({g for g, presente, ore in presenze if presente and ore > 0 and trimestre.dal <= g <= trimestre.al})


def stima_premio(
    giorni: Iterable[date], tariffe: Sequence[Tariffa], addizionale: Decimal, *, inclusa: bool = False
) -> Decimal:
    """Each day at what it cost then, with the addizionale (per cent) on top unless it is `inclusa`; rounded once, to the cent.

    Raises ValueError for a day before the first tariff.
    """
    base = sum((_tariffa(giorno, tariffe) * quanti for giorno, quanti in Counter(giorni).items()), Decimal(0))
    intero = base if inclusa else base * (100 + addizionale) / 100
    return intero.quantize(CENTESIMO, ROUND_HALF_UP)


def _tariffa(giorno: date, tariffe: Sequence[Tariffa]) -> Decimal:
    valide = [each for each in tariffe if each.valido_dal <= giorno]
    if not valide:
        raise ValueError(f"nessun premio al giorno il {giorno}")
    return max(valide, key=lambda each: each.valido_dal).al_giorno
