"""The end of a Quadro di analisi: checking it, finishing it, reading it, comparing two versions, taking it up again."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms.analisi.inizio import RiaperturaForm
from patti_inclusione.models import Caso, StatoCaso, StatoQuadro
from patti_inclusione.permissions import CASI
from patti_inclusione.quadro.lettura import cambi, letture, radars
from patti_inclusione.quadro.regole import mancanze
from patti_inclusione.selectors import quadro as selectors
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services import quadro as services
from patti_inclusione.services.pagine import IncompletaError, SuperataError
from patti_inclusione.views.analisi_pagina import caso_of
from patti_inclusione.views.quadro import is_aperto, make_indice
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.autosave import posted_number


@require_GET
@permit(CASI, "edit_quadro")
def quadro_check(request, pk):
    """All that is written before the Quadro is finished, what is missing first."""
    foglio = selectors.open_foglio(caso_of(request, pk))
    if foglio is None or not is_aperto(foglio):
        return redirect("patti_inclusione:quadro_detail", pk)
    _record_read(request, "quadro_check", foglio)
    context = {
        "caso": foglio.caso,
        "quadro": foglio.quadro,
        "indice": make_indice(foglio, None),
        "mancanti": _mancanti(foglio),
        "radars": radars(foglio),
        "superate": letture(foglio, foglio.superate),
    }
    return render(request, "patti_inclusione/quadro_check.html", context)


def _record_read(request: HttpRequest, atto: str, foglio: Compilazione) -> None:
    audit.record_read(atto, foglio.quadro, by=request.profilo, nucleo_id=foglio.caso.nucleo_id, categoria="quadro")


def _mancanti(foglio: Compilazione) -> list[tuple[str, list[tuple[str, str]]]]:
    """The missing answers under the title of their page, each with the link to its question."""
    per_pagina = groupby(mancanze(foglio), key=lambda mancanza: mancanza.pagina)
    return [
        (
            " · ".join(filter(None, [pagina.gruppo, pagina.titolo])),
            [(m.testo, f"{pagina.url(foglio.caso.pk)}{f'#id_{m.campo}' if m.campo else ''}") for m in trovate],
        )
        for pagina, trovate in per_pagina
    ]


@require_POST
@permit(CASI, "edit_quadro")
def quadro_finalize(request, pk):
    caso = caso_of(request, pk)
    try:
        services.finalize_quadro(caso, by=request.profilo, revisione=posted_number(request, "revisione"))
    except SuperataError:
        messages.warning(request, "Il Quadro è cambiato mentre lo rileggevi: rileggilo prima di concludere.")
        return redirect("patti_inclusione:quadro_check", pk)
    except IncompletaError:
        messages.warning(request, "Mancano ancora delle risposte: le trovi in cima, ognuna con il suo collegamento.")
        return redirect("patti_inclusione:quadro_check", pk)
    except TransitionError:
        messages.info(request, "Il Quadro non è in bozza: non c'è niente da concludere.")
        return redirect("patti_inclusione:quadro_detail", pk)
    messages.success(request, "Quadro di analisi concluso. Ora scrivi il Patto con la famiglia.")
    return redirect("patti_inclusione:caso_detail", pk)


@require_GET
@permit(CASI, "edit_quadro")
def quadro_version(request, pk, versione):
    """A version to be read and, for the file, printed: it is not for the family."""
    caso = caso_of(request, pk)
    foglio = _load(caso, versione)
    _record_read(request, "quadro_version", foglio)
    altre = [each for each in selectors.versioni(caso) if each.pk != foglio.quadro.pk]
    context = {
        "caso": caso,
        "quadro": foglio.quadro,
        "bozza": foglio.quadro.stato == StatoQuadro.BOZZA,
        "altre": altre,
        "precedente": next((each for each in altre if each.versione == versione - 1), None),
        "radars": radars(foglio),
        "letture": letture(foglio, [*foglio.pagine, *foglio.superate]),
        "si_riapre": caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO and not any(a.versione > versione for a in altre),
    }
    return render(request, "patti_inclusione/quadro_version.html", context)


def _load(caso: Caso, versione: int) -> Compilazione:
    quadro = get_object_or_404(selectors.versioni(caso), versione=versione)
    quadro.caso = caso
    return selectors.load(quadro)


@require_GET
@permit(CASI, "edit_quadro")
def quadro_compare(request, pk, versione):
    """A version beside the one before: each subject's picture with both lines, and what is told otherwise."""
    caso = caso_of(request, pk)
    if versione < 2:
        raise Http404
    prima, dopo = _load(caso, versione - 1), _load(caso, versione)
    _record_read(request, "quadro_compare", dopo)
    context = {
        "caso": caso,
        "quadro": dopo.quadro,
        "prima": prima.quadro,
        "radars": radars(dopo, prima),
        "cambi": cambi(prima, dopo),
    }
    return render(request, "patti_inclusione/quadro_compare.html", context)


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_quadro")
def quadro_reopen(request, pk):
    """Take a finished Quadro up again, with a reason: a new version that begins with what the last one says."""
    caso = caso_of(request, pk)
    audit.record_read("quadro_reopen", caso, by=request.profilo, categoria="quadro")
    form = RiaperturaForm(request.POST or None)
    if caso.stato != StatoCaso.IN_DEFINIZIONE_PATTO:
        messages.warning(request, "Il Quadro si riapre solo finché il testo del Patto non è chiuso per la firma.")
        return redirect("patti_inclusione:quadro_detail", pk)
    if request.method == "POST" and form.is_valid():
        return _reopen(request, caso, form)
    return render(request, "patti_inclusione/quadro_reopen.html", {"caso": caso, "form": form})


def _reopen(request: HttpRequest, caso: Caso, form: RiaperturaForm) -> HttpResponse:
    try:
        services.reopen_quadro(caso, by=request.profilo, **form.cleaned_data)
    except TransitionError:
        messages.warning(request, "Nel frattempo il Quadro, o il caso, è cambiato.")
    else:
        messages.success(request, "Quadro riaperto: la versione conclusa resta com'era.")
    return redirect("patti_inclusione:quadro_detail", caso.pk)
