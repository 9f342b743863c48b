"""The fixed phrases of the sheets in other languages, kept as data so that a mother-tongue reviewer can sign them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_frasi(lingua: str) -> dict[str, Any]:
    """The phrases of one language of `models.Lingua`; `rivista_da` is empty until somebody has read them all."""
    return tomllib.loads(files("patti_inclusione.dati").joinpath("frasi", f"{lingua}.toml").read_text("utf-8"))


def is_rivista(frasi: dict[str, Any]) -> bool:
    """Did a mother-tongue reviewer sign them?"""
    return bool(frasi["rivista_da"] and frasi["rivista_il"])


@cache
def parole_riservate() -> tuple[str, ...]:
    """The beginnings of words on violence and health that the family's copy leaves out."""
    data = tomllib.loads(files("patti_inclusione.dati").joinpath("riservate.toml").read_text("utf-8"))
    return tuple(inizio for gruppo in data.values() for inizio in gruppo)


def is_delicato(testo: str) -> bool:
    """Does the text speak of violence or of health, as far as words tell?"""
    parole = testo.lower().replace("'", " ").replace("’", " ").split()
    return any(parola.strip('.,;:!?«»()"').startswith(parole_riservate()) for parola in parole)
