"""The Quadro di analisi of a case, whole: one number of queries whatever the size of the household."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from patti_inclusione.analisi import catalogo as voci
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models import BisognoRilevato, Caso, DimensioneQuadro, QuadroAnalisi, SezioneQuadro, StatoQuadro
from patti_inclusione.quadro.pagine import PaginaQuadro, every, pagine
from patti_inclusione.selectors import analisi
from patti_inclusione.selectors.analisi import persone_of
from rdc_platform import calendario

AUTORI = ("compilata_da__operatore", "compilata_da_membro")


@dataclass
class Compilazione:
    """A Quadro with its rows and the members it is about, those who left too, oldest first, as they were on `giorno`."""

    caso: Caso
    quadro: QuadroAnalisi
    giorno: date
    persone: list[Persona]
    righe: dict[tuple[UUID | None, str], DimensioneQuadro]
    sezioni: dict[tuple[str, UUID | None], SezioneQuadro]

    @cached_property
    def presenti(self) -> list[Persona]:
        """The members who have not left."""
        return [p for p in self.persone if p.componente.uscito_il is None or p.componente.uscito_il > self.giorno]

    @cached_property
    def pagine(self) -> list[PaginaQuadro]:
        """The pages that this household has; of a frozen Quadro those that say something, whoever is gone since."""
        return pagine(self.presenti, self.giorno) if self.quadro.stato == StatoQuadro.BOZZA else self._written()

    @cached_property
    def superate(self) -> list[PaginaQuadro]:
        """What was written of somebody who left meanwhile, or of a child who is 18 now: kept to be read, asked no more."""
        attese = {pagina.chiave for pagina in self.pagine}
        return [pagina for pagina in self._written() if pagina.chiave not in attese]

    def _written(self) -> list[PaginaQuadro]:
        tutte = [self._as_written(pagina) for pagina in every(self.persone)]
        return [pagina for pagina in tutte if pagina.dimensioni or pagina.chiave in self.sezioni]

    def _as_written(self, pagina: PaginaQuadro) -> PaginaQuadro:
        scritte = tuple(d for d in pagina.dimensioni if self.riga(pagina.componente_id, d.codice))
        return replace(pagina, dimensioni=scritte)

    def pagina(self, sezione: str, componente_id: UUID | None = None) -> PaginaQuadro | None:
        """The page of that address; None if this household has no such page."""
        return next((p for p in self.pagine if p.chiave == (sezione, componente_id)), None)

    def riga(self, componente_id: UUID | None, dimensione: str) -> DimensioneQuadro | None:
        return self.righe.get((componente_id, dimensione))


def versioni(caso: Caso) -> QuerySet[QuadroAnalisi]:
    """All versions of the case's Quadro, the last first."""
    return QuadroAnalisi.objects.filter(caso=caso).select_related("compilata_da__operatore").order_by("-versione")


def corrente(caso: Caso) -> QuadroAnalisi | None:
    """The last version, draft or not; None if none was begun."""
    return versioni(caso).first()


def load(quadro: QuadroAnalisi) -> Compilazione:
    """`quadro` with everything that stands in it; its `caso` should come along with `nucleo`."""
    bozza = quadro.stato == StatoQuadro.BOZZA
    giorno = calendario.today() if bozza else calendario.rome_date(quadro.finalizzata_il)
    righe = DimensioneQuadro.objects.filter(quadro=quadro).select_related(*AUTORI)
    sezioni = SezioneQuadro.objects.filter(quadro=quadro).select_related(*AUTORI)
    tutti = persone_of(quadro.caso, giorno, usciti=True)
    return Compilazione(
        caso=quadro.caso,
        quadro=quadro,
        giorno=giorno,
        persone=tutti,
        righe={(riga.soggetto_id, riga.dimensione): riga for riga in righe},
        sezioni={(riga.sezione, riga.componente_id): riga for riga in sezioni},
    )


def open_foglio(caso: Caso) -> Compilazione | None:
    """The last version of the Quadro, whole; None if none was begun."""
    quadro = corrente(caso)
    if quadro is None:
        return None
    quadro.caso = caso
    return load(quadro)


def needs_of(caso: Caso) -> dict[tuple[UUID | None, str], str]:
    """What the last Analisi preliminare says in each area, of each member and (None) of the whole family, in words."""
    rows = BisognoRilevato.objects.filter(analisi=analisi.corrente(caso)).prefetch_related("componenti")
    found: dict[tuple[UUID | None, str], list[str]] = {}
    for row in rows.order_by("pk"):
        testo = f"{voci.testo(row.voce)} ({row.get_gravita_display().lower()})" if row.gravita else voci.testo(row.voce)
        chi = [each.pk for each in row.componenti.all()] + ([None] if row.nucleo_intero else [])
        for each in chi:
            found.setdefault((each, row.area), []).append(testo)
    return {chiave: "; ".join(testi) for chiave, testi in found.items()}
