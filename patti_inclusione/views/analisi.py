"""The Analisi preliminare: beginning it, and its pages, which keep themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.forms.analisi.base import Modulo
from patti_inclusione.forms.analisi.inizio import InizioForm
from patti_inclusione.models import Caso, SezioneAnalisi, StatoAnalisi
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.services import analisi as services
from patti_inclusione.services import analisi_riapertura
from patti_inclusione.views import analisi_pagina as parti
from patti_inclusione.views import pagine
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave
from rdc_platform.web.autosave import posted_number

CHIUSA = "L'analisi non è più in bozza: quello che hai scritto adesso non è salvato. È ancora qui sotto: copialo se ti serve."


@require_GET
@permit(CASI, "edit_analisi")
def analisi_detail(request, pk):
    """Where the analysis stands: to begin, to go on with, or finished and to be read."""
    caso = parti.caso_of(request, pk)
    foglio = parti.open_foglio(caso)
    audit.record_read("analisi_detail", caso, by=request.profilo, categoria="analisi")
    if foglio is None or selectors.begins_anew(foglio.analisi, caso.stato):
        return _render_inizio(request, caso, _inizio_form(caso))
    if not parti.is_aperta(foglio):
        return redirect("patti_inclusione:analisi_version", pk, foglio.analisi.versione)
    voci = [voce for _, gruppo in parti.make_indice(foglio, None).gruppi for voce in gruppo]
    prossima = next((voce.url for voce in voci if voce.stato != "fatta"), None)
    return redirect(prossima or "patti_inclusione:analisi_check", *([] if prossima else [pk]))


@require_POST
@permit(CASI, "edit_analisi")
def analisi_start(request, pk):
    caso = parti.caso_of(request, pk)
    form = _inizio_form(caso, request.POST)
    if not form.is_valid():
        return _render_inizio(request, caso, form)
    start = analisi_riapertura.restart_analisi if selectors.corrente(caso) else services.start_analisi
    try:
        start(caso, by=request.profilo, **form.cleaned_data)
    except TransitionError:
        messages.warning(request, "L'analisi di questa famiglia non si può iniziare adesso.")
    return redirect("patti_inclusione:analisi_detail", pk)


def _inizio_form(caso: Caso, data=None) -> InizioForm:
    giorno, presenti = selectors.ultimo_colloquio(caso)
    persone = selectors.persone_of(caso, calendario.today())
    initial = {"data": giorno or calendario.today(), "presenti": [str(each) for each in presenti]}
    return InizioForm(data, persone=persone, initial=initial)


def _render_inizio(request: HttpRequest, caso: Caso, form: InizioForm) -> HttpResponse:
    context = {"caso": caso, "form": form, "si_inizia": caso.stato in services.INIZIO}
    return render(request, "patti_inclusione/analisi_start.html", context)


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_analisi")
def analisi_edit(request, pk, sezione, componente=None):
    """One page of the draft; without JavaScript it is saved by its buttons."""
    foglio = parti.open_foglio(parti.caso_of(request, pk))
    if foglio is None or (request.method == "GET" and not parti.is_aperta(foglio)):
        return redirect("patti_inclusione:analisi_detail", pk)
    pagina = parti.pagina_of(foglio, sezione, componente)
    if request.method == "POST":
        return pagine.save(LIBRO, request, foglio, pagina)
    audit.record_read(
        "analisi_edit", foglio.analisi, by=request.profilo, nucleo_id=foglio.caso.nucleo_id, categoria="analisi"
    )
    return pagine.show(LIBRO, request, foglio, pagina)


@require_POST
@permit(CASI, "edit_analisi")
def analisi_autosave(request, pk, sezione, componente=None):
    """The page keeps itself (static/js/autosave.js)."""
    foglio = parti.open_foglio(parti.caso_of(request, pk))
    if foglio is None:
        return autosave.conflict(CHIUSA)
    pagina = parti.pagina_of(foglio, sezione, componente)
    return pagine.keep_typed(LIBRO, request, foglio, pagina)


@require_GET
@permit(CASI, "edit_analisi")
def analisi_stato(request, pk, sezione, componente=None):
    """The margin alone, after a page kept itself: part of a page that is open and registered already."""
    foglio = parti.open_foglio(parti.caso_of(request, pk))
    if foglio is None or foglio.analisi.stato != StatoAnalisi.BOZZA:
        return HttpResponse(status=204)
    pagina = parti.pagina_of(foglio, sezione, componente)
    context = {"indice": parti.make_indice(foglio, pagina), "stato_url": request.path}
    return render(request, "patti_inclusione/_analisi_stato.html", context)


def _keep(request: HttpRequest, foglio: Compilazione, pagina: Pagina, modulo: Modulo) -> int:
    contenuto = modulo.contenuto(request.POST)
    versione = posted_number(request, "versione")
    return services.save_pagina(foglio.caso, pagina, contenuto, by=request.profilo, versione=versione)


def _autore(request: HttpRequest, sezione: SezioneAnalisi) -> str:
    mia = sezione.salvata_da_id == request.profilo.accreditamento_id
    return "" if mia else sezione.salvata_da.operatore.nome_completo


LIBRO = pagine.Libro(
    template="patti_inclusione/analisi_edit.html",
    chiusa=CHIUSA,
    build=parti.build,
    keep=_keep,
    reopen=lambda _, foglio: parti.open_foglio(foglio.caso),
    context=parti.context,
    autore=_autore,
    fine=lambda foglio: reverse("patti_inclusione:analisi_check", args=[foglio.caso.pk]),
    url=parti.url_of,
)
