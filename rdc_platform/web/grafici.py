"""Figures drawn on the server, as numbers a template puts into SVG attributes: no style, no script."""

from collections.abc import Iterable
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
