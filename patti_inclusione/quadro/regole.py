"""What a Quadro has to say before it is finalised: each missing answer with its place on the page."""

from collections.abc import Iterator
from typing import Protocol
from uuid import UUID

from patti_inclusione.analisi.regole import Mancanza
from patti_inclusione.models.analisi_scale import NON_RILEVATO
from patti_inclusione.models.quadro import PROBLEMI, DimensioneQuadro, SezioneQuadro
from patti_inclusione.quadro.catalogo import Dimensione
from patti_inclusione.quadro.pagine import PaginaQuadro


class Foglio(Protocol):
    """What the rules read of a Quadro; `selectors.quadro.Compilazione` is one."""

    sezioni: dict[tuple[str, UUID | None], SezioneQuadro]

    @property
    def pagine(self) -> list[PaginaQuadro]: ...

    def riga(self, componente_id: UUID | None, dimensione: str) -> DimensioneQuadro | None: ...


def mancanze(foglio: Foglio) -> list[Mancanza]:
    """All that is missing, in the order of the pages."""
    return [found for pagina in foglio.pagine for found in mancanze_of(foglio, pagina)]


def mancanze_of(foglio: Foglio, pagina: PaginaQuadro) -> list[Mancanza]:
    """What is missing on one page; what could not be read yet comes before all else."""
    sezione = foglio.sezioni.get(pagina.chiave)
    if sezione and sezione.bozza is not None:
        return [Mancanza(pagina, "", "Correggi la risposta che non si legge ancora.")]
    if sezione and sezione.non_pertinente:
        if sezione.motivo_non_pertinente:
            return []
        return [Mancanza(pagina, "motivo_non_pertinente", f"Scrivi perché «{pagina.titolo}» non lo riguarda.")]
    return [
        Mancanza(pagina, f"{d.codice}-{campo}", testo)
        for d in pagina.dimensioni
        for campo, testo in _di_dimensione(d, foglio.riga(pagina.componente_id, d.codice))
    ]


def _di_dimensione(dimensione: Dimensione, riga: DimensioneQuadro | None) -> Iterator[tuple[str, str]]:
    if riga is None or not riga.livello:
        yield "livello", f"Scegli il livello di «{dimensione.testo}»."
    elif riga.livello == NON_RILEVATO and not riga.motivo:
        yield "livello_motivo", f"Scegli perché «{dimensione.testo}» non è rilevato."
    elif riga.livello in PROBLEMI and not riga.descrizione.strip():
        yield "descrizione", f"Scrivi che cosa succede in «{dimensione.testo}»."
