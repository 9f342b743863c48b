"""A Quadro to be read: its pages in words, the picture of each subject, what changed between two versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol
from uuid import UUID

from patti_inclusione.analisi.persone import Persona
from patti_inclusione.analisi.regole import label
from patti_inclusione.models.analisi_scale import MotivoNonRilevato
from patti_inclusione.models.quadro import ORDINE, DimensioneQuadro, LivelloQuadro, SezioneQuadro
from patti_inclusione.quadro.catalogo import Dimensione
from patti_inclusione.quadro.pagine import PaginaQuadro
from rdc_platform.web import grafici

TESTI = ("descrizione", "bisogni", "risorse", "voce_famiglia")
CONFRONTATI = (*TESTI, "da_approfondire", "priorita")


class Foglio(Protocol):
    """What is read of a Quadro; `selectors.quadro.Compilazione` is one."""

    persone: list[Persona]
    sezioni: dict[tuple[str, UUID | None], SezioneQuadro]

    @property
    def pagine(self) -> list[PaginaQuadro]: ...

    def riga(self, componente_id: UUID | None, dimensione: str) -> DimensioneQuadro | None: ...


@dataclass(frozen=True)
class Lettura:
    """A page in words: each dimension with its row, or the reason why the page concerns nobody."""

    pagina: PaginaQuadro
    non_pertinente: str
    righe: list[tuple[Dimensione, DimensioneQuadro | None]]


@dataclass(frozen=True)
class Cambio:
    """A dimension that two versions tell otherwise: the level before and after, and which texts changed."""

    di_chi: str
    dimensione: str
    prima: str
    dopo: str
    testi: list[str]


def letture(foglio: Foglio, pagine: list[PaginaQuadro]) -> list[Lettura]:
    """The pages as they are read."""
    return [_lettura(foglio, pagina) for pagina in pagine]


def _lettura(foglio: Foglio, pagina: PaginaQuadro) -> Lettura:
    sezione = foglio.sezioni.get(pagina.chiave)
    if sezione and sezione.non_pertinente:
        return Lettura(pagina, sezione.motivo_non_pertinente or "senza motivo", [])
    return Lettura(pagina, "", [(d, foglio.riga(pagina.componente_id, d.codice)) for d in pagina.dimensioni])


def parole_of(riga: DimensioneQuadro | None) -> str:
    """The level of a dimension as one reads it; "" when nothing is written."""
    if riga is None or not riga.livello:
        return ""
    parole = str(LivelloQuadro(riga.livello).label)
    return f"{parole} ({MotivoNonRilevato(riga.motivo).label.lower()})" if riga.motivo else parole


def grado(livello: str) -> int | None:
    """The place of a level, from 1 (grave problem) to 6 (evident strength): for a picture, never to be stored."""
    return [str(each) for each in ORDINE].index(livello) + 1 if livello in ORDINE else None


def radars(foglio: Foglio, prima: Foglio | None = None) -> list[grafici.Radar]:
    """One picture a subject; with the version before, if given, as a second line."""
    gruppi = groupby(foglio.pagine, key=lambda pagina: (pagina.parte, pagina.componente_id))
    return [_radar(foglio, list(pagine), prima) for _, pagine in gruppi]


def _radar(foglio: Foglio, pagine: list[PaginaQuadro], prima: Foglio | None) -> grafici.Radar:
    chi = pagine[0].componente_id
    dimensioni = [d for pagina in pagine for d in pagina.dimensioni]
    nomi = {"Adesso" if prima else "Livello": foglio} | ({"Versione di prima": prima} if prima else {})
    serie = [(nome, [_punto(each.riga(chi, d.codice)) for d in dimensioni]) for nome, each in nomi.items()]
    return grafici.radar(di_chi(pagine[0]), [(d.codice, d.testo) for d in dimensioni], serie, len(ORDINE))


def _punto(riga: DimensioneQuadro | None) -> tuple[int | None, str]:
    return (grado(riga.livello) if riga else None), parole_of(riga)


def di_chi(pagina: PaginaQuadro) -> str:
    """Whom a page is about, in words."""
    return pagina.persona.nome_completo if pagina.persona else "La famiglia"


def cambi(prima: Foglio, dopo: Foglio) -> list[Cambio]:
    """What two versions tell otherwise, in the order of the pages of the later one, then what only the first has."""
    visti: set[tuple[UUID | None, str]] = set()
    return [found for foglio in (dopo, prima) for found in _cambi(foglio, prima, dopo, visti)]


def _cambi(foglio: Foglio, prima: Foglio, dopo: Foglio, visti: set[tuple[UUID | None, str]]) -> Iterator[Cambio]:
    for pagina in foglio.pagine:
        for d in pagina.dimensioni:
            chiave = pagina.componente_id, d.codice
            una, altra = prima.riga(*chiave), dopo.riga(*chiave)
            testi = _changed(una, altra)
            if chiave not in visti and (testi or parole_of(una) != parole_of(altra)):
                yield Cambio(di_chi(pagina), f"{d.codice} {d.testo}", parole_of(una), parole_of(altra), testi)
            visti.add(chiave)


def _changed(una: DimensioneQuadro | None, altra: DimensioneQuadro | None) -> list[str]:
    """The names of what changed beside the level."""
    return [
        label(DimensioneQuadro, nome).lower()
        for nome in CONFRONTATI
        if (getattr(una, nome, None) or "") != (getattr(altra, nome, None) or "")
    ]
