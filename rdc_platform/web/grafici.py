"""Figures drawn on the server, as numbers a template puts into SVG attributes: no style, no script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdc_platform.web.stati import Colore


@dataclass(frozen=True)
class Barra:
    """One bar: its length in whole per cent of the axis."""

    etichetta: str
    valore: int | float
    larghezza: int
    colore: Colore


@dataclass(frozen=True)
class Barre:
    """Bars with their mean, for `_components/barre.html`. `media_x` is where the mean stands, in whole per cent."""

    titolo: str
    unita: str
    barre: list[Barra]
    media: float | None
    media_x: int | None


def barre(
    titolo: str,
    voci: Iterable[tuple[str, int | float]],
    *,
    unita: str = "",
    soglia: float | None = None,
    con_media: bool = True,
) -> Barre:
    """Bars from (label, value) pairs; values over `soglia` are yellow, and the axis reaches the largest of all."""
    voci = list(voci)
    valori = [valore for _, valore in voci]
    asse = max([*valori, soglia or 0, 1])
    media = round(sum(valori) / len(valori), 1) if con_media and valori else None
    rows = [
        Barra(
            etichetta,
            valore,
            round(100 * valore / asse),
            Colore.GIALLO if soglia is not None and valore > soglia else Colore.BLU,
        )
        for etichetta, valore in voci
    ]
    return Barre(titolo, unita, rows, media, None if media is None else round(100 * media / asse))


LARGO, ALTO, MARGINE = 100, 40, 4


@dataclass(frozen=True)
class Linea:
    """A value over time on a scale of steps, for `_components/linea.html`.

    `punti` are (x, y, when, step) in a box of `LARGO` by `ALTO`; `tratto` joins them; `attesa_y` is where one wants to get.
    """

    titolo: str
    punti: list[tuple[float, float, str, str]]
    tratto: str
    attesa_y: float | None
    attesa: str


def linea(
    titolo: str, voci: Iterable[tuple[str, str]], scala: Sequence[tuple[str, str]], *, attesa: str = ""
) -> Linea | None:
    """A line from (when, step) pairs; those not on `scala`, which goes from worst to best, are left out. One point is no line."""
    places = {key: (n, label) for n, (key, label) in enumerate(scala)}
    seen = [(quando, *places[key]) for quando, key in voci if key in places]
    if len(seen) < 2:
        return None
    step_x, step_y = (LARGO - 2 * MARGINE) / (len(seen) - 1), (ALTO - 2 * MARGINE) / (len(scala) - 1)

    def y_of(place: int) -> float:
        return round(ALTO - MARGINE - step_y * place, 1)

    punti = [(round(MARGINE + step_x * n, 1), y_of(at), quando, label) for n, (quando, at, label) in enumerate(seen)]
    tratto = " ".join(f"{x},{y}" for x, y, *_ in punti)
    goal = places.get(attesa)
    return Linea(titolo, punti, tratto, y_of(goal[0]) if goal else None, goal[1] if goal else "")
