"""The activation of an operator: link, code handed over apart, password, second factor, recovery codes.

The token leaves the address at once.
"""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from accounts import sessione, totp
from accounts.access import public
from accounts.forms.attivazione import CodiceConsegnatoForm, DispositivoForm, PasswordForm
from accounts.selectors import attivazione as selectors
from accounts.selectors import profilo
from accounts.services import accesso, attivazione, recupero

INVITO, CODICE_DATO = "invito", "invito_codice"  # keys of the session
PASSI = ["Codice", "Password", "Telefono", "Recupero"]


@public
@require_safe
@sensitive_variables("token")
def attivazione_open(request, token):
    """The link itself: remembered in the session, so that no further page has the token in its address."""
    invito = attivazione.find_invito(token)
    if invito is None:
        return _expired(request)
    request.session.flush()
    request.session[INVITO] = str(invito.pk)
    return redirect("accounts:attivazione_codice")


def _with_invito(*, codice_dato: bool):
    """Give the view `request.invito`, as long as it holds; `codice_dato`: only after the code, where there is one."""

    def decorate(view):
        @wraps(view)
        def checked(request, *args, **kwargs):
            invito = selectors.invito(request.session.get(INVITO))
            if invito is None:
                return _expired(request)
            given = not invito.codice_hash or request.session.get(CODICE_DATO, False)
            if given != codice_dato:
                return redirect("accounts:attivazione_password" if given else "accounts:attivazione_codice")
            request.invito = invito
            return view(request, *args, **kwargs)

        return checked

    return decorate


@public
@require_http_methods(["GET", "POST"])
@_with_invito(codice_dato=False)
def attivazione_codice(request):
    """The code that who accredited the person handed to him."""
    form = CodiceConsegnatoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attivazione.check_codice(request.invito, form.cleaned_data["codice"]):
            request.session[CODICE_DATO] = True
            return redirect("accounts:attivazione_password")
        if selectors.invito(request.invito.pk) is None:
            return redirect("accounts:attivazione_codice")  # not refused here: an answer of 404 would undo the count
        form.add_error("codice", "Questo codice non va: controllalo. Dopo cinque errori il collegamento non vale più.")
    return _page(request, "accounts/attivazione_codice.html", form)


@public
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password", "conferma")
@sensitive_variables("form")
@_with_invito(codice_dato=True)
def attivazione_password(request):
    """The password; until the second factor is confirmed it may be chosen again."""
    operatore = request.invito.operatore
    form = PasswordForm(request.POST or None, operatore=operatore)
    if request.method == "POST" and form.is_valid():
        if not attivazione.choose_password(request.invito, form.cleaned_data["password"]):
            return _expired(request)
        return redirect("accounts:attivazione_dispositivo")
    return _page(request, "accounts/attivazione_password.html", form)


@public
@require_http_methods(["GET", "POST"])
@_with_invito(codice_dato=True)
def attivazione_dispositivo(request):
    """The second factor, confirmed by its first code; the link is used up."""
    device = selectors.new_device(request.invito.operatore)
    if device is None:
        return redirect("accounts:attivazione_password")
    form = DispositivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attivazione.confirm_device(request.invito, form.cleaned_data["codice"]):
            sessione.wait_at_the_door(request, device.user)
            return redirect("accounts:attivazione_codici")
        form.add_error(
            "codice", "Questo codice non va: aspetta il prossimo e scrivi quello. Controlla l'ora del telefono."
        )
    return _page(request, "accounts/attivazione_dispositivo.html", form, enrolment=totp.enrolment(device))


@public
@require_http_methods(["GET", "POST"])
@sensitive_variables("codici")
def attivazione_codici(request):
    """Ten recovery codes, shown in the answer to a POST and never again; who has kept them goes in."""
    operatore_id = sessione.waiting_at_the_door(request)
    if operatore_id is None:
        return _expired(request)
    operatore = profilo.operatore(operatore_id)
    if request.method == "POST" and "salvati" in request.POST and operatore.codici_recupero.exists():
        return _enter(request, operatore)
    codici = recupero.renew_codici(operatore) if request.method == "POST" else []
    context = {"operatore": operatore, "passi": PASSI[1:], "codici": codici, "form": None}
    return render(request, "accounts/attivazione_codici.html", context)


def _enter(request, operatore):
    if accesso.enter(request, operatore, accesso.TOTP, atto="attivazione"):
        messages.success(request, "Attivazione finita: d'ora in poi entri con password e codice.")
        return redirect("home")
    request.session.flush()
    messages.success(request, "Attivazione finita. Potrai entrare dal giorno in cui comincia il tuo profilo.")
    return redirect("accounts:accesso")


def _page(request, template: str, form, **context):
    passi = PASSI if request.invito.codice_hash else PASSI[1:]
    context |= {"form": form, "operatore": request.invito.operatore, "passi": passi}
    return render(request, template, context)


def _expired(request):
    """One page for a link that is unknown, used, expired, replaced or ended by wrong codes."""
    return render(request, "accounts/attivazione_scaduta.html", status=404)
