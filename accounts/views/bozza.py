"""The form to be finished another day: kept as typed, reopened by its link, whose token leaves the address at once."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from accounts.access import public
from accounts.forms.richiesta import ModuloForm
from accounts.selectors import bozza as bozze
from accounts.selectors import richiesta as selectors
from accounts.services import bozza as services
from accounts.services.richiesta import MODULO
from accounts.views.modulo import modulo_page
from accounts.views.modulo_sessione import (
    BOZZA,
    BOZZE,
    TROPPI,
    bozza_of_page,
    current_bozza,
    may_begin,
    remember_sent,
    sent,
)
from rdc_platform.audit import services as audit
from rdc_platform.web import autosave

SCADUTA = "Questo modulo non si può più salvare: è già stato mandato, o il collegamento è scaduto. Copia quello che hai scritto."


@public
@never_cache
@sensitive_post_parameters()
@require_POST
def bozza_save(request):
    """Keep what is typed, right or wrong. The link is on the page that answers the first time, and nowhere else afterwards."""
    form = ModuloForm(request.POST)
    bozza = bozza_of_page(request)
    if bozza is not None:
        services.save_bozza(bozza, dati=form.as_typed)
        return render(request, "accounts/bozza_save.html", {"bozza": current_bozza(request.session)})
    if not may_begin(request.session, BOZZE):
        form.add_error(None, TROPPI)
        return modulo_page(request, form, None, status=429)
    bozza, link = services.create_bozza(dati=form.as_typed)
    request.session[BOZZA] = str(bozza.pk)
    return render(request, "accounts/bozza_save.html", {"bozza": bozza, "link": link})


@public
@sensitive_post_parameters()
@require_POST
def bozza_autosave(request):
    """Keep what is being typed, for the draft that this session is at."""
    bozza = bozza_of_page(request)
    if bozza is None or not services.save_bozza(bozza, dati=ModuloForm(request.POST).as_typed):
        return autosave.conflict(SCADUTA)
    return autosave.saved(0)


@public
@require_safe
@sensitive_variables("token")
def bozza_open(request, token):
    """The link itself: to the form as it was left, or to the receipt once it has been sent."""
    bozza = services.find_bozza(token)
    if bozza is None:
        return render(request, "accounts/bozza_scaduta.html", status=404)
    audit.record_read("bozza_open", bozza, by=MODULO)
    if bozza.richiesta_id:
        remember_sent(request.session, bozza.richiesta_id)
        return redirect("accounts:modulo_receipt", bozza.richiesta_id)
    request.session[BOZZA] = str(bozza.pk)
    return redirect("accounts:modulo")


@public
@require_POST
def bozza_leave(request):
    """Begin again with an empty form; what was kept stays behind its link."""
    request.session.pop(BOZZA, None)
    return redirect("accounts:modulo")


@public
@never_cache
@require_POST
def bozza_keep(request, pk):
    """A link to the receipt of a request that was sent without one; it too is shown once."""
    richiesta = get_object_or_404(selectors.sent_in_session(sent(request.session)), pk=pk)
    if bozze.has_link(richiesta) or not may_begin(request.session, BOZZE):
        raise Http404
    bozza, link = services.create_bozza(richiesta=richiesta)
    return render(request, "accounts/bozza_save.html", {"bozza": bozza, "link": link, "richiesta": richiesta})
