"""Revising the Patto in force, trying again after a refusal, and the versions beside each other."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import permit
from patti_inclusione.forms.patto_vita import RevisioneForm
from patti_inclusione.models import StatoPatto
from patti_inclusione.permissions import CASI, PATTI
from patti_inclusione.selectors import patto as selectors
from patti_inclusione.selectors.patto_confronto import compare
from patti_inclusione.services import patto_revisione as services
from patti_inclusione.services.patto import IncompletoError
from patti_inclusione.views.patto_atti import MANCA, act_on
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@permit(PATTI, "edit_patto")
def patto_revise(request, pk):
    """Why the Patto is revised; then its copy is open to be written."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    if request.method == "GET" and patto.stato != StatoPatto.ATTIVO:
        messages.info(request, "Si rivede solo il Patto in vigore.")
        return redirect("patti_inclusione:patto_detail", patto.caso_id)
    form = RevisioneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.revise_patto(patto, by=request.profilo, **form.cleaned_data)
        except TransitionError:
            form.add_error(None, "Il Patto non si può rivedere adesso: controlla a che punto è il caso.")
        else:
            messages.success(request, "La nuova versione è pronta da cambiare. Intanto vale quella firmata.")
            return redirect("patti_inclusione:patto_detail", patto.caso_id)
    audit.record_read("patto_revise", patto, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="patto")
    return render(request, "patti_inclusione/patto_revise.html", {"patto": patto, "form": form})


@require_POST
@permit(PATTI, "edit_patto")
def patto_drop(request, pk):
    """Back to the Patto in force: the draft goes away, a refused version stays in the list."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    return act_on(
        request,
        patto,
        services.drop_revisione,
        done="Revisione chiusa. Resta in vigore il Patto di prima.",
        refused={TransitionError: "Prima riapri il testo: una versione da firmare non si butta via."},
        stato=patto.stato,
    )


@require_POST
@permit(PATTI, "edit_patto")
def patto_enact(request, pk):
    """The revision that binds nobody anew is in force at once."""
    return act_on(
        request,
        get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk),
        services.enact_revisione,
        done="La nuova versione è in vigore. Valgono le firme di prima.",
        refused={
            services.VincolanteError: "Sono cambiati un impegno o un sostegno: servono le firme.",
            IncompletoError: MANCA,
            TransitionError: "Questa versione non si può mettere in vigore: controlla a che punto è.",
        },
    )


@require_POST
@permit(PATTI, "edit_patto")
def patto_rewrite(request, pk):
    """After a refusal: a new version, from the words of the refused one."""
    return act_on(
        request,
        get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk),
        services.rewrite_patto,
        done="Puoi cambiare il testo e proporlo di nuovo alla famiglia.",
        refused={TransitionError: "Questo Patto non si può riscrivere: ce n'è già una versione più nuova."},
    )


@require_safe
@permit(CASI, "view_fascicolo")
def patto_versions(request, pk):
    """Every version, and two of them beside each other: the last two unless others are chosen."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    versioni = selectors.list_versioni(caso)
    by_number = {str(each.versione): each for each in versioni}
    dopo = by_number.get(request.GET.get("dopo", ""), versioni[0] if versioni else None)
    prima = by_number.get(request.GET.get("prima", ""), versioni[1] if len(versioni) > 1 else None)
    audit.record_read("patto_versions", caso, by=request.profilo, categoria="patto")
    sezioni = compare(prima, dopo) if prima and dopo and prima != dopo else []
    context = {"caso": caso, "versioni": versioni, "prima": prima, "dopo": dopo, "sezioni": sezioni}
    return render(request, "patti_inclusione/patto_versions.html", context)
