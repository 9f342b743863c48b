"""Counts of families as they may leave the platform: none small, none exact, none that a later one undoes. Pure.

Each count is told by itself, as the multiple of the base nearest to it, and nothing is sent that adds up others: so there is
nothing to subtract. Of less than the threshold it is told that it is few, none included: that somebody is there is told of
nobody. What is not a count (days, hours) is told where the count *as told* is large enough: it says no more of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Literal

Cella = tuple[str, str]  # a measure and one of its voci
POCHE: Literal["POCHE"] = "POCHE"
NON_DETTO: Literal["NON_DETTO"] = "NON_DETTO"
MEDIANA, NONO_DECILE = 50, 90


@dataclass(frozen=True, slots=True)
class Regola:
    """`soglia`: families under which no count is told; `base`: to whose multiples all is rounded, families, days and hours.

    `minimo` families, as told, for a median or a sum of hours, `minimo_decile` for a ninth decile, which is nearer to one family.
    """

    soglia: int
    base: int
    minimo: int
    minimo_decile: int

    def dici(self, quante: int) -> int | str:
        """A count of families as it is told."""
        return POCHE if quante < self.soglia else max(self.base, self.arrotonda(quante))

    def arrotonda(self, valore: int) -> int:
        """The multiple of the base nearest to it, the greater of two."""
        return (valore + self.base // 2) // self.base * self.base

    def basta(self, quante: int, minimo: int) -> bool:
        """Whether a count, as it is told, is large enough to tell something else of those counted."""
        detto = self.dici(quante)
        return isinstance(detto, int) and detto >= minimo

    def segui(self, prima: Mapping[Cella, int] | None, adesso: Mapping[Cella, int]) -> dict[Cella, int]:
        """The counts to tell after those of `prima`: one that moved by less than the threshold stays as it was.

        So what is told of a month changes only for several families together, never for one that was put right.
        """
        if prima is None:
            return dict(adesso)
        return {
            cella: adesso[cella] if abs(adesso[cella] - prima.get(cella, 0)) >= self.soglia else prima.get(cella, 0)
            for cella in adesso
        }


def quantile(giorni: Mapping[int, int], parte: int) -> int:
    """The smallest value that `parte` per cent of them do not exceed; `giorni` says how many have each value."""
    posto, visti = ceil(sum(giorni.values()) * parte / 100), 0
    for valore in sorted(giorni):
        visti += giorni[valore]
        if visti >= posto:
            return valore
    raise ValueError("no values")
