"""The domanda before a renewal: what was written then, to be read, and to begin with."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import permit
from patti_inclusione.analisi.risposte import risposte_of
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.selectors.patto import read_contenuto
from patti_inclusione.selectors.rinnovo import Precedente, read_precedente
from patti_inclusione.services import rinnovo as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@require_GET
@permit(CASI, "view_fascicolo")
def rinnovo_detail(request, pk):
    """The last Analisi and the last Patto of the domanda before, as they were."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    prima = read_precedente(caso)
    if prima is None:
        raise Http404
    audit.record_read("rinnovo_detail", caso, by=request.profilo, categoria="analisi")
    context = {
        "caso": caso,
        "prima": prima,
        "pagine": _pagine(prima),
        "contenuto": prima.patto and read_contenuto(prima.patto),
    }
    return render(request, "patti_inclusione/rinnovo_detail.html", context)


def _pagine(prima: Precedente) -> list[dict]:
    """What was answered then; the questions left empty would only make it longer to read."""
    if prima.analisi is None:
        return []
    foglio = selectors.load(prima.analisi)
    pagine = [
        {"pagina": pagina, "risposte": [each for each in risposte_of(foglio, pagina) if each.valore]}
        for pagina in foglio.pagine
    ]
    return [each for each in pagine if each["risposte"]]


@require_POST
@permit(CASI, "edit_analisi")
def rinnovo_analisi(request, pk):
    caso = get_object_or_404(request.permitted, pk=pk)
    try:
        services.copy_analisi(caso, by=request.profilo)
    except TransitionError:
        messages.warning(request, "Le risposte di prima si copiano solo in un'Analisi appena cominciata, ancora vuota.")
        return redirect("patti_inclusione:caso_detail", pk)
    messages.success(request, "Abbiamo copiato le risposte di prima: controllale una per una con la famiglia.")
    return redirect("patti_inclusione:analisi_detail", pk)


@require_POST
@permit(CASI, "edit_patto")
def rinnovo_patto(request, pk):
    caso = get_object_or_404(request.permitted, pk=pk)
    try:
        services.copy_patto(caso, by=request.profilo)
    except TransitionError:
        messages.warning(
            request, "Il Patto di prima si copia solo quando è il momento del Patto, e prima di cominciarlo."
        )
        return redirect("patti_inclusione:caso_detail", pk)
    messages.success(request, "Abbiamo copiato il Patto di prima: le date ripartono da oggi, rivedile con la famiglia.")
    return redirect("patti_inclusione:patto_detail", pk)
