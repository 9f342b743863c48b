"""What the Quadro di analisi says to a Patto: the only place that knows whether there is one, and which needs it adds."""

from patti_inclusione.models import AreaPatto, Caso, DimensioneQuadro, LivelloQuadro, ParteQuadro, StatoQuadro
from patti_inclusione.quadro import catalogo
from patti_inclusione.selectors.patto_bisogni import Bisogno, bisogni_gravi

DA_TRATTARE = [LivelloQuadro.PROBLEMA_GRAVE, LivelloQuadro.PROBLEMA_MODERATO]


def has_quadro(caso: Caso) -> bool:
    """Is there a finished Quadro di analisi? Without one a complex Patto is provisional."""
    return caso.quadri.filter(stato=StatoQuadro.FINALIZZATA).exists()


def bisogni_of_quadro(caso: Caso) -> list[Bisogno]:
    """The dimensions found PROBLEMA_GRAVE or PROBLEMA_MODERATO, each as a need to answer or to put off.

    Of the last finished Quadro, and of who is still in the family; the need of a person has his key in its code.
    """
    last = caso.quadri.filter(stato=StatoQuadro.FINALIZZATA).order_by("-versione").values("pk")[:1]
    rows = DimensioneQuadro.objects.filter(quadro__in=last, livello__in=DA_TRATTARE, soggetto__uscito_il=None)
    return [_bisogno(row) for row in rows.select_related("soggetto").order_by("pk")]


def bisogni_of(caso: Caso) -> list[Bisogno]:
    """Every need that the Patto of the case has to answer: of the Analisi preliminare and of the Quadro."""
    return [*bisogni_gravi(caso), *bisogni_of_quadro(caso)]


def _bisogno(row: DimensioneQuadro) -> Bisogno:
    dimensione = catalogo.dimensioni()[row.dimensione]
    di_chi = f" ({row.soggetto.nome})" if row.soggetto else ""
    senza_area = AreaPatto.GENITORIALITA if row.parte == ParteQuadro.MINORE else AreaPatto.PERSONALE_SOCIALE
    return Bisogno(
        codice=f"quadro:{row.dimensione}:{row.soggetto_id or ''}",
        area=dimensione.area or senza_area.value,
        testo=f"{dimensione.testo}{di_chi}: {row.get_livello_display().lower()}",
    )
