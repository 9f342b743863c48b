"""The page of the obligations of a family: each member, what was written of him, what is known already; and its summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from patti_inclusione.models import Caso, Esonero, MotivoChiusura, StatoCaso
from patti_inclusione.selectors.esonero import Obblighi, chiusura_of, list_esoneri, read_obblighi
from patti_inclusione.selectors.esonero_spunti import Spunto, spunti_of


@dataclass(frozen=True)
class Scheda:
    """One member on the page."""

    obblighi: Obblighi
    esoneri: list[Esonero]
    spunti: list[Spunto]

    @property
    def scrivibile(self) -> bool:
        """Whom age frees needs nothing written."""
        return not (self.obblighi.esenzione and self.obblighi.esenzione.per_eta)


@dataclass(frozen=True)
class Riassunto:
    """How many are bound of how many; `chiusura` says for what reason the case may be closed, "" if it may not for this."""

    tenuti: int
    persone: int
    chiusura: str


def read_schede(caso: Caso, giorno: date) -> list[Scheda]:
    """Every member with all that was written of him, the latest first."""
    rows = list(list_esoneri(caso))
    spunti = spunti_of(caso, giorno, rows)
    return [
        Scheda(each, [row for row in rows if row.componente_id == each.componente.pk], spunti[each.componente.pk])
        for each in read_obblighi(caso, giorno)
    ]


def summarize(caso: Caso, persone: Sequence[Obblighi]) -> Riassunto:
    """What the page of the case says of its members' obligations; no query."""
    motivo = chiusura_of(persone) if persone and caso.stato != StatoCaso.CHIUSO else ""
    return Riassunto(
        sum(persona.tenuta for persona in persone),
        len(persone),
        str(MotivoChiusura(motivo).label) if motivo else "",
    )
