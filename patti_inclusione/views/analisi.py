"""The Analisi preliminare: beginning it, and its pages, which keep themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms.analisi.inizio import InizioForm
from patti_inclusione.models import Caso, StatoAnalisi
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.services import analisi as services
from patti_inclusione.views import analisi_pagina as parti
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave
from rdc_platform.web.formati import data_ora
from rdc_platform.web.formsets import add_row

CHIUSA = "L'analisi non è più in bozza: quello che hai scritto adesso non è salvato. È ancora qui sotto: copialo se ti serve."


@require_GET
@permit(CASI, "edit_analisi")
def analisi_detail(request, pk):
    """Where the analysis stands: to begin, to go on with, or finished and to be read."""
    caso = parti.caso_of(request, pk)
    foglio = parti.open_foglio(caso)
    audit.record_read("analisi_detail", caso, by=request.profilo, categoria="analisi")
    if foglio is None:
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
    try:
        services.start_analisi(caso, by=request.profilo, **form.cleaned_data)
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
        return _save(request, foglio, pagina)
    audit.record_read(
        "analisi_edit", foglio.analisi, by=request.profilo, nucleo_id=foglio.caso.nucleo_id, categoria="analisi"
    )
    modulo = parti.build(foglio, pagina)
    return _render(request, foglio, pagina, modulo)


def _save(request, foglio, pagina) -> HttpResponse:
    modulo = parti.build(foglio, pagina, request.POST)
    try:
        versione = _keep(request, foglio, pagina, modulo)
    except services.SuperataError as superata:
        return _render_superata(request, foglio, pagina, modulo, superata)
    except TransitionError:
        return _render(request, foglio, pagina, modulo, chiusa=CHIUSA, status=409)
    foglio = parti.open_foglio(foglio.caso)
    if prefix := request.POST.get("aggiungi"):
        data = add_row(request.POST, prefix)
        modulo = parti.build(foglio, pagina, data)
        return _render(request, foglio, pagina, modulo, versione=versione, errori=[])
    if not modulo.is_valid():
        return _render(request, foglio, pagina, modulo, versione=versione)
    return _after_save(request, foglio, pagina)


def _after_save(request, foglio, pagina) -> HttpResponse:
    if request.POST.get("vai") == "resta":
        messages.success(request, "Salvato.")
        return redirect(pagina.url(foglio.caso.pk))
    prossima = parti.next_url(foglio, pagina)
    return redirect(prossima) if prossima else redirect("patti_inclusione:analisi_check", foglio.caso.pk)


def _keep(request, foglio, pagina, modulo) -> int:
    contenuto = modulo.contenuto(request.POST)
    return services.save_pagina(
        foglio.caso, pagina, contenuto, by=request.profilo, versione=parti.posted_number(request, "versione")
    )


@require_POST
@permit(CASI, "edit_analisi")
def analisi_autosave(request, pk, sezione, componente=None):
    """The page keeps itself (static/js/autosave.js)."""
    foglio = parti.open_foglio(parti.caso_of(request, pk))
    if foglio is None:
        return autosave.conflict(CHIUSA)
    pagina = parti.pagina_of(foglio, sezione, componente)
    modulo = parti.build(foglio, pagina, request.POST)
    try:
        return autosave.saved(_keep(request, foglio, pagina, modulo))
    except services.SuperataError as superata:
        return autosave.conflict(f"{_chi(request, superata)} Premi «Salva» per confrontare le due versioni.")
    except TransitionError:
        return autosave.conflict(CHIUSA)


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


def _render(request, foglio, pagina, modulo, *, status: int = 200, **options) -> HttpResponse:
    context = {**parti.context(foglio, pagina, modulo), **options}
    return render(request, "patti_inclusione/analisi_edit.html", context, status=status)


def _render_superata(request, foglio, pagina, modulo, superata) -> HttpResponse:
    """What was typed stays in the form, beside what the other saved; the next "Salva" goes over it knowingly."""
    foglio = parti.open_foglio(foglio.caso)
    suo = parti.build(foglio, pagina)
    options = {
        "superata": _chi(request, superata),
        "differenze": parti.differenze(modulo, suo),
        "autosave_url": "",
        "salvata": None,
        "errori": [],
    }
    return _render(request, foglio, pagina, modulo, status=409, **options)


def _chi(request, superata: services.SuperataError) -> str:
    sezione = superata.sezione
    if sezione is None or not sezione.revisione:
        return "Questa pagina è cambiata mentre scrivevi."
    quando = data_ora(sezione.salvata_il)
    if sezione.salvata_da_id == request.profilo.accreditamento_id:
        return f"Hai salvato questa pagina da un'altra finestra ({quando})."
    return f"{sezione.salvata_da.operatore.nome_completo} ha salvato questa pagina mentre scrivevi ({quando})."
