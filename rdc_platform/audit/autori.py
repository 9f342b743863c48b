"""Who does an act: a person with his profile (accounts.profilo.Profilo), or the system itself."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Autore(Protocol):
    """What the register needs to know of whoever acts."""

    operatore_id: UUID | None
    accreditamento_id: UUID | None
    ruolo: str


@dataclass(frozen=True)
class Sistema:
    """The author of imports, expiries and deliveries, which have no person: `Sistema("inps.fornitura")`."""

    nome: str
    operatore_id: UUID | None = None
    accreditamento_id: UUID | None = None

    @property
    def ruolo(self) -> str:
        return f"sistema:{self.nome}"
