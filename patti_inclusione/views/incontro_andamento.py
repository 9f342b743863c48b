"""How the Patto of a family goes, and the results of all one's families for the year's report."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts.access import permit
from patti_inclusione.forms.incontro_andamento import FiltriRisultati
from patti_inclusione.models import AreaPatto, LivelloSituazione, TipoPatto
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import incontro_andamento as selectors
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

PSEUDONIMO = "patti_inclusione.risultato_list"


def pseudonym(patto_id) -> str:
    """The same Patto is the same code in every export, and the code says nothing of whose it is."""
    return salted_hmac(PSEUDONIMO, str(patto_id), algorithm="sha256").hexdigest()[:12]


def _label(enum, name):
    """The words of a code of the row, "" for none."""
    return lambda row: str(enum(row[name]).label) if row[name] else ""


COLONNE = [
    Colonna("patto", "Patto", value=lambda row: pseudonym(row["patto_id"])),
    Colonna("tipo", "Tipo", sort=("tipo",), value=_label(TipoPatto, "tipo")),
    Colonna("firmato", "Firmato il", sort=("firmato",), kind="data"),
    Colonna("area", "Area", sort=("area",), value=_label(AreaPatto, "area")),
    Colonna("iniziale", "All'inizio", value=_label(LivelloSituazione, "situazione_iniziale")),
    Colonna("attesa", "Attesa", value=_label(LivelloSituazione, "situazione_attesa")),
    Colonna("livello", "Oggi", value=_label(LivelloSituazione, "livello")),
    Colonna("stato", "A che punto è", sort=("stato",), kind="stato", enum="StatoRisultato"),
    Colonna("valutato_il", "Valutato il", sort=("valutato_il",), kind="data"),
    Colonna("termine", "Entro il", sort=("termine",), kind="data"),
]


@permit(CASI, "view_fascicolo")
def incontro_andamento(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    audit.record_read("incontro_andamento", caso, by=request.profilo, categoria="patto")
    context = {
        "caso": caso,
        "storie": selectors.list_storie(caso),
        "tenute": selectors.list_tenute(caso),
        "conti": selectors.count_incontri(caso, calendario.today()),
    }
    return render(request, "patti_inclusione/incontro_andamento.html", context)


@permit(CASI, "export_risultati")
def risultato_list(request):
    """The results of one's Patti, without names: to look at, and to export."""
    lista = Lista(
        request,
        selectors.select_risultati(request.permitted),
        COLONNE,
        name="risultati",
        one="risultato",
        order="-firmato",
        filters=FiltriRisultati,
        row_url=lambda row: reverse("patti_inclusione:incontro_andamento", args=[row["caso"]]),
        empty="Nessun risultato: si riempie quando firmi i Patti.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("risultato_list", by=request.profilo, azione=azione, categoria="patto")
    return (
        lista.export() if lista.exporting else render(request, "patti_inclusione/risultato_list.html", {"lista": lista})
    )
