"""What INPS changed on a case, decided one by one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.variazione import VariazioneForm
from patti_inclusione.models import MotivoChiusura
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import variazioni as selectors
from patti_inclusione.services import variazioni as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

DATI, QUALE = "dati", "quale"


@permit(CASI, "view_fascicolo")
def variazione_list(request, pk):
    """All that waits for a decision: each person by itself, the data together or one by one; and what is left to do."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune", "nucleo__dati_economici"), pk=pk)
    variazioni = selectors.read_variazioni(caso)
    forms = _forms(request, variazioni)
    if request.method == "POST" and _decide(request, caso, forms):
        return redirect("patti_inclusione:variazione_list", pk)
    audit.record_read("variazione_list", caso, by=request.profilo, categoria="fascicolo")
    chiusura = services.motivo_of(caso) if caso.stato != "CHIUSO" else ""
    context = {
        "caso": caso,
        "variazioni": variazioni,
        "persone": [(row, forms[str(row.pk)]) for row in variazioni.persone],
        "da_verificare": [(row, forms[str(row.pk)]) for row in variazioni.da_verificare],
        "form_dati": forms[DATI],
        "scelte": request.POST.getlist("id"),
        "chiusura": MotivoChiusura(chiusura).label if chiusura else "",
        "sbagliati": [form for form in forms.values() if form.is_bound],
    }
    return render(request, "patti_inclusione/variazione_list.html", context)


def _forms(request, variazioni) -> dict[str, VariazioneForm]:
    """One form for each person and each thing looked into, one for the data; only that which was sent is bound."""
    rows = [*variazioni.persone, *variazioni.da_verificare]
    found = {str(row.pk): row.tipo != selectors.Tipo.DATO for row in rows} | {DATI: False}
    sent = request.POST.get(QUALE, "")
    return {
        key: VariazioneForm(request.POST if key == sent else None, persona=persona, prefix=key)
        for key, persona in found.items()
    }


def _decide(request, caso, forms) -> bool:
    """Write the decision of the form that was sent; False where it has something to mend, and for none at all."""
    sent = request.POST.get(QUALE, "")
    form = forms.get(sent)
    if form is None:
        messages.warning(request, "Questa variazione è già stata decisa.")
        return True
    ids = request.POST.getlist("id") if sent == DATI else [sent]
    if sent == DATI and not ids:
        messages.warning(request, "Spunta almeno un dato.")
        return True
    if not form.is_valid():
        return False
    try:
        done = services.decide_differenze(caso, ids=ids, by=request.profilo, **form.cleaned_data)
    except services.VariazioneError as refusal:
        form.add_error("motivo", str(refusal))
        return False
    messages.success(request, "Scritto: una variazione decisa." if done == 1 else f"Scritto: {done} variazioni decise.")
    return True


@require_POST
@permit(CASI, "view_fascicolo")
def variazione_close(request, pk):
    """Close the case because INPS says that the benefit ended, or nobody is left."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__dati_economici"), pk=pk)
    try:
        services.close_finito(caso, by=request.profilo)
    except TransitionError:
        messages.warning(request, "Con i dati di oggi il caso non si chiude da qui: ricarica la pagina.")
        return redirect("patti_inclusione:variazione_list", pk)
    messages.success(request, "Caso chiuso. Se serve, puoi chiedere di riaprirlo.")
    return redirect("patti_inclusione:caso_detail", pk)
