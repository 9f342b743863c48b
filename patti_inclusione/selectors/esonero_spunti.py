"""What is known already of a person and may exclude or exonerate him: from the Analisi, and from the domanda before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from patti_inclusione.models import CaricoCura, Caso, CodiceEsonero, Esonero, Gravidanza, StatoEsonero
from patti_inclusione.models.analisi_codici import TipoCarico
from patti_inclusione.selectors.esonero import CARICHI, counts_by_law, holding
from patti_inclusione.selectors.rinnovo import persone_map, read_precedente
from rdc_platform.web.formati import data_breve, in_frase

RIPRESI = ("al", "ambito_obbligo", "fonte", "adesione_volontaria", "valutazione_testo")
CODICE_DI = {TipoCarico.MINORE_3: CodiceEsonero.Z_CURA_MINORE_3}


@dataclass(frozen=True)
class Spunto:
    """One thing known, in words (`Dall'Analisi preliminare: si occupa di Leo`), and what the form begins with."""

    testo: str
    codice: str
    assistito_id: UUID | None = None
    valori: dict[str, Any] = field(default_factory=dict)

    @property
    def initial(self) -> dict[str, Any]:
        return {"codice": self.codice, "assistito": self.assistito_id, **self.valori}


def spunti_of(caso: Caso, giorno: date, esoneri: Iterable[Esonero]) -> dict[UUID, list[Spunto]]:
    """Those of each member that nobody has answered yet, by his key; `esoneri` is all that was written of the family."""
    scritti = {(e.componente_id, e.codice, e.assistito_id) for e in esoneri if e.stato == StatoEsonero.IN_VIGORE}
    found: dict[UUID, list[Spunto]] = defaultdict(list)
    for chi, spunto in [*_of_analisi(caso, giorno), *_of_prima(caso, giorno)]:
        if (chi, spunto.codice, spunto.assistito_id) not in scritti:
            scritti.add((chi, spunto.codice, spunto.assistito_id))
            found[chi].append(spunto)
    return found


def _of_analisi(caso: Caso, giorno: date) -> Iterable[tuple[UUID, Spunto]]:
    ultima = caso.analisi.order_by("-versione").values("pk")[:1]
    carichi = CaricoCura.objects.filter(analisi__in=ultima, tipo__in=CARICHI, assiste__isnull=False)
    for carico in carichi.exclude(assistito=None).select_related("assistito").order_by("ordine"):
        if counts_by_law(carico, giorno):
            codice = CODICE_DI.get(TipoCarico(carico.tipo), CodiceEsonero.Z_CURA_DISABILE_GRAVE_NA)
            testo = f"Dall'Analisi preliminare: si occupa di {carico.assistito.nome}"
            yield carico.assiste_id, Spunto(testo, codice, carico.assistito_id)
    for riga in Gravidanza.objects.filter(analisi__in=ultima, componente__isnull=False).order_by("ordine"):
        quando = f", parto previsto il {data_breve(riga.data_presunta)}" if riga.data_presunta else ""
        testo = f"Dall'Analisi preliminare: aspetta un bambino{quando}"
        yield riga.componente_id, Spunto(testo, CodiceEsonero.Z_GRAVIDANZA, valori={"al": riga.data_presunta})


def _of_prima(caso: Caso, giorno: date) -> Iterable[tuple[UUID, Spunto]]:
    """What still holds of the domanda before, where it is for these eyes."""
    precedente = read_precedente(caso) if caso.caso_precedente_id else None
    if precedente is None or not precedente.eredita:
        return
    ora = persone_map(precedente.caso, caso)
    for row in holding(giorno).filter(componente__nucleo=precedente.caso.nucleo_id):
        if row.componente_id in ora:
            assistito = ora.get(row.assistito_id) if row.assistito_id else None
            testo = f"Dalla domanda di prima: {in_frase(row.get_codice_display())}"
            valori = {name: getattr(row, name) for name in RIPRESI}
            yield ora[row.componente_id], Spunto(testo, row.codice, assistito, valori)
