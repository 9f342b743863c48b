"""The grave needs that a Patto has to answer, or say why not: S5 of 3 or more in the last finished Analisi preliminare."""

from dataclasses import dataclass

from patti_inclusione.analisi import catalogo
from patti_inclusione.models import AnalisiPreliminare, AreaPatto, BisognoRilevato, Caso, SintesiArea, StatoAnalisi
from patti_inclusione.models.analisi_scale import Gravita, da

GRAVI = da(Gravita.GRAVE)


@dataclass(frozen=True)
class Bisogno:
    """A need by its code: an item of the catalogue, or `area:<AREA>` where only the synthesis of an area is grave."""

    codice: str
    area: str
    testo: str


def bisogni_gravi(caso: Caso) -> list[Bisogno]:
    """In the order of the areas; an area is named by itself only when none of its items is grave."""
    analisi = AnalisiPreliminare.objects.filter(caso=caso, stato=StatoAnalisi.FINALIZZATA).order_by("-versione").first()
    if analisi is None:
        return []
    voci = [
        Bisogno(row.voce, row.area, catalogo.testo(row.voce))
        for row in BisognoRilevato.objects.filter(analisi=analisi, gravita__in=GRAVI).order_by("pk")
    ]
    named = {bisogno.area for bisogno in voci}
    aree = [
        Bisogno(f"area:{row.area}", row.area, f"{AreaPatto(row.area).label}: bisogno grave")
        for row in SintesiArea.objects.filter(analisi=analisi, bisogno__in=GRAVI)
        if row.area not in named
    ]
    order = list(AreaPatto.values)
    return sorted([*voci, *aree], key=lambda bisogno: order.index(bisogno.area))
