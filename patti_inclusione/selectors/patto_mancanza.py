"""One thing that a draft Patto lacks, in words, and the page where it is remedied."""

from dataclasses import dataclass

from django.urls import reverse

from patti_inclusione.models import Impegno, ObiettivoGenerale, Patto, RisultatoAtteso, Sostegno

NOMI = {ObiettivoGenerale: "obiettivo", RisultatoAtteso: "risultato", Impegno: "impegno", Sostegno: "sostegno"}
PARTI = {"obiettivi": "obiettivo", "risultati": "risultato", "impegni": "impegno", "sostegni": "sostegno"}


@dataclass(frozen=True)
class Mancanza:
    """What is missing, in words, and the page where it is remedied."""

    testo: str
    url: str


def edit_url(parte: ObiettivoGenerale | RisultatoAtteso | Impegno | Sostegno) -> str:
    """The page that changes a part."""
    return reverse(f"patti_inclusione:{NOMI[type(parte)]}_edit", args=[parte.patto_id, parte.pk])


def short(testo: str) -> str:
    return testo if len(testo) <= 60 else f"{testo[:57].rstrip()}…"


def bozza_url(patto: Patto, modulo: str) -> str:
    """The page of a form by the name of its draft: `accordi`, `impegni-nuovo`, `impegni-<id>`."""
    if modulo == "accordi":
        return reverse("patti_inclusione:patto_edit", args=[patto.pk])
    parte, _, key = modulo.partition("-")
    if key == "nuovo":
        return reverse(f"patti_inclusione:{PARTI[parte]}_create", args=[patto.pk])
    return reverse(f"patti_inclusione:{PARTI[parte]}_edit", args=[patto.pk, key])
