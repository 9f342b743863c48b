"""The hours of an office and its closures."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.models import Ruolo
from patti_inclusione.forms.sede import ChiusuraForm, DisponibilitaForm, FineForm
from patti_inclusione.permissions import CHIUSURE, DISPONIBILITA, SEDI
from patti_inclusione.selectors.coda import list_case_manager
from patti_inclusione.services import sede as services


@permit(SEDI, "open_orari")
def disponibilita_open(request, pk):
    """New hours: of all by the Coordinatore, or of one Case manager; by a Case manager his own."""
    sede = get_object_or_404(request.permitted.select_related("comune"), pk=pk)
    coordinatore = request.profilo.ruolo == Ruolo.COORDINATORE_PATTO
    choices = list_case_manager(request.profilo) if coordinatore else None
    form = DisponibilitaForm(request.POST or None, case_manager=choices)
    if request.method == "POST" and form.is_valid():
        try:
            services.open_disponibilita(sede, by=request.profilo, **form.orari())
        except services.SedeError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Orari aperti. INPS li saprà tra poco: glieli mandiamo noi.")
            return redirect("patti_inclusione:sede_detail", pk)
    context = {"sede": sede, "form": form, "miei": not coordinatore}
    return render(request, "patti_inclusione/disponibilita_open.html", context)


@permit(DISPONIBILITA, "close_orari")
def disponibilita_close(request, pk):
    orari = get_object_or_404(request.permitted.select_related("sede__comune", "operatore__operatore"), pk=pk)
    form = FineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        left = services.close_disponibilita(orari, al=form.cleaned_data["al"], by=request.profilo)
        messages.success(request, f"Orari chiusi. {_left(left)}")
        return redirect("patti_inclusione:sede_detail", orari.sede_id)
    return render(
        request, "patti_inclusione/disponibilita_close.html", {"orari": orari, "sede": orari.sede, "form": form}
    )


@permit(SEDI, "manage_sede")
def chiusura_add(request, pk):
    sede = get_object_or_404(request.permitted.select_related("comune"), pk=pk)
    form = ChiusuraForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _, left = services.add_chiusura(sede, by=request.profilo, **form.cleaned_data)
        messages.success(request, f"Giorni di chiusura salvati. {_left(left)}")
        return redirect("patti_inclusione:sede_detail", pk)
    return render(request, "patti_inclusione/chiusura_add.html", {"sede": sede, "form": form})


@require_POST
@permit(CHIUSURE, "delete_chiusura")
def chiusura_delete(request, pk):
    chiusura = get_object_or_404(request.permitted, pk=pk)
    services.delete_chiusura(chiusura, by=request.profilo)
    messages.success(request, "La sede riceve di nuovo in quei giorni.")
    return redirect("patti_inclusione:sede_detail", chiusura.sede_id)


def _left(left: int) -> str:
    """The appointments that stand all the same: who fixed them moves them."""
    if not left:
        return "Nessun appuntamento da spostare."
    what = "C'è un appuntamento già fissato" if left == 1 else f"Ci sono {left} appuntamenti già fissati"
    return f"{what} in quei giorni: avvisa i Case manager, che devono spostarlo."
