"""Counts of persons that may be told: small ones hidden, or told as a stretch of numbers. Pure.

A cell from one to under the threshold could tell of somebody. Hiding it is not enough where a total stands beside it: the
total less the others gives it back. So others are hidden with it, until what they add up to says of none of them how many.
"""

from collections.abc import Sequence
from dataclasses import dataclass

INSIEME = 2  # cells hidden at least where their total is told: one alone would be the total less the others


@dataclass(frozen=True, slots=True)
class Fascia:
    """From `minimo` to `massimo` persons, both included; what is made of bands says no more than they do."""

    minimo: int
    massimo: int

    def __add__(self, altra: "Fascia") -> "Fascia":
        return Fascia(self.minimo + altra.minimo, self.massimo + altra.massimo)

    def __str__(self) -> str:
        return str(self.minimo) if self.minimo == self.massimo else f"da {self.minimo} a {self.massimo}"


def fascia(quanti: int, soglia: int) -> Fascia:
    """The count itself where it is none, or not below the threshold; else that it is between."""
    return Fascia(1, soglia - 1) if is_poco(quanti, soglia) else Fascia(quanti, quanti)


def is_poco(quanti: int, soglia: int) -> bool:
    """Whether a count of persons is one that is not told."""
    return 0 < quanti < soglia


def sopprimi(celle: Sequence[int], soglia: int) -> tuple[list[int | None], int | None]:
    """The cells of one table of persons and their total, as they may be told; None for a hidden one.

    With the total told, those hidden are two or more, add up to the threshold at least, and not to one each. Where that
    cannot be, nothing is told: neither the total nor the cells that are empty, for both say how many the others are.
    """
    nascoste = {n for n, quanti in enumerate(celle) if is_poco(quanti, soglia)}
    altre = sorted((n for n, quanti in enumerate(celle) if quanti >= soglia), key=lambda n: (celle[n], n))
    while nascoste and not _tells_nothing([celle[n] for n in nascoste], soglia):
        if not altre:
            return [None] * len(celle), None
        nascoste.add(altre.pop(0))
    return [None if n in nascoste else quanti for n, quanti in enumerate(celle)], sum(celle)


def _tells_nothing(nascoste: Sequence[int], soglia: int) -> bool:
    """Whether their sum leaves each of them more than one answer, and is itself no small count."""
    return len(nascoste) >= INSIEME and sum(nascoste) >= max(soglia, len(nascoste) + 1)
