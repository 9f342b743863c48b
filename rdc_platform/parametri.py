"""The seed of the dated parameters: `parametri.toml`, read and checked. Pure; the rows in force stand in the database."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from pathlib import Path

PARAMETRI = Path(__file__).parent / "parametri.toml"


class ParametriError(ValueError):
    """The table contradicts itself."""


@dataclass(frozen=True, slots=True)
class Parametro:
    """A value and the days it holds for, both ends included; `valido_al` None is for ever. `tipo` is what `valore` counts."""

    codice: str
    valore: str
    descrizione: str
    valido_dal: date
    fonte: str
    tipo: str = ""
    valido_al: date | None = None


NOMI = {field.name for field in fields(Parametro)}


def load(path: Path = PARAMETRI) -> list[Parametro]:
    """The parameters of a TOML file, by code and date. Raises ParametriError naming the row that is wrong."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("parametro", [])
    found = sorted((_parametro(row) for row in rows), key=lambda parametro: (parametro.codice, parametro.valido_dal))
    _check_overlaps(found)
    return found


def valore(codice: str, alla_data: date, parametri: Iterable[Parametro]) -> str | None:
    """The value of `codice` that holds on `alla_data`, None if there is none."""
    for parametro in parametri:
        if parametro.codice == codice and parametro.valido_dal <= alla_data <= (parametro.valido_al or date.max):
            return parametro.valore
    return None


def _parametro(row: dict[str, object]) -> Parametro:
    name = row.get("codice", "?")
    if unknown := row.keys() - NOMI:
        raise ParametriError(f"{name}: campi sconosciuti {sorted(unknown)}")
    try:
        parametro = Parametro(**row)  # type: ignore[arg-type]
    except TypeError as missing:
        raise ParametriError(f"{name}: {missing}") from missing
    for field in ("codice", "valore", "descrizione", "fonte", "tipo"):
        if not isinstance(getattr(parametro, field), str):
            raise ParametriError(f"{name}: {field} va scritto tra virgolette")
    if parametro.valido_al and parametro.valido_al < parametro.valido_dal:
        raise ParametriError(f"{name}: valido_al è prima di valido_dal")
    return parametro


def _check_overlaps(parametri: list[Parametro]) -> None:
    for before, after in pairwise(parametri):
        if before.codice == after.codice and (before.valido_al is None or before.valido_al >= after.valido_dal):
            raise ParametriError(f"{after.codice}: due valori il {after.valido_dal:%d/%m/%Y}")
