"""Which outcome the answers suggest, and why. It never decides: the Case manager chooses, and the two are kept side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from patti_inclusione.models.analisi_codici import AreaBisogno, EsitoAnalisi, ProtezioneMinori, Violenza
from patti_inclusione.models.analisi_codici_persona import PresaInCarico
from patti_inclusione.models.analisi_scale import grado

PERSONALE, LAVORO = str(AreaBisogno.PERSONALE_SOCIALE), str(AreaBisogno.LAVORO)
LIEVE, MODERATO, GRAVE = 1, 2, 3


@dataclass(frozen=True)
class Adulto:
    """What counts of an adult: PresaInCarico of mental health and of addictions, and Gravita of the health need."""

    salute_mentale: str = ""
    dipendenze: str = ""
    salute: str = ""


@dataclass(frozen=True)
class Quadro:
    """What the suggestion looks at: adults, Gravita of each minor and of each of the six areas, protection, violence."""

    aree: Mapping[str, str]
    adulti: list[Adulto] = field(default_factory=list)
    minori: list[str] = field(default_factory=list)
    protezione: str = ""
    violenza: str = ""


@dataclass(frozen=True)
class Proposta:
    """An outcome and the codes of its reasons; `RAGIONI` has their words."""

    esito: EsitoAnalisi
    ragioni: tuple[str, ...]


RAGIONI = {
    "SPECIALISTICO_NON_SEGUITO": "Una persona ha un bisogno di salute mentale o di dipendenza che nessun servizio segue.",
    "SPECIALISTICO_GRAVE": "Una persona è seguita per salute mentale o dipendenza, e il suo bisogno di salute è grave.",
    "ALTRE_AREE_LIEVI": "Nelle altre aree i bisogni sono al massimo lievi.",
    "PIU_AREE": "Almeno due aree hanno un bisogno moderato o più grave.",
    "AREA_GRAVE": "Un'area ha un bisogno grave.",
    "MINORE": "Un bambino o ragazzo ha un bisogno moderato o più grave.",
    "PROTEZIONE": "C'è, o c'è stata, una tutela dei minorenni.",
    "VIOLENZA": "C'è violenza in famiglia, o un sospetto.",
    "VIOLENZA_NON_ESCLUSA": "Non è stato possibile escludere violenza in famiglia.",
    "SOLO_LAVORO": "Il bisogno è solo di lavoro: le altre aree non ne hanno.",
    "NON_COMPLESSO": "I bisogni non sono complessi: basta il servizio sociale.",
}
RISERVATE = {"VIOLENZA", "VIOLENZA_NON_ESCLUSA"}


def suggest_esito(quadro: Quadro) -> Proposta | None:
    """The outcome that the answers suggest, the first of D, C, A, B whose rule holds; None while an area has no answer."""
    if any(not quadro.aree.get(area) for area in AreaBisogno.values):
        return None
    for esito, rule in ((EsitoAnalisi.D, _specialistico), (EsitoAnalisi.C, _complesso), (EsitoAnalisi.A, _lavoro)):
        if ragioni := rule(quadro):
            return Proposta(esito, tuple(ragioni))
    return Proposta(EsitoAnalisi.B, ("NON_COMPLESSO",))


def _specialistico(quadro: Quadro) -> list[str]:
    ragioni = sorted({each for adulto in quadro.adulti for each in _of_adulto(adulto)})
    altre = [_grado(g) for area, g in quadro.aree.items() if area != PERSONALE]
    return [*ragioni, "ALTRE_AREE_LIEVI"] if ragioni and max(altre) <= LIEVE else []


def _of_adulto(adulto: Adulto) -> list[str]:
    carico = {adulto.salute_mentale, adulto.dipendenze}
    found = []
    if PresaInCarico.BISOGNO_NON_IN_CARICO in carico:
        found.append("SPECIALISTICO_NON_SEGUITO")
    if PresaInCarico.IN_CARICO in carico and _grado(adulto.salute) >= GRAVE:
        found.append("SPECIALISTICO_GRAVE")
    return found


def _complesso(quadro: Quadro) -> list[str]:
    gradi = [_grado(g) for g in quadro.aree.values()]
    rules = {
        "PIU_AREE": sum(g >= MODERATO for g in gradi) >= 2,
        "AREA_GRAVE": max(gradi) >= GRAVE,
        "MINORE": any(_grado(g) >= MODERATO for g in quadro.minori),
        "PROTEZIONE": quadro.protezione not in ("", ProtezioneMinori.NESSUNA),
        "VIOLENZA": quadro.violenza in (Violenza.SOSPETTO, Violenza.IN_CORSO_PERCORSO),
        "VIOLENZA_NON_ESCLUSA": quadro.violenza == Violenza.NON_RILEVATO,
    }
    return [ragione for ragione, holds in rules.items() if holds]


def _lavoro(quadro: Quadro) -> list[str]:
    """Nothing "non rilevato" counts as no need here: what was not looked at may be there."""
    altre = [grado(g) == 0 for area, g in quadro.aree.items() if area != LAVORO]
    minori = [grado(g) == 0 for g in quadro.minori]
    return ["SOLO_LAVORO"] if _grado(quadro.aree[LAVORO]) >= LIEVE and all(altre) and all(minori) else []


def _grado(gravita: str) -> int:
    return grado(gravita) or 0
