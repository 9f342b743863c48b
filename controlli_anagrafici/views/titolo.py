"""The titles of stay of a check."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.forms.titolo import TitoloForm
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors.titolo import list_titoli
from controlli_anagrafici.services import titolo as services
from controlli_anagrafici.views.atti import NON_ADESSO, act, back, find_controllo, page_context
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@permit(CONTROLLI, "work_controllo")
def titolo_create(request, pk):
    """Write a title; the page says at once whether it proves what was claimed."""
    controllo = find_controllo(request, pk)
    form = TitoloForm(request.POST or None)
    if act(request, controllo, form, services.add_titolo, "Titolo scritto."):
        return redirect("controlli_anagrafici:titolo_create", pk)
    audit.record_read("titolo_create", controllo, by=request.profilo, categoria="anagrafica")
    context = page_context(controllo, "Titoli di soggiorno") | {"form": form, "titoli": list_titoli(controllo)}
    return render(request, "controlli_anagrafici/titolo_create.html", context)


@require_POST
@permit(CONTROLLI, "work_controllo")
def titolo_delete(request, pk, riga):
    controllo = find_controllo(request, pk)
    titolo = get_object_or_404(controllo.titoli, pk=riga)
    try:
        services.delete_titolo(titolo, by=request.profilo)
    except TransitionError:
        messages.error(request, NON_ADESSO)
    else:
        messages.success(request, "Titolo tolto.")
    return back(pk, "titoli")
