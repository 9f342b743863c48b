"""What the Case manager and the Centro per l'impiego ask each other about a person of a family (M12)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import permit
from patti_inclusione.forms.richiesta_cpi import ANPAL, CorrezioneForm, RichiestaForm, RispostaForm
from patti_inclusione.models import Caso, RichiestaCpi, StatoCaso, StatoRichiestaCpi
from patti_inclusione.permissions import CASI, RICHIESTE_CPI
from patti_inclusione.selectors import richiesta_cpi as selectors
from patti_inclusione.selectors.cpi import list_adulti
from patti_inclusione.services import richiesta_cpi as services
from patti_inclusione.views.analisi_pagina import caso_of
from patti_inclusione.views.cpi import CAMBIATO
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

CHIESTA = "Richiesta in partenza. Quando il Centro risponde lo trovi in «Oggi»: non devi fare altro."
CPI_SCONOSCIUTO = "CPI_SCONOSCIUTO"  # what was chosen is not to be chosen again
RISPOSTA = "Risposta in partenza: il Centro la legge alla sua prossima lettura."


@permit(CASI, "ask_richiesta_cpi")
def richiesta_cpi_create(request, pk):
    """Ask a Centro something about a grown-up member: who, what, and which Centro."""
    caso = caso_of(request, pk)
    adulti = list(list_adulti(caso, calendario.today()))
    form = RichiestaForm(request.POST or None, centri=selectors.list_cpi(caso), adulti=adulti, **_uffici(caso))
    if request.method == "POST" and form.is_valid():
        chi, che = form.persona_scelta(), form.cleaned_data["richiesta"]
        parti = {"cpi": form.cpi_scelto(), "ufficio": form.ufficio()}
        try:
            fatta = services.ask_richiesta_cpi(caso, by=request.profilo, persona=chi, richiesta=che, **parti)
        except services.RichiestaCpiError as refusal:
            form.add_error(None, str(refusal))
        except TransitionError:
            form.add_error(None, CAMBIATO)
        else:
            messages.success(request, CHIESTA)
            return redirect("patti_inclusione:richiesta_cpi_detail", fatta.pk)
    audit.record_read("richiesta_cpi_create", caso, by=request.profilo, categoria="fascicolo")
    context = {"caso": caso, "form": form, "adulti": adulti, "chiuso": caso.stato == StatoCaso.CHIUSO}
    return render(request, "patti_inclusione/richiesta_cpi_create.html", context)


@require_GET
@permit(RICHIESTE_CPI, "follow_richiesta_cpi")
def richiesta_cpi_detail(request, pk):
    """One exchange: what was asked, how far it is, what was answered, and what is to be done now."""
    return _show(request, _find(request, pk))


@permit(RICHIESTE_CPI, "follow_richiesta_cpi")
def richiesta_cpi_answer(request, pk):
    """Answer what a Centro asks."""
    richiesta = _find(request, pk)
    form = RispostaForm(request.POST or None, richiesta=richiesta, **_uffici(richiesta.caso))
    if request.method != "POST" or not form.is_valid():
        return _show(request, richiesta, risposta=form)
    try:
        services.answer_richiesta_cpi(richiesta, by=request.profilo, risposta=form.valore(), ufficio=form.ufficio())
    except TransitionError:
        messages.warning(
            request, "A questa richiesta è già stato risposto, o il caso è chiuso e risponde la piattaforma."
        )
    else:
        messages.success(request, RISPOSTA)
    return redirect("patti_inclusione:richiesta_cpi_detail", pk)


@permit(RICHIESTE_CPI, "follow_richiesta_cpi")
def richiesta_cpi_retry(request, pk):
    """Ask again, with another Centro or office, what ANPAL refused."""
    richiesta = _find(request, pk)
    form = CorrezioneForm(request.POST or None, centri=selectors.list_cpi(richiesta.caso), **_uffici(richiesta.caso))
    if request.method != "POST" or not form.is_valid():
        return _show(request, richiesta, correzione=form)
    try:
        services.retry_richiesta_cpi(richiesta, by=request.profilo, cpi=form.cpi_scelto(), ufficio=form.ufficio())
    except TransitionError:
        messages.warning(request, CAMBIATO)
    else:
        messages.success(request, CHIESTA)
    return redirect("patti_inclusione:richiesta_cpi_detail", pk)


@require_POST
@permit(RICHIESTE_CPI, "follow_richiesta_cpi")
def richiesta_cpi_read(request, pk):
    """The answer was read: it leaves «Oggi»."""
    richiesta = _find(request, pk)
    services.read_richiesta_cpi(richiesta, by=request.profilo)
    return redirect("patti_inclusione:caso_detail", richiesta.caso_id)


@require_POST
@permit(RICHIESTE_CPI, "follow_richiesta_cpi")
def richiesta_cpi_drop(request, pk):
    """Wait for the answer no more."""
    richiesta = _find(request, pk)
    try:
        services.drop_richiesta_cpi(richiesta, by=request.profilo)
    except TransitionError:
        messages.warning(request, CAMBIATO)
    else:
        messages.success(request, "Non aspettiamo più la risposta. Se arriva lo stesso, la trovi qui.")
    return redirect("patti_inclusione:caso_detail", richiesta.caso_id)


def _find(request: HttpRequest, pk: UUID) -> RichiestaCpi:
    related = ("caso__nucleo__comune", "componente", "creata_da__operatore", "risposta_da__operatore")
    richiesta: RichiestaCpi = get_object_or_404(request.permitted.select_related(*related), pk=pk)
    return richiesta


def _uffici(caso: Caso) -> dict[str, Any]:
    return {"sedi": selectors.list_sedi(caso), "comune": caso.nucleo.comune.denominazione}


def _show(request: HttpRequest, richiesta: RichiestaCpi, **forms: Any):
    """The page, with the form that its state wants, empty unless it comes filled."""
    audit.record_read("richiesta_cpi_detail", richiesta, by=request.profilo, nucleo_id=richiesta.caso.nucleo_id)
    caso, stato = richiesta.caso, richiesta.stato
    if stato == StatoRichiestaCpi.DA_RISPONDERE and "risposta" not in forms:
        initial = {"risposta": selectors.default_informazione(richiesta)}
        forms["risposta"] = RispostaForm(richiesta=richiesta, initial=initial, **_uffici(caso))
    elif stato == StatoRichiestaCpi.RIFIUTATA and "correzione" not in forms:
        initial = {"cpi": ANPAL if richiesta.codice_rifiuto == CPI_SCONOSCIUTO else richiesta.cpi or ANPAL}
        forms["correzione"] = CorrezioneForm(centri=selectors.list_cpi(caso), initial=initial, **_uffici(caso))
    context = {"richiesta": richiesta, "caso": caso, "tardi": _is_late(richiesta), **forms}
    return render(request, "patti_inclusione/richiesta_cpi_detail.html", context)


def _is_late(richiesta: RichiestaCpi) -> bool:
    return richiesta.attesa_fino_al is not None and richiesta.attesa_fino_al < calendario.today()
