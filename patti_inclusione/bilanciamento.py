"""Who should get which family so that loads stay even. Pure.

Weights look at the number of persons alone: the outcome of an analysis would be fairer, but the Coordinatore must not
learn it, not even from a sum (letter: "sole informazioni anagrafiche").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

NUMEROSA = 5  # persons from which a family counts double


@dataclass(frozen=True)
class Famiglia:
    """A family to give: its Comune (Belfiore), how many persons, who follows it now and should not get it again.

    `conosciuta` is who followed it before its renewal: it goes back to him if he may have it.
    """

    caso_id: UUID
    comune: str
    persone: int
    attuale: UUID | None = None
    conosciuta: UUID | None = None


@dataclass(frozen=True)
class Carico:
    """What a Case manager has already, in weights, and the Comuni (Belfiore) he may receive families of."""

    peso: int
    comuni: frozenset[str]


def peso(persone: int) -> int:
    """The weight of one family."""
    return 2 if persone >= NUMEROSA else 1


def propose(famiglie: Iterable[Famiglia], carichi: Mapping[UUID, Carico]) -> dict[UUID, UUID | None]:
    """For each case who knows it already, else who has least when its turn comes, large families first; None if nobody may."""
    pesi = {key: carico.peso for key, carico in carichi.items()}
    proposta: dict[UUID, UUID | None] = {}
    for famiglia in sorted(famiglie, key=lambda f: (-peso(f.persone), f.comune, str(f.caso_id))):
        possibili = [k for k, carico in carichi.items() if famiglia.comune in carico.comuni and k != famiglia.attuale]
        meno_carico = min(possibili, key=lambda key: (pesi[key], str(key)), default=None)
        scelto = famiglia.conosciuta if famiglia.conosciuta in possibili else meno_carico
        proposta[famiglia.caso_id] = scelto
        if scelto is not None:
            pesi[scelto] += peso(famiglia.persone)
    return proposta
