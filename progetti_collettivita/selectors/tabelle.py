"""Tables of a report: facts of the Comuni summed into rows, drawn as bars, written as text. No query."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from rdc_platform.web import grafici
from rdc_platform.web.formati import decimale, numero

Valori = tuple[Decimal, ...]


def intero(valore: Decimal) -> str:
    return numero(int(valore))


def con_decimali(valore: Decimal) -> str:
    """`5.683,5`"""
    return numero(float(valore))


def al_centesimo(valore: Decimal) -> str:
    """`1.018,90`"""
    return f"{valore:,.2f}".translate(str.maketrans(",.", ".,"))


class Fatto(NamedTuple):
    """What one Comune has in one row of one table; `persone` are how many its hours or days are of."""

    tabella: str
    comune: str
    voce: str
    valori: tuple[Any, ...]
    persone: int = 0


@dataclass(frozen=True)
class Misura:
    """A column, and how the page writes its numbers; a file has them bare, for a spreadsheet to add up."""

    nome: str
    scrive: Callable[[Any], str] = intero


@dataclass(frozen=True)
class Disegno:
    """A table before it has numbers: `voci` are its rows, by code and name, `disegna` the column that is drawn.

    `calcola` makes the whole row from the sums of its facts, of which there are `somme`.
    """

    chiave: str
    titolo: str
    voci: Sequence[tuple[str, str]]
    misure: tuple[Misura, ...]
    disegna: int = 0
    somme: int = 1
    calcola: Callable[[Valori], Valori] = lambda valori: valori


@dataclass(frozen=True)
class Riga:
    """A row of a table: its numbers, and of how many persons each of its facts is."""

    chiave: str
    nome: str
    valori: Valori
    persone: tuple[int, ...]


@dataclass(frozen=True)
class Tabella:
    """A table with its numbers."""

    disegno: Disegno
    righe: list[Riga]

    @property
    def totale(self) -> Valori:
        zero = (Decimal(0),) * len(self.disegno.misure)
        return tuple(map(sum, zip(zero, *(riga.valori for riga in self.righe), strict=True)))

    @property
    def vuota(self) -> bool:
        return not any(any(riga.valori) for riga in self.righe)

    @property
    def barre(self) -> grafici.Barre:
        """The column that is drawn, without a mean: its rows are parts of a whole, or months."""
        disegno = self.disegno
        voci = [(riga.nome, float(riga.valori[disegno.disegna])) for riga in self.righe]
        return grafici.barre(disegno.misure[disegno.disegna].nome, voci, con_media=False)

    @property
    def con_tabella(self) -> bool:
        """Whether the numbers want a table: the bars alone say those of one column."""
        return len(self.disegno.misure) > 1

    @property
    def scritte(self) -> list[tuple[Riga, list[tuple[str, str]]]]:
        """The rows as the page writes them: of each its columns and their numbers."""
        return [(riga, self.scrive(riga.valori)) for riga in self.righe]

    @property
    def totale_scritto(self) -> list[tuple[str, str]]:
        return self.scrive(self.totale)

    def celle(self, valori: Valori) -> list[tuple[str, str]]:
        """Columns and numbers of a row of a file."""
        return [(misura.nome, decimale(valore)) for misura, valore in zip(self.disegno.misure, valori, strict=True)]

    def scrive(self, valori: Valori) -> list[tuple[str, str]]:
        coppie = zip(self.disegno.misure, valori, strict=True)
        return [(misura.nome, misura.scrive(valore)) for misura, valore in coppie]


def somma(fatti: Iterable[Fatto], disegni: Sequence[Disegno]) -> list[Tabella]:
    """The tables with the facts summed in them; a row without facts has zeros."""
    per_voce: dict[tuple[str, str], list[Fatto]] = {}
    for fatto in fatti:
        per_voce.setdefault((fatto.tabella, fatto.voce), []).append(fatto)
    return [Tabella(each, [_riga(each, *voce, per_voce) for voce in each.voci]) for each in disegni]


def _riga(disegno: Disegno, chiave: str, nome: str, per_voce: Mapping[tuple[str, str], list[Fatto]]) -> Riga:
    fatti = per_voce.get((disegno.chiave, chiave), [])
    zero = (Decimal(0),) * disegno.somme
    valori = tuple(map(sum, zip(zero, *(fatto.valori for fatto in fatti), strict=True)))
    return Riga(chiave, nome, disegno.calcola(valori), tuple(fatto.persone for fatto in fatti))
