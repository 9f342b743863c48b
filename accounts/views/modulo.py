"""The public form of the letter, and its receipt: only the session that sent a request sees it again."""

import time

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import public
from accounts.forms.richiesta import ModuloForm
from accounts.selectors import richiesta as selectors
from accounts.services import richiesta as services
from rdc_platform.audit import services as audit
from rdc_platform.documenti.risposte import download
from rdc_platform.territorio import suggest_luoghi

INVIATE, TENTATIVI = "richieste_inviate", "richieste_tentativi"
PER_ORA = 5  # requests that one session may send in an hour
TROPPI = (
    f"Da qui sono partiti {PER_ORA} moduli in un'ora: aspetta un po' e riprova. Quello che hai scritto è ancora qui."
)
DOPPIA = (
    "C'è già una richiesta in corso per questa persona in questo Ambito: non serve mandarne un'altra, basta la nota per PEC. "
    f"Se non l'avete mandata voi, scrivetelo a {settings.PEC_MITTENTE}."
)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def modulo_create(request):
    """The nine fields. A second sending of the same person leads to the receipt of the first."""
    form = ModuloForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/modulo_create.html", {"form": form})
    if not _may_send(request.session):
        form.add_error(None, TROPPI)
        return render(request, "accounts/modulo_create.html", {"form": form}, status=429)
    try:
        richiesta = services.submit_richiesta(**form.fields_of_richiesta)
    except services.RichiestaDoppiaError as error:
        if str(error.richiesta_id) in request.session.get(INVIATE, []):
            return redirect("accounts:modulo_receipt", error.richiesta_id)
        form.add_error(None, DOPPIA)
        return render(request, "accounts/modulo_create.html", {"form": form})
    request.session[INVIATE] = [*request.session.get(INVIATE, []), str(richiesta.pk)]
    return redirect("accounts:modulo_receipt", richiesta.pk)


def _may_send(session) -> bool:
    """Count this sending; False beyond PER_ORA in the last hour."""
    now = int(time.time())
    recent = [at for at in session.get(TENTATIVI, []) if now - at < 3600]
    session[TENTATIVI] = [*recent, now][-PER_ORA - 1 :]
    return len(recent) < PER_ORA


@public
@require_safe
def modulo_receipt(request, pk):
    """The number of the request, and what is to be done now."""
    request.session.modified = True  # who is reading keeps the page a while longer
    return render(
        request, "accounts/modulo_receipt.html", {"richiesta": _own(request, pk), "pec": settings.PEC_MITTENTE}
    )


@public
@require_safe
def modulo_nota(request, pk):
    """The note of authorisation, ready to be signed."""
    richiesta = _own(request, pk)
    if richiesta.nota is None:
        raise Http404
    audit.record_read("modulo_nota", richiesta, by=services.MODULO)
    return download(richiesta.nota)


@public
@require_POST
def luogo_search(request):
    """Places that begin with what is being typed, as the options of a datalist."""
    return render(
        request, "accounts/_modulo_luoghi.html", {"luoghi": suggest_luoghi(request.POST.get("luogo_nascita", ""))}
    )


def _own(request, pk):
    """The request, if this session sent it: its address alone opens nothing."""
    return get_object_or_404(selectors.sent_in_session(request.session.get(INVIATE, [])), pk=pk)
