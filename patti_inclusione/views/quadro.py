"""The Quadro di analisi: where it stands, and its pages, which keep themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms import quadro as forms
from patti_inclusione.forms.analisi.base import Modulo
from patti_inclusione.models import SezioneQuadro, StatoCaso, StatoQuadro
from patti_inclusione.permissions import CASI
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.quadro.regole import mancanze_of
from patti_inclusione.selectors import quadro as selectors
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services import quadro as services
from patti_inclusione.views import pagine, quadro_invio
from patti_inclusione.views.analisi_pagina import caso_of, pagina_of
from rdc_platform.audit import services as audit
from rdc_platform.web import autosave
from rdc_platform.web.autosave import posted_number

CHIUSA = "Il Quadro non è più in bozza: quello che hai scritto adesso non è salvato. È ancora qui sotto: copialo se ti serve."


@require_GET
@permit(CASI, "edit_quadro")
def quadro_detail(request, pk):
    """Where the Quadro stands: to begin with an équipe, to go on with, or finished and to be read."""
    caso = caso_of(request, pk)
    foglio = selectors.open_foglio(caso)
    audit.record_read("quadro_detail", caso, by=request.profilo, categoria="quadro")
    if foglio is None or not is_aperto(foglio):
        return quadro_invio.show(request, caso, foglio)
    voci = [voce for _, gruppo in make_indice(foglio, None).gruppi for voce in gruppo]
    prossima = next((voce.url for voce in voci if voce.stato != "fatta"), None)
    return redirect(prossima or reverse("patti_inclusione:quadro_check", args=[pk]))


def is_aperto(foglio: Compilazione) -> bool:
    """Whether it is a draft that may be written in now."""
    return foglio.quadro.stato == StatoQuadro.BOZZA and foglio.caso.stato == StatoCaso.IN_QUADRO_ANALISI


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_quadro")
def quadro_edit(request, pk, sezione, componente=None):
    """One page of the draft; without JavaScript it is saved by its buttons."""
    foglio = selectors.open_foglio(caso_of(request, pk))
    if foglio is None or (request.method == "GET" and not is_aperto(foglio)):
        return redirect("patti_inclusione:quadro_detail", pk)
    pagina = pagina_of(foglio, sezione, componente)
    if request.method == "POST":
        return pagine.save(LIBRO, request, foglio, pagina)
    audit.record_read(
        "quadro_edit", foglio.quadro, by=request.profilo, nucleo_id=foglio.caso.nucleo_id, categoria="quadro"
    )
    return pagine.show(LIBRO, request, foglio, pagina)


@require_POST
@permit(CASI, "edit_quadro")
def quadro_autosave(request, pk, sezione, componente=None):
    """The page keeps itself (static/js/autosave.js)."""
    foglio = selectors.open_foglio(caso_of(request, pk))
    if foglio is None:
        return autosave.conflict(CHIUSA)
    return pagine.keep_typed(LIBRO, request, foglio, pagina_of(foglio, sezione, componente))


@require_GET
@permit(CASI, "edit_quadro")
def quadro_stato(request, pk, sezione, componente=None):
    """The margin alone, after a page kept itself: part of a page that is open and registered already."""
    foglio = selectors.open_foglio(caso_of(request, pk))
    if foglio is None or foglio.quadro.stato != StatoQuadro.BOZZA:
        return HttpResponse(status=204)
    context = {"indice": make_indice(foglio, pagina_of(foglio, sezione, componente)), "stato_url": request.path}
    return render(request, "patti_inclusione/_analisi_stato.html", context)


def make_indice(foglio: Compilazione, attiva: PaginaQuadro | None) -> pagine.Indice:
    return pagine.make_indice(foglio, attiva, mancanze_of, _url)


def _url(foglio: Compilazione, pagina: PaginaQuadro) -> str:
    return pagina.url(foglio.caso.pk)


def _build(foglio: Compilazione, pagina: PaginaQuadro, data: Any) -> Modulo:
    detti = selectors.needs_of(foglio.caso)
    fonti = {d.codice: detti.get((pagina.componente_id, d.area), "") for d in pagina.dimensioni if d.area}
    return forms.build(foglio, pagina, data, fonti)


def _keep(request: HttpRequest, foglio: Compilazione, pagina: PaginaQuadro, modulo: Modulo) -> int:
    contenuto = modulo.contenuto(request.POST)
    versione = posted_number(request, "versione")
    return services.save_pagina(foglio.caso, pagina, contenuto, by=request.profilo, versione=versione)


def _context(foglio: Compilazione, pagina: PaginaQuadro, modulo: Modulo) -> dict[str, Any]:
    return {
        **pagine.context_of(foglio, pagina, modulo, mancanze_of, _url),
        "quadro": foglio.quadro,
        "autosave_url": pagina.url(foglio.caso.pk, "autosave"),
        "stato_url": pagina.url(foglio.caso.pk, "stato"),
        "superate": bool(foglio.superate),
    }


def autore_of(sezione: SezioneQuadro) -> str:
    """The name of who saved a page last."""
    membro = sezione.compilata_da_membro
    return membro.nome_completo if membro else sezione.compilata_da.operatore.nome_completo


def _autore(request: HttpRequest, sezione: SezioneQuadro) -> str:
    return "" if sezione.compilata_da_id == request.profilo.accreditamento_id else autore_of(sezione)


LIBRO = pagine.Libro(
    template="patti_inclusione/quadro_edit.html",
    chiusa=CHIUSA,
    build=_build,
    keep=_keep,
    reopen=lambda _, foglio: selectors.open_foglio(foglio.caso),
    context=_context,
    autore=_autore,
    fine=lambda foglio: reverse("patti_inclusione:quadro_check", args=[foglio.caso.pk]),
    url=_url,
)
