"""What a check comes to: the requirements, the conclusion, the negative that another person approves."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.forms.esito import (
    AnnullamentoForm,
    ConclusioneForm,
    EffettivaForm,
    EsitiForm,
    PropostaForm,
    RiaperturaForm,
    RifiutoForm,
)
from controlli_anagrafici.models import EsitoFinale
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import esito as selectors
from controlli_anagrafici.services import controllo as controlli
from controlli_anagrafici.services import esito as services
from controlli_anagrafici.services import riapertura as riaperture
from controlli_anagrafici.views.atti import REFUSALS, act, back, find_controllo, in_words, page_context, what_is_checked
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web import autosave
from rdc_platform.web.forms import FormItaliano

CAMPI = ("esito_res10", "esito_res2", "esito_soggiorno", "conflitti_confermati", "motivazione")


@require_POST
@permit(CONTROLLI, "work_controllo")
def controllo_open(request, pk):
    """The Responsabile starts."""
    controllo = find_controllo(request, pk)
    try:
        controlli.open_controllo(controllo, by=request.profilo)
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
        return back(pk)
    famiglia = controllo.della_famiglia
    return redirect(f"controlli_anagrafici:{'famiglia_edit' if famiglia else 'periodo_create'}", pk)


@permit(CONTROLLI, "work_controllo")
def requisiti_edit(request, pk):
    """Decide each requirement, seeing what was computed; then conclude, or propose a negative outcome."""
    controllo = find_controllo(request, pk)
    initial = {campo: getattr(controllo, campo) for campo in CAMPI} | {"versione": controllo.versione}
    form = EsitiForm(request.POST or None, initial=initial)
    if act(request, controllo, form, services.set_esiti, "Requisiti salvati."):
        return redirect("controlli_anagrafici:controllo_conclude", pk)
    return _page(request, "controlli_anagrafici/requisiti_edit.html", controllo, {"form": form})


@require_POST
@permit(CONTROLLI, "work_controllo")
def requisiti_autosave(request, pk):
    """Keep the outcome of each requirement while it is typed (called by autosave.js); nothing is concluded."""
    controllo = find_controllo(request, pk)
    form = EsitiForm(request.POST)
    if not form.is_valid():
        return autosave.conflict("Non salvato: premi «Salva e vai avanti» per leggere che cosa correggere.")
    try:
        controllo = services.set_esiti(controllo, by=request.profilo, **form.cleaned_data)
    except VersioneError:
        return autosave.conflict()
    except TransitionError:
        return autosave.conflict("Il controllo non è più in lavorazione: quello che scrivi qui non viene salvato.")
    return autosave.saved(controllo.versione)


@permit(CONTROLLI, "work_controllo")
def controllo_conclude(request, pk):
    """The requirements are decided: what follows from them, and what is still missing."""
    controllo = find_controllo(request, pk)
    negativi = selectors.negativi(controllo)
    if negativi:
        form = PropostaForm(request.POST or None, esiti=negativi, initial={"versione": controllo.versione})
        service, fatto = services.propose_negativo, "Esito negativo proposto. Lo decide il Coordinatore."
    else:
        form = ConclusioneForm(request.POST or None, initial={"versione": controllo.versione})
        service, fatto = services.conclude_positivo, "Controllo concluso: INPS riceve l'esito."
    if act(request, controllo, form, service, fatto):
        return back(pk)
    esito = negativi[0] if negativi else EsitoFinale.P01
    context = {"form": form, "negativi": negativi, "mancanze": selectors.mancanze(controllo, esito)}
    return _page(request, "controlli_anagrafici/controllo_conclude.html", controllo, context)


@permit(CONTROLLI, "approve_controllo")
def negativo_approve(request, pk):
    """The Coordinatore reads what was found, and agrees."""
    atto = Atto(ConclusioneForm, services.approve_negativo, "Esito approvato: parte per INPS.")
    return _decide(request, pk, atto, "controlli_anagrafici/negativo_approve.html")


@permit(CONTROLLI, "approve_controllo")
def negativo_reject(request, pk):
    atto = Atto(RifiutoForm, services.reject_negativo, "Il controllo torna al Responsabile, con il motivo.")
    return _decide(request, pk, atto, "controlli_anagrafici/negativo_reject.html")


@permit(CONTROLLI, "approve_controllo")
def effettiva_accept(request, pk):
    """What could not be verified is found proved by the actual residence."""
    atto = Atto(EffettivaForm, services.accept_effettiva, "Controllo concluso: INPS riceve l'esito.")
    return _decide(request, pk, atto, "controlli_anagrafici/effettiva_accept.html")


@permit(CONTROLLI, "approve_controllo")
def controllo_reopen(request, pk):
    atto = Atto(RiaperturaForm, riaperture.reopen_controllo, "Controllo riaperto.")
    return _decide(request, pk, atto, "controlli_anagrafici/controllo_reopen.html")


@permit(CONTROLLI, "approve_controllo")
def controllo_cancel(request, pk):
    atto = Atto(AnnullamentoForm, riaperture.cancel_controllo, "Controllo annullato.")
    return _decide(request, pk, atto, "controlli_anagrafici/controllo_cancel.html")


class Atto(NamedTuple):
    """What the Coordinatore may decide: its form, who does it, what the page says when it is done."""

    form: type[FormItaliano]
    service: Callable[..., Any]
    fatto: str


def _decide(request, pk, atto: Atto, template: str):
    controllo = find_controllo(request, pk)
    form = atto.form(request.POST or None, initial={"versione": controllo.versione})
    if act(request, controllo, form, atto.service, atto.fatto):
        return back(pk)
    return _page(request, template, controllo, {"form": form})


def _page(request, template, controllo, context):
    audit.record_read(request.resolver_match.url_name, controllo, by=request.profilo, categoria="anagrafica")
    context |= page_context(controllo, "Esito") | what_is_checked(controllo)
    return render(request, template, context)
