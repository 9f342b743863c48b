"""The tabs of a work-list: what waits today, what lapses in the week, what has lapsed, everything."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from rdc_platform.web.parti import Link

OGGI, SETTIMANA, SCADUTI, TUTTO = "oggi", "settimana", "scaduti", "tutto"
SCHEDE = {OGGI: "Oggi", SETTIMANA: "Questa settimana", SCADUTI: "Scaduti", TUTTO: "Tutto"}


class Riga(Protocol):
    """A line of a work-list: the day it is for, none where it waits already."""

    @property
    def giorno(self) -> date | None: ...

    def scaduta(self, oggi: date) -> bool: ...


def belongs(voce: Riga, scheda: str, oggi: date, giorni: int | None = None) -> bool:
    """Whether a line stands in a tab: today what lapsed, lapses or waits; in the week the terms that still have time.

    `giorni` is how far a week looks, where the lines reach further.
    """
    if scheda == TUTTO:
        return True
    if scheda == SCADUTI:
        return voce.scaduta(oggi)
    if scheda == SETTIMANA:
        fine = voce.giorno if giorni is None else oggi + timedelta(days=giorni)
        return voce.giorno is not None and fine is not None and oggi <= voce.giorno <= fine
    return voce.giorno is None or voce.giorno <= oggi


def draw_schede(
    voci: Sequence[Riga], scelta: str, oggi: date, query: str = "", giorni: int | None = None
) -> list[Link]:
    """The tabs, each with how many lines it has; `query` is what else stays in the address, `giorni` as in `belongs`."""
    counts = {key: sum(belongs(voce, key, oggi, giorni) for voce in voci) for key in SCHEDE}
    return [
        Link(f"{label} ({counts[key]})", f"?quando={key}{query}", active=key == scelta) for key, label in SCHEDE.items()
    ]
