"""A closed case to open again: asked with a reason, answered by the Coordinatore."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from accounts.ruoli import Ruolo
from patti_inclusione.forms.riapertura import APPROVA, DecisioneForm, RiaperturaForm
from patti_inclusione.permissions import CASI, RIAPERTURE
from patti_inclusione.selectors import riapertura as selectors
from patti_inclusione.services import riapertura as services
from patti_inclusione.views.richieste import riapertura_in_words
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("chi", "Chiesta da", sort=("chi",)),
    Colonna("chiesta_il", "Chiesta il", sort=("chiesta_il",), kind="data"),
]


@permit(CASI, "ask_riapertura")
def riapertura_ask(request, pk):
    """Whoever follows the family asks his Coordinatore; the Coordinatore asks, and answers on the next page."""
    caso = get_object_or_404(request.permitted.select_related("nucleo"), pk=pk)
    suo = request.profilo.ruolo == Ruolo.CASE_MANAGER
    form = RiaperturaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            riapertura = services.ask_riapertura(caso, by=request.profilo, **form.cleaned_data)
        except (services.RiaperturaError, TransitionError) as refusal:
            form.add_error(None, riapertura_in_words(refusal))
        else:
            if not suo:
                return redirect("patti_inclusione:riapertura_answer", riapertura.pk)
            messages.success(request, "Richiesta mandata. Se il Coordinatore approva, la famiglia torna in coda.")
            return redirect("patti_inclusione:caso_detail", pk)
    audit.record_read("riapertura_ask", caso, by=request.profilo, categoria="anagrafica")
    context = {"caso": caso, "form": form, "suo": suo, "aperta": selectors.open_of(caso)}
    return render(request, "patti_inclusione/riapertura_ask.html", context)


@permit(RIAPERTURE, "answer_riapertura")
def riapertura_list(request):
    """The closed cases that somebody asks to open again."""
    lista = Lista(
        request,
        selectors.select_riaperture(request.permitted),
        COLONNE,
        name="richieste di riapertura",
        one="richiesta di riapertura",
        order="chiesta_il",
        row_url=lambda row: reverse("patti_inclusione:riapertura_answer", args=[row["id"]]),
        empty="Nessuno chiede di riaprire un caso.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("riapertura_list", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/riapertura_list.html", {"lista": lista})


@permit(RIAPERTURE, "answer_riapertura")
def riapertura_answer(request, pk):
    """The page of one request: who asks and why; open it again, or leave it closed."""
    riapertura = get_object_or_404(request.permitted.select_related("caso__nucleo", "chiesta_da__operatore"), pk=pk)
    form = DecisioneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answer(request, riapertura, form.cleaned_data)
    audit.record_read("riapertura_answer", riapertura, by=request.profilo, nucleo_id=riapertura.caso.nucleo_id)
    context = {"riapertura": riapertura, "caso": riapertura.caso, "form": form}
    return render(request, "patti_inclusione/riapertura_answer.html", context)


def _answer(request, riapertura, values):
    try:
        if values["decisione"] == APPROVA:
            services.approve_riapertura(riapertura, by=request.profilo)
            messages.success(request, "Caso riaperto: è in coda, e chi lo riceve riprende da dov'era.")
            return redirect("patti_inclusione:caso_identity", riapertura.caso_id)
        services.refuse_riapertura(riapertura, by=request.profilo, motivo=values["motivo"])
        messages.success(request, "Il caso resta chiuso. Chi l'ha chiesto legge il perché.")
    except (services.RiaperturaError, TransitionError) as refusal:
        messages.warning(request, riapertura_in_words(refusal))
    return redirect("patti_inclusione:riapertura_list")
