"""What of a project's places may be told to anyone. Pure.

How many take part is told by places less free ones: below the threshold it could tell of somebody, so both are told in bands
and no pair of them leads back to one to four persons.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PostiPubblici:
    """The places and the free ones, in words."""

    posti: str
    liberi: str


def posti_pubblici(totali: int, liberi: int, soglia: int) -> PostiPubblici:
    """Of `totali` places `liberi` are free; counts below `soglia` persons are never told."""
    pochi = f"meno di {soglia}"
    if totali < soglia:
        return PostiPubblici(pochi, "sì" if liberi else "nessuno")
    if liberi == 0:
        return PostiPubblici(str(totali), "nessuno")
    return PostiPubblici(str(totali), pochi if liberi < soglia else f"{soglia} o più")
