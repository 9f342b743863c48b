"""The catalogue of needs: dated items by area, read once from `dati/bisogni.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Voce:
    """An item: whom it may concern (`persone`, `adulti`, `minori`) and whether it may be of the whole nucleo."""

    codice: str
    area: str
    gruppo: str
    testo: str
    chi: str
    famiglia: bool
    aiuto: str
    valido_dal: date
    valido_al: date | None

    def in_vigore(self, giorno: date) -> bool:
        return self.valido_dal <= giorno and (self.valido_al is None or giorno <= self.valido_al)


@cache
def _letto() -> dict:
    return tomllib.loads(files("patti_inclusione.dati").joinpath("bisogni.toml").read_text("utf-8"))


def versione() -> str:
    """The version of the form that a new analysis is made with."""
    return _letto()["versione"]


@cache
def tutte() -> dict[str, Voce]:
    """Every item there ever was, by code, in the order of the page."""
    letto = _letto()
    return {
        voce["codice"]: Voce(
            codice=voce["codice"],
            area=gruppo["area"],
            gruppo=gruppo["titolo"],
            testo=voce["testo"],
            chi=gruppo["chi"],
            famiglia=voce.get("famiglia", False),
            aiuto=voce.get("aiuto", ""),
            valido_dal=voce.get("valido_dal", letto["valido_dal"]),
            valido_al=voce.get("valido_al"),
        )
        for gruppo in letto["gruppo"]
        for voce in gruppo["voci"]
    }


def voci(area: str, giorno: date) -> list[Voce]:
    """The items of an area that hold on `giorno`."""
    return [voce for voce in tutte().values() if voce.area == area and voce.in_vigore(giorno)]


def testo(codice: str) -> str:
    """The words of an item, whether it still holds or not; raises KeyError for a code there never was."""
    return tutte()[codice].testo
