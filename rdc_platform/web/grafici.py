"""Figures drawn on the server, as numbers a template puts into SVG attributes: no style, no script."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from rdc_platform.web import formati
from rdc_platform.web.stati import Colore

RIGA = (
    '<tr><th scope="row">{}</th><td aria-hidden="true"><svg width="100%" height="18" focusable="false">'
    '<rect class="rdc-barra-{}" x="0" y="2" width="{}%" height="14"></rect>{}</svg></td>'
    '<td class="rdc-numero">{}</td></tr>'
)


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

    @property
    def righe(self) -> SafeString:
        """The rows of the table, made here: a large Ambito has hundreds."""
        mean = "" if self.media_x is None else f'<line x1="{self.media_x}%" x2="{self.media_x}%" y1="0" y2="18"></line>'
        rows = (
            RIGA.format(escape(b.etichetta), escape(b.colore), b.larghezza, mean, formati.numero(b.valore))
            for b in self.barre
        )
        return mark_safe("\n".join(rows))  # noqa: S308 -- words are escaped, the rest are numbers of ours


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


@dataclass(frozen=True)
class Asse:
    """One axis of a radar: where it ends, and where its short name stands."""

    codice: str
    nome: str
    x: float
    y: float
    testo_x: float
    testo_y: float
    ancora: str


@dataclass(frozen=True)
class Serie:
    """One line of a radar: its points, None where nothing is known, and the words of each for the table."""

    nome: str
    punti: list[tuple[float, float] | None]
    parole: list[str]

    @property
    def poligono(self) -> str:
        """The line through what is known, for `points`; "" for fewer than three points, which enclose nothing."""
        noti = [f"{x},{y}" for x, y in self.noti]
        return " ".join(noti) if len(noti) > 2 else ""

    @property
    def noti(self) -> list[tuple[float, float]]:
        return [punto for punto in self.punti if punto is not None]


@dataclass(frozen=True)
class Radar:
    """A figure of `_components/radar.html`, drawn in a square of 240 with the centre at 120; the table says the same."""

    titolo: str
    anelli: list[str]
    assi: list[Asse]
    serie: list[Serie]

    @property
    def righe(self) -> list[tuple[Asse, list[str]]]:
        """The table: each axis with the words of each line."""
        return [(asse, [serie.parole[n] for serie in self.serie]) for n, asse in enumerate(self.assi)]


CENTRO, RAGGIO, FUORI = 120.0, 90.0, 104.0


def radar(
    titolo: str, assi: list[tuple[str, str]], serie: list[tuple[str, list[tuple[int | None, str]]]], gradi: int
) -> Radar:
    """A radar from axes (short and full name) and lines of (place from 1 to `gradi`, or None; its words), one an axis."""
    posti = range(len(assi))
    anelli = [_points(RAGGIO * grado / gradi, len(assi)) for grado in range(1, gradi + 1)]
    return Radar(
        titolo,
        [" ".join(f"{x},{y}" for x, y in anello) for anello in anelli],
        [_asse(*assi[n], n, len(assi)) for n in posti],
        [
            Serie(
                nome,
                [
                    None if posto is None else _point(RAGGIO * posto / gradi, n, len(assi))
                    for n, (posto, _) in enumerate(valori)
                ],
                [parole for _, parole in valori],
            )
            for nome, valori in serie
        ],
    )


def _asse(codice: str, nome: str, n: int, quanti: int) -> Asse:
    testo_x, testo_y = _point(FUORI, n, quanti)
    ancora = "middle" if abs(testo_x - CENTRO) < 10 else "start" if testo_x > CENTRO else "end"
    return Asse(codice, nome, *_point(RAGGIO, n, quanti), testo_x, testo_y + 4, ancora)


def _points(raggio: float, quanti: int) -> list[tuple[float, float]]:
    return [_point(raggio, n, quanti) for n in range(quanti)]


def _point(raggio: float, n: int, quanti: int) -> tuple[float, float]:
    angolo = 2 * math.pi * n / quanti - math.pi / 2
    return round(CENTRO + raggio * math.cos(angolo), 1), round(CENTRO + raggio * math.sin(angolo), 1)


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
