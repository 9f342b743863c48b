"""Entering in two steps, and leaving. After the first step the session is still nobody's and opens nothing."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from accounts import sessione
from accounts.access import public
from accounts.forms.accesso import AccessoForm, ChiForm, CodiceForm
from accounts.selectors import profilo as selectors
from accounts.services import accesso as services
from accounts.services.accesso import EsitoCodice
from accounts.views import demo

# One message, whatever was wrong: who exists, and who is blocked, is nobody's business.
NON_ENTRI = (
    "Controlla il codice fiscale e la password. Dopo cinque tentativi sbagliati l'accesso resta chiuso per mezz'ora."
)
ESITI = {
    EsitoCodice.SBAGLIATO: "Questo codice non va: scrivi quello che l'app mostra adesso. Ogni codice vale una volta sola.",
    EsitoCodice.ASPETTA: "Aspetta qualche secondo, poi scrivi il codice che l'app mostra adesso.",
    EsitoCodice.SENZA_DISPOSITIVO: "Prima finisci l'attivazione, dal collegamento che hai ricevuto.",
}
TROPPI = "Troppi tentativi sbagliati: per sicurezza l'accesso resta chiuso per mezz'ora."
SENZA_PROFILO = "Oggi non hai un profilo attivo: chiedi a chi ti ha accreditato."


@public
@sensitive_post_parameters("password")
@sensitive_variables("form")
@require_http_methods(["GET", "POST"])
def accesso(request):
    """First step: codice fiscale and password."""
    if request.verificato:
        return redirect("home")
    form = AccessoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operatore = services.check_password(**form.cleaned_data)
        if operatore is not None:
            sessione.wait_for_code(request, operatore)
            return redirect(_with_next("accounts:codice", request))
        form.add_error(None, NON_ENTRI)
    return render(request, "accounts/accesso.html", {"form": form, **demo.context()})


@public
@require_http_methods(["GET", "POST"])
def codice(request):
    """Second step: the code of the app."""
    operatore_id = sessione.waiting_for_code(request)
    if operatore_id is None:
        return redirect(_with_next("accounts:accesso", request))
    form = CodiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        esito = services.check_code(operatore_id, form.cleaned_data["codice"])
        if esito == EsitoCodice.GIUSTO:
            return _enter(request, operatore_id)
        if esito == EsitoCodice.BLOCCATO:
            return _start_again(request, TROPPI)
        form.add_error("codice", ESITI[esito])
    return render(request, "accounts/accesso_codice.html", {"form": form})


@public
@require_POST
def uscita(request):
    """Leave; whoever has left already ends at the same page."""
    services.leave(request)
    messages.success(request, "Sei uscito.")
    return redirect("accounts:accesso")


@public
def entra_come(request):
    """Enter as one of the invented people: in the demo alone (accounts.apps refuses to start elsewhere)."""
    if not settings.ENTRA_COME or request.method != "POST":
        raise Http404
    form = ChiForm(request.POST)
    operatore = get_object_or_404(selectors.operatori_demo(), pk=form.cleaned_data["chi"] if form.is_valid() else None)
    services.enter(request, operatore, atto="entra_come")
    return redirect("home")


def _enter(request, operatore_id: str):
    following = _next(request)
    if services.enter(request, selectors.operatore(operatore_id)):
        return redirect(following)
    return _start_again(request, SENZA_PROFILO)


def _start_again(request, why: str):
    request.session.flush()
    messages.error(request, why)
    return redirect("accounts:accesso")


def _next(request) -> str:
    """The page that was asked for before entering, if it is one of ours."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("home")


def _with_next(name: str, request) -> str:
    query = f"?{urlencode({'next': request.GET['next']})}" if "next" in request.GET else ""
    return reverse(name) + query
