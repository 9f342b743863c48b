"""The years of a check as a picture: where each period stands, as percentages that a template puts into SVG. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from controlli_anagrafici.residenza import Parametri, Residenza, TipoPeriodo
from rdc_platform.calendario import add_mesi

ALTEZZA = 44  # pixels of a row: its words, and its bars under them
SOPRA = 26  # pixels of the axis of the years


@dataclass(frozen=True)
class Striscia:
    """A period to draw: of which row, from when to when (both included, None: still running), of which kind."""

    luogo: str
    dal: date
    al: date | None
    tipo: TipoPeriodo
    proposto: bool = False


@dataclass(frozen=True)
class Tratto:
    """A bar: where it starts and how long it is, in per cent of the width."""

    x: float
    larghezza: float
    classe: str
    titolo: str


@dataclass(frozen=True)
class Riga:
    etichetta: str
    y: int
    tratti: list[Tratto]

    @property
    def y_barra(self) -> int:
        return self.y + 18


@dataclass(frozen=True)
class Disegno:
    """The rows, the years of the axis, the band of the last years and the gaps in it."""

    righe: list[Riga]
    anni: list[tuple[float, int]]
    ultimi_x: float
    ultimi_larghezza: float
    vuoti: list[Tratto]
    altezza: int


def draw(strisce: Iterable[Striscia], parametri: Parametri, residenza: Residenza, *, gaps: bool = True) -> Disegno:
    """The picture of the years asked for, from the first of them to the day of reference; `gaps`: with those of the last."""
    fine = parametri.riferimento
    inizio = add_mesi(fine, -12 * max(parametri.anni_totali, parametri.anni_continuativi, 1))
    ultimi = add_mesi(fine, -12 * parametri.anni_continuativi)
    giorni = (fine - inizio).days

    def x(giorno: date) -> float:
        return round(100 * min(max((giorno - inizio).days, 0), giorni) / giorni, 2)

    righe = _righe([each for each in strisce if each.dal < fine and (each.al is None or each.al >= inizio)], fine, x)
    vuoti = [
        Tratto(x(each.dal), max(round(x(each.al) - x(each.dal), 2), 0.4), "vuoto", f"{_g(each.dal)} – {_g(each.al)}")
        for each in (residenza.interruzioni if gaps else ())
    ]
    anni = [(x(date(anno, 1, 1)), anno) for anno in range(inizio.year + 1, fine.year + 1)]
    return Disegno(righe, anni, x(ultimi), round(100 - x(ultimi), 2), vuoti, SOPRA + ALTEZZA * max(len(righe), 1))


def _righe(strisce: list[Striscia], fine: date, x) -> list[Riga]:
    """A row for each place, the latest first; in it what began later over what it interrupts."""
    strisce = sorted(strisce, key=lambda each: each.dal)
    luoghi = list(dict.fromkeys(each.luogo for each in reversed(strisce)))
    return [
        Riga(luogo, SOPRA + ALTEZZA * n, [_tratto(each, fine, x) for each in strisce if each.luogo == luogo])
        for n, luogo in enumerate(luoghi)
    ]


def _tratto(striscia: Striscia, fine: date, x) -> Tratto:
    al = min(striscia.al or fine, fine)
    titolo = f"{_g(striscia.dal)} – {_g(striscia.al) if striscia.al else 'in corso'}"
    classe = f"{striscia.tipo.lower()}{' proposto' if striscia.proposto else ''}"
    return Tratto(x(striscia.dal), max(round(x(al) - x(striscia.dal), 2), 0.4), classe, titolo)


def _g(giorno: date) -> str:
    return f"{giorno.day}/{giorno.month}/{giorno.year}"
