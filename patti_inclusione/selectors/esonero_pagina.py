"""The page of the obligations of a family: each member, what was written of him, what the Analisi suggests; and its summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from patti_inclusione.models import (
    CaricoCura,
    Caso,
    CodiceEsonero,
    Esonero,
    Gravidanza,
    MotivoChiusura,
    StatoCaso,
    StatoEsonero,
)
from patti_inclusione.models.analisi_codici import TipoCarico
from patti_inclusione.selectors.esonero import (
    CARICHI,
    Obblighi,
    chiusura_of,
    counts_by_law,
    list_esoneri,
    read_obblighi,
)
from rdc_platform.web.formati import data_breve

CODICE_DI = {TipoCarico.MINORE_3: CodiceEsonero.Z_CURA_MINORE_3}


@dataclass(frozen=True)
class Spunto:
    """What the Analisi preliminare already says of a person and may exonerate: the form begins from it."""

    testo: str
    codice: str
    assistito_id: UUID | None = None
    al: date | None = None


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
    """Every member with all that was written of him, the latest first. Four queries."""
    rows = sorted(list_esoneri(caso), key=attrgetter("componente_id"))
    scritti = {pk: list(found) for pk, found in groupby(rows, key=attrgetter("componente_id"))}
    spunti = _spunti(caso, giorno)
    return [
        Scheda(persona, mie := scritti.get(pk := persona.componente.pk, []), _left(spunti.get(pk, []), mie))
        for persona in read_obblighi(caso, giorno)
    ]


def list_spunti(caso: Caso, componente_id: UUID, giorno: date) -> list[Spunto]:
    """What the Analisi says of one person, in the order of the page."""
    rows = list(Esonero.objects.filter(componente=componente_id))
    return _left(_spunti(caso, giorno).get(componente_id, []), rows)


def summarize(caso: Caso, persone: Sequence[Obblighi]) -> Riassunto:
    """What the page of the case says of its members' obligations; no query."""
    motivo = chiusura_of(persone) if persone and caso.stato != StatoCaso.CHIUSO else ""
    return Riassunto(
        sum(persona.tenuta for persona in persone),
        len(persone),
        str(MotivoChiusura(motivo).label) if motivo else "",
    )


def _spunti(caso: Caso, giorno: date) -> dict[UUID, list[Spunto]]:
    ultima = caso.analisi.order_by("-versione").values("pk")[:1]
    found: dict[UUID, list[Spunto]] = {}
    carichi = CaricoCura.objects.filter(analisi__in=ultima, tipo__in=CARICHI).exclude(assiste=None)
    for carico in carichi.exclude(assistito=None).select_related("assistito").order_by("ordine"):
        if counts_by_law(carico, giorno):
            codice = CODICE_DI.get(carico.tipo, CodiceEsonero.Z_CURA_DISABILE_GRAVE_NA)
            testo = f"si occupa di {carico.assistito.nome}"
            found.setdefault(carico.assiste_id, []).append(Spunto(testo, codice, carico.assistito_id))
    gravidanze = Gravidanza.objects.filter(analisi__in=ultima).exclude(componente=None)
    for riga in gravidanze.order_by("ordine"):
        quando = f", parto previsto il {data_breve(riga.data_presunta)}" if riga.data_presunta else ""
        spunto = Spunto(f"aspetta un bambino{quando}", CodiceEsonero.Z_GRAVIDANZA, al=riga.data_presunta)
        found.setdefault(riga.componente_id, []).append(spunto)
    return found


def _left(spunti: list[Spunto], esoneri: list[Esonero]) -> list[Spunto]:
    """Those that nobody has answered yet."""
    scritti = {(row.codice, row.assistito_id) for row in esoneri if row.stato == StatoEsonero.IN_VIGORE}
    return [spunto for spunto in spunti if (spunto.codice, spunto.assistito_id) not in scritti]
