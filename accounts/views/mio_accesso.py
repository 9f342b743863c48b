"""«Il mio accesso»: how one enters and has entered, and what one may change of it. The second factor is asked each time."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from accounts import sessione, totp
from accounts.access import verified
from accounts.forms.accesso import ConfermaForm
from accounts.forms.attivazione import CambioPasswordForm, DispositivoForm
from accounts.models import ModoAutenticazione
from accounts.selectors import mio_accesso as selectors
from accounts.services import attivazione
from accounts.services import mio_accesso as services
from accounts.services.fattore import EsitoCodice
from accounts.views.accesso import ESITI

CAMPI = {EsitoCodice.PASSWORD_SBAGLIATA: "attuale"}  # where an outcome is told, if not at the code
SOLO_IDENTITA = "Entri con la tua identità digitale: qui non hai password né telefono da cambiare."
NON_VA = "Questo codice non va: aspetta il prossimo e scrivi quello. Controlla l'ora del telefono."


@verified
@require_safe
def accesso_mio(request):
    """The last entries, the telephone, the recovery codes left, and the ways to change them."""
    operatore = request.user
    context = {
        "entrate": selectors.last_entries(operatore),
        "attivato": attivazione.is_activated(operatore),
        "telefono_dal": selectors.telefono_since(operatore),
        "codici": selectors.codici_left(operatore),
        "modo": ModoAutenticazione(sessione.modo_of(request)).label,
    }
    return render(request, "accounts/accesso_mio.html", context)


def _with_password(view):
    """For who has a password and a telephone of ours; who enters with SPID or CIE alone has none to change."""

    @verified
    @wraps(view)
    def checked(request, *args, **kwargs):
        if attivazione.is_activated(request.user):
            return view(request, *args, **kwargs)
        messages.info(request, SOLO_IDENTITA)
        return redirect("accounts:accesso_mio")

    return checked


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("attuale", "codice", "password", "conferma")
@sensitive_variables("form")
@_with_password
def password_change(request):
    """A new password, with the present one and a code; any other session ends."""
    form = CambioPasswordForm(request.POST or None, operatore=request.user)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("attuale", "codice", "password")}
        esito = services.change_password(request, **given)
        if esito == EsitoCodice.GIUSTO:
            messages.success(request, "Password cambiata. La prossima volta entra con quella nuova.")
            return redirect("accounts:accesso_mio")
        form.add_error(CAMPI.get(esito, "codice"), ESITI[esito])
    return render(request, "accounts/password_change.html", {"form": form, "operatore": request.user})


@require_http_methods(["GET", "POST"])
@_with_password
def telefono_change(request):
    """A new telephone: first a code of the one in use, or a recovery code; then the first code of the new one."""
    telefono = services.new_telefono(request)
    if telefono is None:
        return _confirm(request, lambda code: services.begin_telefono(request, code), "accounts/telefono_confirm.html")
    form = DispositivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.confirm_telefono(request, telefono, form.cleaned_data["codice"]):
            messages.success(request, "Telefono cambiato: da adesso i codici li mostra quello nuovo.")
            return redirect("accounts:accesso_mio")
        form.add_error("codice", NON_VA)
    return render(request, "accounts/telefono_change.html", {"form": form, "enrolment": totp.enrolment(telefono)})


@require_http_methods(["GET", "POST"])
@sensitive_variables("codici")
@_with_password
def codici_renew(request):
    """Ten new recovery codes, shown in the answer and never again; those of before die."""
    form = ConfermaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        esito, codici = services.renew_codici(request, form.cleaned_data["codice"])
        if esito == EsitoCodice.GIUSTO:
            return render(request, "accounts/codici_shown.html", {"codici": codici})
        form.add_error("codice", ESITI[esito])
    return render(request, "accounts/codici_renew.html", {"form": form})


def _confirm(request, check, template: str):
    """The page that asks for the second factor, and back to the view once it is right."""
    form = ConfermaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        esito = check(form.cleaned_data["codice"])
        if esito == EsitoCodice.GIUSTO:
            return redirect(request.path)
        form.add_error("codice", ESITI[esito])
    return render(request, template, {"form": form})
