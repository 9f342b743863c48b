"""Who must not follow a family: said by himself, lifted by the Coordinatore alone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from patti_inclusione.forms.scrivania import ConflittoForm, FineConflittoForm
from patti_inclusione.permissions import CASI, CONFLITTI
from patti_inclusione.selectors import supplenza as selectors
from patti_inclusione.services import conflitto as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("chi", "Chi non può seguirla", sort=("chi",)),
    Colonna("dichiarato_il", "Dal", sort=("dichiarato_il",), kind="data_ora"),
]


@permit(CASI, "view_fascicolo")
def conflitto_declare(request, pk):
    """One page that says what happens, and one button: after it the family is gone from his sight."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    form = ConflittoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.declare_conflitto(caso, by=request.profilo, **form.cleaned_data)
        messages.success(request, "Fatto: non vedi più questa famiglia, e non ti sarà più assegnata.")
        return redirect("patti_inclusione:oggi")
    audit.record_read("conflitto_declare", caso, by=request.profilo, categoria="anagrafica")
    return render(request, "patti_inclusione/conflitto_declare.html", {"caso": caso, "form": form})


@permit(CONFLITTI, "view_conflitti")
def conflitto_list(request):
    lista = Lista(
        request,
        selectors.select_conflitti(request.permitted),
        COLONNE,
        name="conflitti di interessi",
        one="conflitto di interessi",
        order="-dichiarato_il",
        row_url=lambda row: reverse("patti_inclusione:conflitto_lift", args=[row["id"]]),
        empty="Nessun Case manager ha detto di non poter seguire una famiglia.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("conflitto_list", by=request.profilo, azione=azione, categoria="anagrafica")
    return (
        lista.export() if lista.exporting else render(request, "patti_inclusione/conflitto_list.html", {"lista": lista})
    )


@permit(CONFLITTI, "lift_conflitto")
def conflitto_lift(request, pk):
    conflitto = get_object_or_404(
        request.permitted.select_related("nucleo__comune", "nucleo__caso", "operatore"), pk=pk, tolto_il=None
    )
    form = FineConflittoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.lift_conflitto(conflitto, by=request.profilo, **form.cleaned_data)
        except services.StessaPersonaError:
            form.add_error(None, "L'hai dichiarato tu: può toglierlo solo un altro Coordinatore.")
        else:
            messages.success(request, "Tolto: la famiglia può essere assegnata di nuovo a questa persona.")
            return redirect("patti_inclusione:conflitto_list")
    audit.record_read("conflitto_lift", conflitto, by=request.profilo, categoria="anagrafica")
    return render(request, "patti_inclusione/conflitto_lift.html", {"conflitto": conflitto, "form": form})
