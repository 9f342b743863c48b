"""Closing a case, suspending it, going on with it: acts that weigh, each a page that says what will happen."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.chiusura import ChiusuraForm, RipresaForm, SospensioneForm
from patti_inclusione.models import StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import chiusura as selectors
from patti_inclusione.services import chiusura as services
from patti_inclusione.services import chiusura_sospensione as sospensioni
from patti_inclusione.views import richieste
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, VersioneError

REFUSALS = (VersioneError, TransitionError, services.ChiusuraError)


@permit(CASI, "close_caso")
def chiusura_create(request, pk):
    """Only the reasons that hold can be chosen; of the others the page says why not."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    if caso.stato in services.NON_SUOI:
        messages.info(request, "Questo caso non si può chiudere adesso.")
        return redirect("patti_inclusione:caso_detail", pk)
    motivi = selectors.motivi(caso)
    form = ChiusuraForm(request.POST or None, motivi=motivi, initial={"versione": caso.versione})
    if request.method == "POST" and form.is_valid():
        try:
            services.close_caso(caso, by=request.profilo, **form.cleaned_data)
        except REFUSALS as refusal:
            form = _refused(form, refusal, caso)
        else:
            messages.success(request, "Caso chiuso. Se serve, si può chiedere di riaprirlo.")
            return redirect("patti_inclusione:caso_detail", pk)
    context = {"form": form, "altri": [m for m in motivi if not m.vale], "effetti": selectors.effetti(caso)}
    return _page(request, "patti_inclusione/chiusura_create.html", caso, context)


@permit(CASI, "suspend_caso")
def sospensione_create(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    if caso.stato in services.NON_SUOI or caso.stato == StatoCaso.SOSPESO:
        messages.info(request, "Questo caso non si può sospendere adesso.")
        return redirect("patti_inclusione:caso_detail", pk)
    form = SospensioneForm(request.POST or None, initial={"versione": caso.versione, "dal": calendario.today()})
    if request.method == "POST" and form.is_valid():
        try:
            sospensioni.suspend_caso(caso, by=request.profilo, **form.cleaned_data)
        except REFUSALS as refusal:
            form = _refused(form, refusal, caso)
        else:
            messages.success(request, "Caso sospeso. Quando si può, riprendilo da qui.")
            return redirect("patti_inclusione:caso_detail", pk)
    return _page(request, "patti_inclusione/sospensione_create.html", caso, {"form": form})


@permit(CASI, "suspend_caso")
def sospensione_resume(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    sospensione = caso.sospensioni.filter(al=None).first()
    if sospensione is None:
        messages.info(request, "Questo caso non è sospeso.")
        return redirect("patti_inclusione:caso_detail", pk)
    form = RipresaForm(request.POST or None, initial={"versione": caso.versione, "al": calendario.today()})
    if request.method == "POST" and form.is_valid():
        try:
            sospensioni.resume_caso(caso, by=request.profilo, **form.cleaned_data)
        except REFUSALS as refusal:
            form = _refused(form, refusal, caso)
        else:
            messages.success(request, "Caso ripreso da dove era.")
            return redirect("patti_inclusione:caso_detail", pk)
    return _page(request, "patti_inclusione/sospensione_resume.html", caso, {"form": form, "sospensione": sospensione})


def _refused(form, refusal, caso):
    """The form with what was typed, and why nothing was written."""
    if isinstance(refusal, VersioneError):
        return richieste.with_current_version(form, refusal, caso)
    words = str(refusal) if isinstance(refusal, services.ChiusuraError) else "Il caso non è più in quello stato."
    form.add_error(None, words)
    return form


def _page(request, template, caso, context):
    audit.record_read(request.resolver_match.url_name, caso, by=request.profilo, categoria="fascicolo")
    return render(request, template, {"caso": caso} | context)
