"""What is typed in the forms of a Patto keeps itself: filling a form from its draft, keeping one, throwing one away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.models import Patto
from patti_inclusione.permissions import PATTI
from patti_inclusione.selectors.patto import bozza_of
from patti_inclusione.selectors.patto_mancanza import bozza_url
from patti_inclusione.services import patto_bozze as services
from patti_inclusione.services.patto import ConflittoError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave

NOSTRI = {"csrfmiddlewaretoken", "versione", "revisione", "chiave"}  # not answers: they belong to the page


def bind(
    request: HttpRequest, form_class: type[forms.Form], patto: Patto, modulo: str, options: dict[str, Any]
) -> tuple[forms.Form, int]:
    """The form bound to what was posted, else filled from its draft, if there is one; and the draft's version (0: none)."""
    bozza = bozza_of(patto, modulo)
    versione = bozza.versione if bozza else 0
    form = form_class(request.POST or None, **options)
    if bozza and request.method == "GET":
        data = QueryDict(mutable=True)
        for name, values in bozza.dati.items():
            data.setlist(name, values)
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(data, {}, form.add_prefix(name))
    return form, versione


@require_POST
@permit(PATTI, "edit_patto")
def patto_draft(request, pk, modulo):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    dati = {name: request.POST.getlist(name) for name in request.POST if name not in NOSTRI}
    try:
        versione = services.keep_bozza(
            patto, by=request.profilo, modulo=modulo, dati=dati, versione=autosave.posted_number(request, "versione")
        )
    except ConflittoError:
        return autosave.conflict()
    except TransitionError:
        return autosave.conflict("Il testo del Patto è chiuso per la firma: quello che scrivi qui non viene salvato.")
    return autosave.saved(versione)


@require_POST
@permit(PATTI, "edit_patto")
def patto_draft_discard(request, pk, modulo):
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    try:
        services.discard_bozza(patto, by=request.profilo, modulo=modulo)
    except TransitionError:
        messages.info(request, "Il testo del Patto è già chiuso.")
        return redirect("patti_inclusione:patto_detail", patto.caso_id)
    return redirect(bozza_url(patto, modulo))
