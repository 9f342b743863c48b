"""The pages of the Quadro: one of the nucleo, then those of each child and of each adult."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models.quadro import ParteQuadro
from patti_inclusione.quadro import catalogo
from patti_inclusione.quadro.catalogo import Dimensione


@dataclass(frozen=True)
class PaginaQuadro(Pagina):
    """One section of one subject, with the dimensions it asks of it."""

    parte: str = ParteQuadro.NUCLEO
    dimensioni: tuple[Dimensione, ...] = ()

    def url(self, caso_id: UUID, nome: str = "edit") -> str:
        persona = [self.persona.pk] if self.persona else []
        return reverse(f"patti_inclusione:quadro_{nome}", args=[caso_id, self.sezione, *persona])


def pagine(persone: Iterable[Persona], giorno: date) -> list[PaginaQuadro]:
    """All pages for this household, with what the catalogue asks on `giorno`: who is 18 that day is an adult."""
    persone = list(persone)
    minori = [p for p in persone if p.minore]
    soggetti: dict[str, Sequence[Persona | None]] = {
        ParteQuadro.NUCLEO: [None],
        ParteQuadro.MINORE: minori,
        ParteQuadro.ADULTO: [p for p in persone if not p.minore],
    }
    return [
        replace(pagina, dimensioni=tuple(d for d in pagina.dimensioni if d.is_asked(giorno, minori=bool(minori))))
        for parte, di_parte in soggetti.items()
        for pagina in _of_parte(parte, di_parte)
    ]


def every(persone: Iterable[Persona]) -> list[PaginaQuadro]:
    """Every page there could be of these members, children and adults alike, with all that the catalogue ever asked."""
    persone = list(persone)
    return [
        pagina
        for parte in ParteQuadro
        for pagina in _of_parte(parte, [None] if parte == ParteQuadro.NUCLEO else persone)
    ]


def _of_parte(parte: str, soggetti: Sequence[Persona | None]) -> list[PaginaQuadro]:
    return [
        PaginaQuadro(s.codice, s.titolo, persona.nome_completo if persona else "", persona, parte, s.dimensioni)
        for persona in soggetti
        for s in catalogo.sezioni().values()
        if s.parte == parte
    ]
