"""Where synthetic households live and their members were born: real Comuni, weighted as the benefit was spread."""

import tomllib
from bisect import bisect
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random
from typing import Any

from rdc_platform import territorio
from rdc_platform.territorio import Comune

# Comuni on the map on this day and today: a lot of any year finds them, and no residence is in a suppressed one.
PRIMO_GIORNO = date(2019, 1, 1)
QUOTA_PREFERITI = 0.6  # of the households, when some Comuni are asked for

# Of a Comune within its region, when it is not one of the great cities.
PESO_CAPOLUOGO, PESO_MEDIO, PESO_PICCOLO = 80, 12, 3


@dataclass(frozen=True)
class Luoghi:
    """Comuni to live in, with cumulated weights; the capoluogo of each province, where most people are born."""

    comuni: list[Comune]
    pesi: list[float]
    preferiti: list[Comune] = field(default_factory=list)
    capoluoghi: dict[str, Comune] = field(default_factory=dict)

    def residenza(self, rng: Random) -> Comune:
        """A Comune, one of the preferred ones in six cases of ten."""
        if self.preferiti and rng.random() < QUOTA_PREFERITI:
            return rng.choice(self.preferiti)
        return self.comuni[bisect(self.pesi, rng.random() * self.pesi[-1])]

    def nascita(self, rng: Random, residenza: Comune, giorno: date) -> str:
        """The Belfiore code of a Comune that existed on the day: of residence, the provincial capital, or elsewhere."""
        lot = rng.random()
        if lot < 0.25 and residenza.attivo_dal <= giorno:
            return residenza.belfiore
        if lot < 0.8:
            return self.capoluoghi.get(residenza.sigla_provincia, self.capoluoghi["RM"]).belfiore
        comune = self.residenza(rng)
        return comune.belfiore if comune.attivo_dal <= giorno else self.capoluoghi["RM"].belfiore


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("rdc_platform.simulators").joinpath("dati/luoghi.toml").read_text("utf-8"))


@cache
def luoghi(preferiti: tuple[str, ...] = ()) -> Luoghi:
    """The Comuni of today that were there in 2019; ValueError for a preferred Belfiore that is not among them."""
    comuni = sorted(
        (comune for comune in territorio.comuni().values() if comune.attivo and comune.attivo_dal <= PRIMO_GIORNO),
        key=lambda comune: comune.belfiore,
    )
    known = {comune.belfiore: comune for comune in comuni}
    if unknown := sorted(set(preferiti) - set(known)):
        raise ValueError(f"Non sono Comuni attivi: {', '.join(unknown)}")
    within: dict[str, int] = {}
    for comune in comuni:
        within[comune.codice_regione] = within.get(comune.codice_regione, 0) + _peso(comune)
    regioni = _tables()["regioni"]
    weights = [_peso(c) * regioni[c.codice_regione] / within[c.codice_regione] for c in comuni]
    capoluoghi = {comune.sigla_provincia: comune for comune in comuni if comune.capoluogo}
    return Luoghi(comuni, list(accumulate(weights)), [known[belfiore] for belfiore in preferiti], capoluoghi)


def cap(rng: Random, comune: Comune) -> str:
    """A postal code of the right province."""
    return f"{_tables()['cap'][comune.sigla_provincia]}{rng.randrange(10, 100)}"


def _peso(comune: Comune) -> int:
    if (peso := _tables()["grandi"].get(comune.belfiore)) is not None:
        return int(peso)
    if comune.capoluogo:
        return PESO_CAPOLUOGO
    # No population in the packaged data: one Comune in five is taken for a town, always the same ones.
    return PESO_MEDIO if int(comune.belfiore[1:]) % 5 == 0 else PESO_PICCOLO
