"""The pages of a guest of an équipe: he has no profile, only a session that one invitation opened (docs/adr/0017)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from accounts.access import public
from accounts.forms.attivazione import CodiceConsegnatoForm
from patti_inclusione.forms import quadro as forms
from patti_inclusione.forms.analisi.base import Modulo
from patti_inclusione.models import AccessoEquipe, SezioneQuadro
from patti_inclusione.quadro.lettura import letture
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.quadro.regole import mancanze_of
from patti_inclusione.selectors import equipe as selectors
from patti_inclusione.selectors.equipe import CompilazioneOspite
from patti_inclusione.services import ospite as services
from patti_inclusione.views import pagine
from patti_inclusione.views.analisi_pagina import pagina_of
from patti_inclusione.views.quadro import CHIUSA, autore_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.web.autosave import posted_number

INVITO, ENTRATO = "ospite_invito", "ospite_entrato"  # keys of the session


@public
@require_safe
@sensitive_variables("token")
def ospite_open(request, token):
    """The link itself: remembered in the session, so that no further page has the token in its address."""
    invito = services.find_invito(token)
    if invito is None:
        return _over(request)
    request.session.flush()
    request.session[INVITO] = str(invito.pk)
    return redirect("patti_inclusione:ospite_codice")


@public
@require_http_methods(["GET", "POST"])
def ospite_codice(request):
    """The code that the Case manager told him."""
    invito = request.session.get(INVITO)
    if not services.is_valid(invito):
        return _over(request)
    form = CodiceConsegnatoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.use_invito(invito, form.cleaned_data["codice"]):
            request.session.flush()
            request.session[ENTRATO] = invito
            return redirect("patti_inclusione:ospite_detail")
        form.add_error("codice", "Questo codice non va: controllalo. Dopo cinque errori il collegamento non vale più.")
    return render(request, "patti_inclusione/ospite_codice.html", {"form": form})


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "patti_inclusione/ospite_ended.html", status=404)


def ospite(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view `request.foglio`, the guest's part of the Quadro, as long as he may come in; else say that it is over."""

    @public
    @wraps(view)
    def checked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        membro = selectors.ospite_of(request.session.get(ENTRATO), calendario.today())
        foglio = selectors.open_ospite(membro) if membro and request.profilo is None else None
        if foglio is None:
            return _over(request)
        request.foglio = foglio
        return view(request, *args, **kwargs)

    return checked


@require_GET
@ospite
def ospite_detail(request):
    """The pages that he was given."""
    _record_read(request, "ospite_detail")
    indice = pagine.make_indice(request.foglio, None, mancanze_of, _url)
    return render(request, "patti_inclusione/ospite_detail.html", {"membro": request.foglio.membro, "indice": indice})


@require_http_methods(["GET", "POST"])
@ospite
def ospite_edit(request, sezione, componente=None):
    """One page: to be written in, or only read."""
    pagina = pagina_of(request.foglio, sezione, componente)
    if request.method == "POST":
        return pagine.save(LIBRO, request, request.foglio, _writable(request, pagina))
    _record_read(request, "ospite_edit")
    if request.foglio.membro.accesso_piattaforma == AccessoEquipe.COMPILA_SEZIONI:
        return pagine.show(LIBRO, request, request.foglio, pagina)
    context = {"pagina": pagina, "letture": letture(request.foglio, [pagina])}
    return render(request, "patti_inclusione/ospite_read.html", context)


@require_POST
@ospite
def ospite_autosave(request, sezione, componente=None):
    pagina = pagina_of(request.foglio, sezione, componente)
    return pagine.keep_typed(LIBRO, request, request.foglio, _writable(request, pagina))


@public
@require_POST
def ospite_leave(request):
    request.session.flush()
    return render(request, "patti_inclusione/ospite_ended.html")


def _writable(request: HttpRequest, pagina: PaginaQuadro) -> PaginaQuadro:
    if request.foglio.membro.accesso_piattaforma != AccessoEquipe.COMPILA_SEZIONI:
        raise Http404
    return pagina


def _record_read(request: HttpRequest, atto: str) -> None:
    foglio = request.foglio
    by = services.Ospite(foglio.membro.pk)
    audit.record_read(atto, foglio.quadro, by=by, nucleo_id=foglio.caso.nucleo_id, categoria="quadro")


def _url(_: CompilazioneOspite, pagina: PaginaQuadro, name: str = "ospite_edit") -> str:
    persona = [pagina.persona.pk] if pagina.persona else []
    return reverse(f"patti_inclusione:{name}", args=[pagina.sezione, *persona])


def _keep(request: HttpRequest, foglio: CompilazioneOspite, pagina: PaginaQuadro, modulo: Modulo) -> int:
    contenuto = modulo.contenuto(request.POST)
    versione, invito = posted_number(request, "versione"), request.session[ENTRATO]
    return services.save_pagina(foglio.membro, pagina, contenuto, invito_id=invito, versione=versione)


def _context(foglio: CompilazioneOspite, pagina: PaginaQuadro, modulo: Modulo) -> dict[str, Any]:
    context = pagine.context_of(foglio, pagina, modulo, mancanze_of, _url)
    return {**context, "autosave_url": _url(foglio, pagina, "ospite_autosave")}


def _autore(request: HttpRequest, sezione: SezioneQuadro) -> str:
    return "" if sezione.compilata_da_membro_id == request.foglio.membro.pk else autore_of(sezione)


LIBRO = pagine.Libro(
    template="patti_inclusione/ospite_edit.html",
    chiusa=CHIUSA,
    build=forms.build,
    keep=_keep,
    reopen=lambda _, foglio: selectors.open_ospite(foglio.membro),
    context=_context,
    autore=_autore,
    fine=lambda _: reverse("patti_inclusione:ospite_detail"),
    url=_url,
)
