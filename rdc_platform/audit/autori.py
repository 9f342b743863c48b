"""Who does an act: a person with his profile (accounts.profilo.Profilo), or the system itself."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Autore(Protocol):
    """What the register needs to know of whoever acts."""

    @property
    def operatore_id(self) -> UUID | None: ...
    @property
    def accreditamento_id(self) -> UUID | None: ...
    @property
    def ruolo(self) -> str: ...


@dataclass(frozen=True)
class Sistema:
    """The author of imports, expiries and deliveries, which have no person: `Sistema("inps.fornitura")`."""

    nome: str
    operatore_id: UUID | None = None
    accreditamento_id: UUID | None = None

    @property
    def ruolo(self) -> str:
        return f"sistema:{self.nome}"
