"""What is typed of a report keeps itself: keeping it, throwing it away."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.permissions import CASI
from patti_inclusione.services import segnalazione_bozze as services
from patti_inclusione.views import valutazione_bozze

FERMA = "Questo fatto è già in una segnalazione che è andata avanti: quello che scrivi qui non viene salvato."


@require_POST
@permit(CASI, "report_caso")
def segnalazione_draft(request, pk, fatto):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    caso = get_object_or_404(request.permitted, pk=pk)
    return valutazione_bozze.keep(request, caso, fatto, keep_bozza=services.keep_bozza, ferma=FERMA)


@require_POST
@permit(CASI, "report_caso")
def segnalazione_draft_discard(request, pk, fatto):
    caso = get_object_or_404(request.permitted, pk=pk)
    services.discard_bozza(caso, by=request.profilo, modulo=fatto)
    if fatto.startswith(services.PREFISSO):
        return redirect("patti_inclusione:segnalazione_edit", fatto.removeprefix(services.PREFISSO))
    return redirect(reverse("patti_inclusione:segnalazione_create", args=[pk], query={"fatto": fatto}))
