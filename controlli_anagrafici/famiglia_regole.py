"""What a difference between the declared nucleo and the family in the register may be (art. 2 c. 5 DL 4/2019). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

#: Declared and not in the register; in the register and not declared; what can never be justified.
ASSENTI = ("CONIUGE_ALTRA_RESIDENZA", "FIGLIO_MAGGIORENNE_A_CARICO", "AFFIDO", "AGGIUNTA_INDEBITA", "ALTRO")
PRESENTI = ("CONVIVENZA_ANAGRAFICA", "COABITANTI_NON_NUCLEO", "AFFIDO", "OMISSIONE", "ALTRO")
VIOLAZIONI = ("OMISSIONE", "AGGIUNTA_INDEBITA")


@dataclass(frozen=True, slots=True)
class Persona:
    """One person on both sides; `in_anagrafe` None: nobody has looked yet. `anni`: how old, of who was declared."""

    in_dsu: bool
    in_anagrafe: bool | None
    causale: str = ""
    giustificata: bool = False
    note: str = ""
    anni: int | None = None

    @property
    def is_diversa(self) -> bool:
        return self.in_anagrafe is not None and self.in_dsu != self.in_anagrafe


def check_persona(persona: Persona, *, eta_figlio: int) -> dict[str, str]:
    """What is wrong with what was written of a person, by field; `eta_figlio`: from which age a child is on its own."""
    if not persona.is_diversa:
        return {"causale": "La persona è da tutte e due le parti: togli il perché."} if persona.causale else {}
    if persona.causale not in (ASSENTI if persona.in_dsu else PRESENTI):
        return {"causale": "Scegli perché è diverso."}
    return _check_giustificata(persona, eta_figlio) if persona.giustificata else {}


def _check_giustificata(persona: Persona, eta_figlio: int) -> dict[str, str]:
    if persona.causale in VIOLAZIONI:
        return {"giustificata": "Una persona omessa, o aggiunta senza titolo, non si può giustificare."}
    if persona.causale == "FIGLIO_MAGGIORENNE_A_CARICO" and persona.anni is not None and persona.anni >= eta_figlio:
        return {"giustificata": f"Ha compiuto {eta_figlio} anni: chi vive altrove fa nucleo solo fino a quell'età."}
    if persona.causale == "ALTRO" and not persona.note:
        return {"note": "Scrivi che cosa giustifica la differenza."}
    return {}


def compute_esito(persone: Iterable[Persona]) -> str:
    """The code of EsitoNucleo: different where one difference at least is not justified."""
    persone = list(persone)
    if not persone or any(each.in_anagrafe is None for each in persone):
        return "DA_VERIFICARE"
    diverse = [each for each in persone if each.is_diversa]
    if not diverse:
        return "CONFORME"
    return "DIFFORME_GIUSTIFICATA" if all(each.giustificata for each in diverse) else "DIFFORME"
