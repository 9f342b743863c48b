"""Who should get which family so that loads stay even, and why, in words. Pure.

What a family weighs comes from how many it is, which the Coordinatore knows. How complex the families of a Case manager are
comes in for all of them together, in three classes (`intensita`): the letter gives the Coordinatore "sole informazioni
anagrafiche", and a sum that moves by two when one family moves would be the outcome of its analysis (docs/adr/0019).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

LEGGERA, MEDIA, PESANTE = (
    Fraction(1, 6),
    Fraction(1, 2),
    Fraction(5, 6),
)  # share of complex families that a class stands for
TERZO = Fraction(1, 3)


@dataclass(frozen=True)
class Pesi:
    """The dated parameters: a simple and a complex family, how many persons count double, under how many nothing is told."""

    semplice: int = 1
    complesso: int = 2
    numerosa: int = 5
    minimo: int = 5


@dataclass(frozen=True)
class Famiglia:
    """A family to give: its Comune (Belfiore), how many persons, who follows it now, street, language, who must not have it.

    `conosciuta` is who followed it before its renewal: it goes back to him if he may have it.
    """

    caso_id: UUID
    comune: str
    persone: int
    attuale: UUID | None = None
    via: str = ""
    lingua: str = ""
    vietata_a: Collection[UUID] = ()
    conosciuta: UUID | None = None


@dataclass(frozen=True)
class Carico:
    """What a Case manager has already, in weights; the Comuni he may receive families of; languages, and streets he follows."""

    peso: int
    comuni: frozenset[str]
    lingue: frozenset[str] = frozenset()
    vie: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Proposta:
    """Who should have a family, None if nobody may, and the reasons in words, the strongest first."""

    case_manager: UUID | None
    motivi: tuple[str, ...] = ()


@dataclass
class _Tavolo:
    """The loads as they grow while the families are given out."""

    carichi: Mapping[UUID, Carico]
    pesi: dict[UUID, int] = field(default_factory=dict)


def peso(persone: int, pesi: Pesi) -> int:
    """The weight of one family by how many it is."""
    return 2 if persone >= pesi.numerosa else 1


def classe(complesse: int, tutte: int, pesi: Pesi) -> Fraction:
    """The class of a caseload: light, medium or heavy. Too few families, and none complex or all of them, are never told."""
    if tutte < pesi.minimo:
        return MEDIA
    quota = Fraction(complesse, tutte)
    return LEGGERA if quota < TERZO else PESANTE if quota > 2 * TERZO else MEDIA


def intensita(quota: Fraction, pesi: Pesi) -> Fraction:
    """What a caseload of that class weighs beside a medium one."""
    weight = pesi.semplice + (pesi.complesso - pesi.semplice) * quota
    return weight / (pesi.semplice + (pesi.complesso - pesi.semplice) * MEDIA)


def propose(
    famiglie: Iterable[Famiglia], carichi: Mapping[UUID, Carico], pesi: Pesi, lingue: Mapping[str, str] | None = None
) -> dict[UUID, Proposta]:
    """For each case who should have it, the large families first: who knows it, who speaks its language, who has least.

    Who follows the same street already comes first among equals, and when he has no more than one family above the least.
    `lingue` says each language in words.
    """
    tavolo = _Tavolo(carichi, {key: carico.peso for key, carico in carichi.items()})
    proposte = {}
    for famiglia in sorted(famiglie, key=lambda f: (-peso(f.persone, pesi), f.comune, str(f.caso_id))):
        proposte[famiglia.caso_id] = _choose(famiglia, tavolo, lingue or {})
        scelto = proposte[famiglia.caso_id].case_manager
        if scelto is not None:
            tavolo.pesi[scelto] += peso(famiglia.persone, pesi)
    return proposte


def _choose(famiglia: Famiglia, tavolo: _Tavolo, lingue: Mapping[str, str]) -> Proposta:
    possibili = [
        key
        for key, carico in tavolo.carichi.items()
        if famiglia.comune in carico.comuni and key != famiglia.attuale and key not in famiglia.vietata_a
    ]
    if not possibili:
        return Proposta(None)
    parlano = [key for key in possibili if famiglia.lingua in tavolo.carichi[key].lingue]
    fra = parlano or possibili
    minimo = min(tavolo.pesi[key] for key in fra)
    vicini = [key for key in fra if _knows(famiglia, tavolo.carichi[key]) and tavolo.pesi[key] <= minimo + 1]
    scelto = min(vicini or fra, key=lambda key: (tavolo.pesi[key], str(key)))
    if famiglia.conosciuta in possibili:
        scelto = famiglia.conosciuta
        parlano = [key for key in parlano if key == scelto]
    return Proposta(scelto, tuple(_reasons(famiglia, scelto, possibili, tavolo, lingue, parla=bool(parlano))))


def _knows(famiglia: Famiglia, carico: Carico) -> bool:
    return bool(famiglia.via) and (famiglia.comune, famiglia.via) in carico.vie


def _reasons(
    famiglia: Famiglia,
    scelto: UUID,
    possibili: list[UUID],
    tavolo: _Tavolo,
    lingue: Mapping[str, str],
    *,
    parla: bool,
) -> list[str]:
    reasons = ["è un rinnovo: la seguiva già"] if scelto == famiglia.conosciuta else []
    if parla:
        reasons.append(f"parla {lingue.get(famiglia.lingua, famiglia.lingua)}")
    if _knows(famiglia, tavolo.carichi[scelto]):
        reasons.append(f"segue già {famiglia.via}")
    if len(possibili) == 1:
        reasons.append("è la sola persona che può averla")
    elif tavolo.pesi[scelto] == min(tavolo.pesi[key] for key in possibili):
        reasons.append("ha il carico più basso")
    return reasons
