"""After outcomes C and D: choosing the équipe, the specialist service, beginning the Quadro or a provisional Patto."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms.equipe import InvioForm, RispostaForm
from patti_inclusione.models import Caso, StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import equipe as selectors
from patti_inclusione.selectors import quadro as quadri
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services import quadro as services
from patti_inclusione.services import quadro_invio
from patti_inclusione.views.analisi_pagina import caso_of
from patti_inclusione.views.quadro_passo import passo_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.formati import data_breve

CAMBIATO = "Nel frattempo il caso è cambiato: guarda a che punto è adesso."


def show(request: HttpRequest, caso: Caso, foglio: Compilazione | None, form: InvioForm | None = None) -> HttpResponse:
    """The page of what to do after the analysis, or of the Quadro that is finished."""
    form = form or InvioForm(initial={"inviato_il": calendario.today()})
    context = {"caso": caso, "form": form, **passo_of(caso, foglio)}
    return render(request, "patti_inclusione/quadro_detail.html", context)


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_quadro")
def servizio_send(request, pk):
    """Send the person that the analysis names to the service that it names."""
    caso = caso_of(request, pk)
    if request.method == "GET":
        return redirect("patti_inclusione:quadro_detail", pk)
    form = InvioForm(request.POST)
    if not form.is_valid():
        return show(request, caso, quadri.open_foglio(caso), form)
    try:
        invio = quadro_invio.send_invio(caso, by=request.profilo, **form.cleaned_data)
    except quadro_invio.ConsensoError:
        messages.warning(request, "La persona non è d'accordo, e il servizio non la segue ancora: non si può mandare.")
    except TransitionError:
        messages.warning(request, CAMBIATO)
    else:
        messages.success(request, f"Aspettiamo la risposta del servizio fino al {data_breve(invio.attesa_fino_al)}.")
    return redirect("patti_inclusione:quadro_detail", pk)


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_quadro")
def servizio_answer(request, pk):
    """What the service answered: the Case manager alone reads it."""
    caso = caso_of(request, pk)
    invio = selectors.invio_of(caso)
    audit.record_read("servizio_answer", caso, by=request.profilo, categoria="quadro")
    if invio is None or caso.stato != StatoCaso.INVIATO_SPECIALISTICO:
        return redirect("patti_inclusione:quadro_detail", pk)
    initial = {"risposta_il": invio.risposta_il or calendario.today(), "risposta": invio.risposta}
    form = RispostaForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _record(request, caso, form)
    return render(request, "patti_inclusione/servizio_answer.html", {"caso": caso, "invio": invio, "form": form})


def _record(request: HttpRequest, caso: Caso, form: RispostaForm) -> HttpResponse:
    try:
        quadro_invio.record_risposta(caso, by=request.profilo, **form.cleaned_data)
    except TransitionError:
        messages.warning(request, CAMBIATO)
    else:
        messages.success(request, "Risposta salvata. Ora scegli come andare avanti: il Quadro di analisi, o il Patto.")
    return redirect("patti_inclusione:quadro_detail", caso.pk)


@require_POST
@permit(CASI, "edit_quadro")
def quadro_start(request, pk):
    try:
        services.start_quadro(caso_of(request, pk), by=request.profilo)
    except services.EquipeError as manca:
        messages.warning(request, str(manca))
    except TransitionError:
        messages.warning(request, CAMBIATO)
    return redirect("patti_inclusione:quadro_detail", pk)


@require_POST
@permit(CASI, "edit_quadro")
def quadro_skip(request, pk):
    """Write the Patto meanwhile: provisional, until the Quadro stands."""
    try:
        quadro_invio.start_provvisorio(caso_of(request, pk), by=request.profilo)
    except TransitionError:
        messages.warning(request, CAMBIATO)
        return redirect("patti_inclusione:quadro_detail", pk)
    messages.success(request, "Ora scrivi il Patto: è provvisorio, finché non c'è il Quadro di analisi.")
    return redirect("patti_inclusione:caso_detail", pk)
