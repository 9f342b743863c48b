"""The pages of the analysis, in the order of a conversation: which there are depends on who is in the household."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models.analisi_codici import AreaBisogno

COLLOQUIO, FAMIGLIA, CONDIZIONI, ADULTI, MINORI = "colloquio", "famiglia", "condizioni", "adulti", "minori"
SINTESI, ESITO = "sintesi", "esito"
BISOGNI = {
    "bisogni-persone": (AreaBisogno.PERSONALE_SOCIALE, "Salute e cura"),
    "bisogni-economia": (AreaBisogno.ECONOMICA, "Soldi e debiti"),
    "bisogni-lavoro": (AreaBisogno.LAVORO, "Lavoro"),
    "bisogni-istruzione": (AreaBisogno.ISTRUZIONE, "Scuola e competenze"),
    "bisogni-casa": (AreaBisogno.ABITATIVA, "Casa"),
    "bisogni-reti": (AreaBisogno.RETI, "Reti e relazioni"),
}


@dataclass(frozen=True)
class Pagina:
    """One page: its address (`sezione`, and the person it is about), its title, the heading it stands under."""

    sezione: str
    titolo: str
    gruppo: str = ""
    persona: Persona | None = None

    @property
    def componente_id(self) -> UUID | None:
        return self.persona.pk if self.persona else None

    @property
    def chiave(self) -> tuple[str, UUID | None]:
        return self.sezione, self.componente_id

    @property
    def area(self) -> AreaBisogno | None:
        return BISOGNI[self.sezione][0] if self.sezione in BISOGNI else None

    def url(self, caso_id: UUID, nome: str = "edit") -> str:
        """Where the page is edited, or kept by itself (`nome` "autosave") or shown again in the margin ("stato")."""
        persona = [self.persona.pk] if self.persona else []
        return reverse(f"patti_inclusione:analisi_{nome}", args=[caso_id, self.sezione, *persona])


def pagine(persone: Iterable[Persona], cresciuti: Iterable[Persona] = ()) -> list[Pagina]:
    """All pages for this household; of `cresciuti`, adults by now, also the page of a child."""
    persone = list(persone)
    return [
        Pagina(COLLOQUIO, "Il colloquio"),
        Pagina(FAMIGLIA, "La famiglia"),
        Pagina(CONDIZIONI, "Casa, soldi, relazioni"),
        *(Pagina(ADULTI, p.nome_completo, "Adulti", p) for p in persone if p.adulto),
        *(Pagina(MINORI, p.nome_completo, "Minorenni", p) for p in persone if p.minore),
        *(Pagina(MINORI, p.nome_completo, "Minorenni", p) for p in cresciuti),
        *(Pagina(slug, titolo, "Bisogni per area") for slug, (_, titolo) in BISOGNI.items()),
        Pagina(SINTESI, "Sintesi per area"),
        Pagina(ESITO, "Esito"),
    ]
