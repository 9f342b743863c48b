"""The public form of the letter, and its receipt: for the session that sent it, or that opened its link."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import public
from accounts.forms.richiesta import ModuloForm
from accounts.selectors import bozza as bozze
from accounts.selectors import richiesta as selectors
from accounts.services import bozza as services
from accounts.services.richiesta import MODULO, RichiestaDoppiaError
from accounts.views.modulo_sessione import (
    MODULI,
    TROPPI,
    bozza_of_page,
    may_begin,
    remember_sent,
    sent,
)
from rdc_platform.audit import services as audit
from rdc_platform.documenti.risposte import download
from rdc_platform.territorio import suggest_luoghi

DOPPIA = (
    "C'è già una richiesta in corso per questa persona in questo Ambito: non serve mandarne un'altra, basta la nota per PEC. "
    f"Se non l'avete mandata voi, scrivetelo a {settings.PEC_MITTENTE}."
)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def modulo_create(request):
    """The nine fields, as far as the draft has them. A second sending of the same person leads to the receipt of the first."""
    bozza = bozza_of_page(request)
    if request.method != "POST":
        if bozza is not None:
            audit.record_read("modulo_create", bozza, by=MODULO)
        return modulo_page(request, ModuloForm(initial=bozza.dati if bozza else None), bozza)
    form = ModuloForm(request.POST)
    if not form.is_valid():
        return modulo_page(request, form, bozza)
    if not may_begin(request.session, MODULI):
        form.add_error(None, TROPPI)
        return modulo_page(request, form, bozza, status=429)
    try:
        richiesta_id = services.submit_bozza(bozza, **form.fields_of_richiesta).pk
    except RichiestaDoppiaError as error:
        richiesta_id = error.richiesta_id
        if str(richiesta_id) not in sent(request.session):
            form.add_error(None, DOPPIA)
            return modulo_page(request, form, bozza)
    remember_sent(request.session, richiesta_id)
    return redirect("accounts:modulo_receipt", richiesta_id)


def modulo_page(request, form, bozza, **response):
    """The form, and whether it is being kept."""
    return render(request, "accounts/modulo_create.html", {"form": form, "bozza": bozza}, **response)


@public
@require_safe
def modulo_receipt(request, pk):
    """The number of the request, where it stands, and what is to be done now."""
    request.session.modified = True  # who is reading keeps the page a while longer
    richiesta = _own(request, pk)
    context = {
        "richiesta": richiesta,
        "pec": settings.PEC_MITTENTE,
        "stato": bozze.public_state(richiesta),
        "con_link": bozze.has_link(richiesta),
        "is_waiting": richiesta.stato == "FORM_INVIATO",
    }
    return render(request, "accounts/modulo_receipt.html", context)


@public
@require_safe
def modulo_nota(request, pk):
    """The note of authorisation, ready to be signed."""
    richiesta = _own(request, pk)
    if richiesta.nota is None:
        raise Http404
    audit.record_read("modulo_nota", richiesta, by=MODULO)
    return download(richiesta.nota)


@public
@require_POST
def luogo_search(request):
    """Places that begin with what is being typed, as the options of a datalist."""
    testo = request.POST.get("luogo_nascita") or request.POST.get("comune", "")
    return render(request, "accounts/_modulo_luoghi.html", {"luoghi": suggest_luoghi(testo)})


def _own(request, pk):
    """The request, if this session sent it or opened its link: its address alone opens nothing."""
    return get_object_or_404(selectors.sent_in_session(sent(request.session)), pk=pk)
