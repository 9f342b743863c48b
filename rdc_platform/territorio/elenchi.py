"""Comuni and States of the packaged lists (`rdc_platform/dati`), read once, when first asked for."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATI = Path(__file__).parents[1] / "dati"
APOLIDE = "XXA"  # ISO 3166-1 has no code for the stateless; this is the one travel documents use (ICAO 9303)


class Comune(NamedTuple):
    """A Belfiore code of Italy. `attivo_dal`-`attivo_al` (included; None: still open) is the last stretch of its life."""

    belfiore: str
    istat: str
    denominazione: str
    denominazione_altra: str
    sigla_provincia: str
    codice_provincia: str
    provincia: str
    codice_regione: str
    regione: str
    capoluogo: bool
    attivo_dal: date
    attivo_al: date | None
    successore: str | None

    @property
    def attivo(self) -> bool:
        """Whether it is open today, as far as the packaged list knows."""
        return self.attivo_al is None

    def attivo_alla(self, day: date) -> bool:
        """Whether it was open on `day`, in its last stretch."""
        return self.attivo_dal <= day and (self.attivo_al is None or day <= self.attivo_al)


class Stato(NamedTuple):
    """A foreign State or territory under its Z code; `alpha3` is empty where ISO has none."""

    belfiore: str
    denominazione: str
    alpha3: str
    attivo_dal: date
    attivo_al: date | None


class Nome(NamedTuple):
    """What a Comune was called, and in which province, from `dal` to `al` (included; None: still)."""

    denominazione: str
    sigla_provincia: str
    dal: date
    al: date | None


@cache
def comuni() -> dict[str, Comune]:
    """All Comuni, open and closed, by Belfiore code."""
    found = {}
    for *texts, capoluogo, dal, al, heir in _rows("comuni.csv"):
        found[texts[0]] = Comune(*texts, capoluogo == "1", date.fromisoformat(dal), _date(al), heir or None)  # type: ignore[arg-type, call-arg]
    return found


@cache
def regioni() -> dict[str, str]:
    """The names of the 20 regions by ISTAT code."""
    return {place.codice_regione: place.regione for place in comuni().values() if place.codice_regione}


@cache
def stati() -> dict[str, Stato]:
    """All foreign States and territories, past ones too, by Belfiore code."""
    return {r[0]: Stato(r[0], r[1], r[2], date.fromisoformat(r[3]), _date(r[4])) for r in _rows("stati.csv")}


def comune(belfiore: str) -> Comune | None:
    """The Comune of that code, open or closed."""
    return comuni().get(belfiore)


def stato(belfiore: str) -> Stato | None:
    """The foreign State of that code."""
    return stati().get(belfiore)


def luogo_nascita(belfiore: str) -> str | None:
    """The name of a place of birth, for a page: `Roma (RM)`, `Marocco`; None if there is no such code."""
    if place := comuni().get(belfiore):
        return f"{place.denominazione} ({place.sigla_provincia})"
    country = stati().get(belfiore)
    return country.denominazione if country else None


def luogo_nascita_ok(belfiore: str, data: date) -> bool:
    """Whether someone may be born there on that day: the Comune existed (under whatever name), or the State was not over.

    Births before the Kingdom of Italy, or before the register begins, count as good: the code was given afterwards.
    """
    if country := stati().get(belfiore):
        return country.attivo_al is None or data <= country.attivo_al
    life = _periodi().get(belfiore, [])
    return bool(life) and (data < life[0][0] or any(dal <= data <= (al or date.max) for dal, al in life))


def successore(belfiore: str, alla_data: date | None = None) -> str | None:
    """The code that stands for `belfiore` on that day (today, without one): itself while open, else who took its place.

    Mergers are followed one after the other; None if the code is unknown or the chain breaks off.
    """
    place = comuni().get(belfiore)
    while place and not (
        place.attivo if alla_data is None else place.attivo_al is None or alla_data <= place.attivo_al
    ):
        place = comuni().get(place.successore or "")
    return place.belfiore if place else None


def nomi(belfiore: str) -> list[Nome]:
    """Every name the Comune of that code has had, with its days and the province it was then in; none for a State."""
    return _nomi().get(belfiore, [])


def cittadinanza(alpha3: str) -> str | None:
    """The State of a citizenship in ISO 3166-1 alpha-3, by name; Italy and the stateless included."""
    return _by_alpha3().get(alpha3)


@cache
def _by_alpha3() -> dict[str, str]:
    named = {row.alpha3: row.denominazione for row in stati().values() if row.alpha3}
    return named | {"ITA": "Italia", APOLIDE: "Apolide"}


@cache
def _periodi() -> dict[str, list[tuple[date, date | None]]]:
    life: dict[str, list[tuple[date, date | None]]] = {}
    for belfiore, _, _, dal, al in _rows("periodi.csv"):
        life.setdefault(belfiore, []).append((date.fromisoformat(dal), _date(al)))
    return life


@cache
def _nomi() -> dict[str, list[Nome]]:
    names: dict[str, list[Nome]] = {}
    for belfiore, denominazione, sigla, dal, al in _rows("periodi.csv"):
        names.setdefault(belfiore, []).append(Nome(denominazione, sigla, date.fromisoformat(dal), _date(al)))
    return names


def _rows(name: str) -> Iterator[list[str]]:
    with (DATI / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from rows


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
