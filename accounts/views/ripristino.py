"""A forgotten password. The pages say the same to everyone, and the token leaves the address at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public
from accounts.forms.accesso import DimenticataForm
from accounts.forms.attivazione import RipristinoForm
from accounts.models import ScopoInvito
from accounts.selectors import attivazione as selectors
from accounts.services import ripristino as services
from accounts.services.fattore import EsitoCodice
from accounts.views.accesso import ESITI

LINK = "ripristino"  # key of the session
FATTO = "Password cambiata. Adesso entra con quella nuova e con il prossimo codice dell'app."


@public
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("codice_fiscale")
def ripristino_ask(request):
    """Ask for a link; the answer does not tell whether one leaves."""
    form = DimenticataForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ask_ripristino(form.cleaned_data["codice_fiscale"])
        return render(request, "accounts/ripristino_asked.html")
    return render(request, "accounts/ripristino_ask.html", {"form": form})


@public
@require_safe
@sensitive_variables("token")
def ripristino_open(request, token):
    """The link itself: remembered in the session, so that no further page has the token in its address."""
    link = services.find_link(token)
    if link is None:
        return _expired(request)
    request.session.flush()
    request.session[LINK] = str(link.pk)
    return redirect("accounts:ripristino_password")


@public
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("codice", "password", "conferma")
@sensitive_variables("form")
def ripristino_password(request):
    """The second factor and the new password, together: the one is not taken without the other."""
    link = selectors.invito(request.session.get(LINK), ScopoInvito.PASSWORD)
    if link is None:
        return _expired(request)
    form = RipristinoForm(request.POST or None, operatore=link.operatore)
    if request.method == "POST" and form.is_valid():
        try:
            esito = services.choose_new_password(
                link, codice=form.cleaned_data["codice"], password=form.cleaned_data["password"]
            )
        except services.LinkSuperatoError:
            return _expired(request)
        if esito == EsitoCodice.GIUSTO:
            request.session.flush()
            messages.success(request, FATTO)
            return redirect("accounts:accesso")
        form.add_error("codice", ESITI[esito])
    return render(request, "accounts/ripristino_password.html", {"form": form, "operatore": link.operatore})


def _expired(request):
    """One page for a link that is unknown, used, expired, replaced or ended by wrong codes."""
    return render(request, "accounts/ripristino_scaduto.html", status=404)
