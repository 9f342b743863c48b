"""A family and the Centro per l'impiego: sending it, taking it back, reading why it comes back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms.cpi import InvioDalPattoForm
from patti_inclusione.models import Caso, CodiceTermine
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import cpi as selectors
from patti_inclusione.selectors.analisi import corrente
from patti_inclusione.services import cpi as services
from patti_inclusione.services import rinvio_cpi
from patti_inclusione.services.scadenza import compute_termine
from patti_inclusione.views.analisi_pagina import caso_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

CAMBIATO = "Nel frattempo il caso è cambiato: guarda a che punto è adesso."
MANDATA = (
    "Mandiamo le persone al Centro per l'impiego. Quando arriva la ricevuta il caso si chiude: non devi fare altro."
)


@require_GET
@permit(CASI, "send_cpi")
def cpi_detail(request, pk):
    """Where the family stands with the Centro, and what can be done now."""
    return _show(request, caso_of(request, pk))


def _show(request: HttpRequest, caso: Caso, form: InvioDalPattoForm | None = None) -> HttpResponse:
    audit.record_read("cpi_detail", caso, by=request.profilo, categoria="fascicolo")
    scambio = selectors.read_scambio(caso)
    context = {"caso": caso, "scambio": scambio, **_what_to_send(caso, scambio, form)}
    return render(request, "patti_inclusione/cpi_detail.html", context)


def _what_to_send(caso: Caso, scambio: selectors.Scambio, form: InvioDalPattoForm | None) -> dict[str, Any]:
    """After an analysis what it says, from a Patto a form, or what the Patto still has to reach."""
    analisi, oggi = corrente(caso), calendario.today()
    if scambio.inizio == "ANALISI" and analisi is not None:
        termine = compute_termine(CodiceTermine.T03, oggi, caso.nucleo.comune_id)
        persone = selectors.list_persone(caso, analisi, oggi)
        return {"cpi": analisi.cpi_destinatario, "persone": persone, "termine": termine}
    if scambio.inizio == "PATTO":
        aperti = selectors.list_aperti(caso)
        adulti = selectors.list_adulti(caso, oggi)
        initial = {"cpi": selectors.last_cpi(scambio.invii, analisi), "persone": adulti}
        return {"aperti": aperti, "form": form or InvioDalPattoForm(adulti=adulti, initial=initial)}
    return {}


@require_http_methods(["GET", "POST"])
@permit(CASI, "send_cpi")
def cpi_send(request, pk):
    """Send the people that the analysis names, or those chosen on the page of a family with a Patto."""
    caso = caso_of(request, pk)
    if request.method == "GET":
        return redirect("patti_inclusione:cpi_detail", pk)
    if selectors.can_start(caso.stato, caso.esito_ap) != "PATTO":
        return _send(request, caso)
    form = InvioDalPattoForm(request.POST, adulti=selectors.list_adulti(caso, calendario.today()))
    return _send(request, caso, **form.valori()) if form.is_valid() else _show(request, caso, form)


def _send(request: HttpRequest, caso: Caso, **dal_patto: Any) -> HttpResponse:
    send = services.send_cpi_dal_patto if dal_patto else services.send_cpi
    try:
        send(caso, by=request.profilo, **dal_patto)
    except services.CpiError as refusal:
        messages.warning(request, str(refusal))
    except TransitionError:
        messages.warning(request, CAMBIATO)
    else:
        messages.success(request, MANDATA)
    return redirect("patti_inclusione:cpi_detail", caso.pk)


@require_POST
@permit(CASI, "send_cpi")
def cpi_recall(request, pk):
    try:
        services.recall_cpi(caso_of(request, pk), by=request.profilo)
    except TransitionError:
        messages.warning(request, "L'invio è già partito: non si può più richiamare.")
    else:
        messages.success(request, "Invio richiamato: non è partito niente, e il caso riprende da dov'era.")
    return redirect("patti_inclusione:cpi_detail", pk)


@require_POST
@permit(CASI, "send_cpi")
def cpi_read(request, pk):
    """The Case manager has read why the Centro sends the family back."""
    rinvio_cpi.mark_read(caso_of(request, pk), by=request.profilo)
    return redirect("patti_inclusione:caso_detail", pk)
