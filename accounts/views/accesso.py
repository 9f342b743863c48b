"""Entering in two steps, and leaving. After the first step the session is still nobody's and opens nothing."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from accounts import modi, sessione
from accounts.access import public
from accounts.forms.accesso import AccessoForm, ChiForm, CodiceForm, RecuperoForm
from accounts.models import ModoAutenticazione
from accounts.selectors import mio_accesso
from accounts.selectors import profilo as selectors
from accounts.services import accesso as services
from accounts.services import fattore
from accounts.services.fattore import EsitoCodice
from accounts.views import demo
from rdc_platform.gateways import oidc

# One message, whatever was wrong: who exists, and who is blocked, is nobody's business.
NON_ENTRI = (
    "Controlla il codice fiscale e la password. Dopo cinque tentativi sbagliati l'accesso resta chiuso per mezz'ora."
)
ESITI = {
    EsitoCodice.SBAGLIATO: "Questo codice non va: scrivi quello che l'app mostra adesso. Ogni codice vale una volta sola.",
    EsitoCodice.PASSWORD_SBAGLIATA: "Controlla la password che usi adesso.",
    EsitoCodice.ASPETTA: "Aspetta qualche secondo, poi scrivi il codice che l'app mostra adesso.",
    EsitoCodice.SENZA_DISPOSITIVO: "Prima finisci l'attivazione, dal collegamento che hai ricevuto.",
    EsitoCodice.BLOCCATO: "Troppi tentativi sbagliati: per sicurezza aspetta mezz'ora, poi riprova.",
}
RECUPERO_SBAGLIATO = "Questo codice non va: forse l'hai già usato. Controlla la prima cifra, o prendine un altro."
TROPPI = "Troppi tentativi sbagliati: per sicurezza l'accesso resta chiuso per mezz'ora."
SENZA_PROFILO = "Oggi non hai un profilo attivo: chiedi a chi ti ha accreditato."
CON_IDENTITA = "Per il tuo ruolo si entra con SPID o con CIE, non con la password."


@public
@sensitive_post_parameters("password")
@sensitive_variables("form")
@require_http_methods(["GET", "POST"])
def accesso(request):
    """First step: codice fiscale and password."""
    if request.verificato:
        return redirect("home")
    form = AccessoForm(request.POST or None)
    if request.method == "POST" and modi.has_password() and form.is_valid():
        operatore = services.check_password(**form.cleaned_data)
        if operatore is not None:
            sessione.wait_for_code(request, operatore)
            return redirect(_with_next("accounts:codice", request))
        form.add_error(None, NON_ENTRI)
    context = {"form": form, "con_password": modi.has_password(), "gestori": modi.identita(), **demo.context()}
    return render(request, "accounts/accesso.html", context)


@public
@require_http_methods(["GET", "POST"])
def codice(request):
    """Second step: the code of the app."""
    form = CodiceForm(request.POST or None)
    return _second_step(request, form, fattore.check_code, services.TOTP, ESITI) or render(
        request, "accounts/accesso_codice.html", {"form": form}
    )


@public
@require_http_methods(["GET", "POST"])
def accesso_recupero(request):
    """Second step without the telephone: a recovery code, which works once. Then what is left of them, and a new telephone."""
    form = RecuperoForm(request.POST or None)
    words = {**ESITI, EsitoCodice.SBAGLIATO: RECUPERO_SBAGLIATO}
    return _second_step(request, form, fattore.check_recupero, services.RECUPERO, words) or render(
        request, "accounts/accesso_recupero.html", {"form": form}
    )


def _second_step(request, form, check, modo, words):
    """What follows a second step; None: the page again, with what is wrong in the form."""
    operatore_id = sessione.waiting_for_code(request)
    if operatore_id is None:
        return redirect(_with_next("accounts:accesso", request))
    if request.method == "POST" and form.is_valid():
        esito = check(operatore_id, form.cleaned_data["codice"])
        if esito == EsitoCodice.GIUSTO:
            return _enter(request, operatore_id, modo)
        if esito == EsitoCodice.BLOCCATO:
            return _start_again(request, TROPPI)
        form.add_error("codice", words[esito])
    return None


@public
@require_POST
def uscita(request):
    """Leave, the gateway's session too; whoever has left already ends at the same page."""
    with_identita = request.user.is_authenticated and modi.is_identita(sessione.modo_of(request))
    services.leave(request)
    messages.success(request, "Sei uscito.")
    entrance = reverse("accounts:accesso")
    elsewhere = oidc.logout_url(settings.INDIRIZZO_PUBBLICO.rstrip("/") + entrance) if with_identita else ""
    return redirect(elsewhere or entrance)


@public
def entra_come(request):
    """Enter as one of the invented people: in the demo alone (accounts.apps refuses to start elsewhere)."""
    if not settings.ENTRA_COME or request.method != "POST":
        raise Http404
    form = ChiForm(request.POST)
    operatore = get_object_or_404(selectors.operatori_demo(), pk=form.cleaned_data["chi"] if form.is_valid() else None)
    services.enter(request, operatore, None, atto="entra_come")
    return redirect("home")


def _enter(request, operatore_id: str, prova: services.Prova):
    wanted, operatore = following(request), selectors.operatore(operatore_id)
    if not services.enter(request, operatore, prova):
        return _start_again(request, CON_IDENTITA if selectors.profili_for(operatore, "").exists() else SENZA_PROFILO)
    if prova.modo != ModoAutenticazione.RECUPERO:
        return redirect(wanted)
    left = mio_accesso.codici_left(operatore)
    quanti = "Era l'ultimo" if left == 0 else f"Te ne resta{'no' if left > 1 else ''} {left}"
    messages.warning(
        request, f"Sei entrato con un codice di recupero. {quanti}: se non hai più il telefono, cambialo adesso."
    )
    return redirect("accounts:accesso_mio")


def _start_again(request, why: str):
    request.session.flush()
    messages.error(request, why)
    return redirect("accounts:accesso")


def following(request) -> str:
    """The page that was asked for before entering, if it is one of ours."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("home")


def _with_next(name: str, request) -> str:
    query = f"?{urlencode({'next': request.GET['next']})}" if "next" in request.GET else ""
    return reverse(name) + query
