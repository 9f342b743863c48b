"""Checks that the Coordinatore opens from another: of the family, and that the requirements are still held."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.services.campione import start_famiglia
from controlli_anagrafici.services.mantenimento import start_mantenimento
from controlli_anagrafici.views.atti import REFUSALS, back, in_words


@require_POST
@permit(CONTROLLI, "assign_controllo")
def famiglia_start(request, pk):
    """Check the composition of this family too, though it was not drawn."""
    return _start(request, pk, start_famiglia, "Controllo della composizione aperto: adesso assegnalo.")


@require_POST
@permit(CONTROLLI, "assign_controllo")
def mantenimento_start(request, pk):
    """Check again, during payment, who was found in order."""
    return _start(request, pk, start_mantenimento, "Verifica del mantenimento aperta: adesso assegnala.")


def _start(request, pk, service, fatto):
    controllo = get_object_or_404(request.permitted, pk=pk)
    try:
        nuovo = service(controllo, by=request.profilo)
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
        return back(pk)
    messages.success(request, fatto)
    return back(nuovo.pk)
