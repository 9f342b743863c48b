"""The catalogue of dimensions: dated, by section, read once from `dati/quadro.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Dimensione:
    """A dimension; `area`: where the analysis speaks of it; `con_minori`: asked only where there are children."""

    codice: str
    testo: str
    aiuto: str
    area: str
    con_minori: bool
    valido_dal: date
    valido_al: date | None

    def is_asked(self, giorno: date, *, minori: bool) -> bool:
        """Whether it holds on `giorno`, in a family with children or without."""
        in_vigore = self.valido_dal <= giorno and (self.valido_al is None or giorno <= self.valido_al)
        return in_vigore and (minori or not self.con_minori)


@dataclass(frozen=True)
class Sezione:
    """One page of the Quadro: about the nucleo, a child or an adult (`parte`)."""

    codice: str
    parte: str
    titolo: str
    dimensioni: tuple[Dimensione, ...]


@cache
def _letto() -> dict[str, Any]:
    return tomllib.loads(files("patti_inclusione.dati").joinpath("quadro.toml").read_text("utf-8"))


def versione() -> str:
    """The version of the catalogue that a new Quadro is made with."""
    return str(_letto()["versione"])


@cache
def sezioni() -> dict[str, Sezione]:
    """Every section by code, in the order of the pages."""
    letto = _letto()
    return {
        each["codice"]: Sezione(
            each["codice"],
            each["parte"],
            each["titolo"],
            tuple(_dimensione(row, letto["valido_dal"]) for row in each["dimensioni"]),
        )
        for each in letto["sezione"]
    }


def _dimensione(row: dict[str, Any], valido_dal: date) -> Dimensione:
    return Dimensione(
        codice=row["codice"],
        testo=row["testo"],
        aiuto=row.get("aiuto", ""),
        area=row.get("area", ""),
        con_minori=row.get("con_minori", False),
        valido_dal=row.get("valido_dal", valido_dal),
        valido_al=row.get("valido_al"),
    )


@cache
def dimensioni() -> dict[str, Dimensione]:
    """Every dimension there ever was, by code."""
    return {d.codice: d for sezione in sezioni().values() for d in sezione.dimensioni}
