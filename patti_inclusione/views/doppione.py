"""The persons that INPS may have twice: seen by who sees both families, decided by who follows both."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import permit
from accounts.ruoli import Ruolo
from patti_inclusione.forms.doppione import DoppioneForm
from patti_inclusione.models import TipoDoppione
from patti_inclusione.permissions import DOPPIONI
from patti_inclusione.selectors import doppione as selectors
from patti_inclusione.services import doppione as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("altra", "E famiglia"),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("tipo", "Che cosa le avvicina", value=lambda row: TipoDoppione(row["tipo"]).label),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoDoppione"),
    Colonna("trovato_il", "Trovata il", sort=("trovato_il",), kind="data"),
]


@permit(DOPPIONI, "view_doppione")
def doppione_list(request):
    """The pairs of which one sees both sides."""
    lista = Lista(
        request,
        selectors.select_doppioni(request.permitted),
        COLONNE,
        name="persone doppie",
        one="persona doppia",
        order="-trovato_il",
        row_url=lambda row: reverse("patti_inclusione:doppione_detail", args=[row["id"]]),
        empty="Nessuna persona risulta doppia nelle tue famiglie.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("doppione_list", by=request.profilo, azione=azione, categoria="anagrafica")
    return (
        lista.export() if lista.exporting else render(request, "patti_inclusione/doppione_list.html", {"lista": lista})
    )


@require_GET
@permit(DOPPIONI, "view_doppione")
def doppione_detail(request, pk):
    """The two side by side."""
    doppione = get_object_or_404(request.permitted.select_related("deciso_da__operatore"), pk=pk)
    lati = _read(request, "doppione_detail", doppione)
    suo = request.profilo.ruolo == Ruolo.CASE_MANAGER
    context = {"doppione": doppione, "lati": lati, "suo": suo, "caso": lati[0].persona.nucleo.caso}
    return render(request, "patti_inclusione/doppione_detail.html", context)


@permit(DOPPIONI, "decide_doppione")
def doppione_decide(request, pk):
    doppione = get_object_or_404(request.permitted, pk=pk)
    lati = _read(request, "doppione_decide", doppione)
    form = DoppioneForm(request.POST or None, stato=doppione.stato, lati=lati)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, doppione, form.cleaned_data)
        except services.DoppioneError as refusal:
            form.add_error(None, str(refusal))
        except TransitionError:
            form.add_error(None, "Nel frattempo qualcuno ha già deciso: torna alla pagina e guarda com'è adesso.")
        else:
            messages.success(request, "Decisione scritta. Se ti accorgi di uno sbaglio puoi tornare indietro da qui.")
            return redirect("patti_inclusione:doppione_detail", pk)
    context = {"doppione": doppione, "lati": lati, "form": form, "caso": lati[0].persona.nucleo.caso}
    return render(request, "patti_inclusione/doppione_decide.html", context)


def _decide(request, doppione, values) -> None:
    services.decide_doppione(
        doppione,
        by=request.profilo,
        decisione=values["decisione"],
        motivo=values["motivo"],
        resta=UUID(values["resta"]) if values.get("resta") else None,
    )


def _read(request, atto, doppione):
    """The two, with a line of the register for each family."""
    lati = selectors.read_lati(doppione, tutti=request.profilo.ruolo == Ruolo.CASE_MANAGER)
    for nucleo_id in {lato.persona.nucleo_id for lato in lati}:
        audit.record_read(atto, doppione, by=request.profilo, nucleo_id=nucleo_id, categoria="anagrafica")
    return lati
