"""The members as the analysis sees them: age, and which questions are theirs."""

from dataclasses import dataclass
from datetime import date

from ambiti.models import Componente
from patti_inclusione.models.fornitura import SituazioneComponente

MAGGIORE_ETA = 18
FINE_OBBLIGO = 16


@dataclass(frozen=True)
class Persona:
    """A member of `anni` years; `adulto` and `minore` say which pages ask of him: of 16-17 and out of school, both."""

    componente: Componente
    situazione: SituazioneComponente | None
    anni: int
    fuori_scuola: bool = False

    @property
    def minore(self) -> bool:
        return self.anni < MAGGIORE_ETA

    @property
    def adulto(self) -> bool:
        return not self.minore or (self.anni >= FINE_OBBLIGO and self.fuori_scuola)

    @property
    def pk(self):
        return self.componente.pk

    @property
    def nome(self) -> str:
        return self.componente.nome

    @property
    def nome_completo(self) -> str:
        return f"{self.componente.nome} {self.componente.cognome}"

    @property
    def anni_label(self) -> str:
        return "1 anno" if self.anni == 1 else f"{self.anni} anni"


def compute_anni(nascita: date, giorno: date) -> int:
    """Years completed on `giorno`; never below zero."""
    return max(0, giorno.year - nascita.year - ((giorno.month, giorno.day) < (nascita.month, nascita.day)))
