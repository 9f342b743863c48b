"""Who lives with the richiedente: the declared nucleo beside the register, on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.access import permit
from controlli_anagrafici.forms.famiglia import ALTRI, FamigliaModulo
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import famiglia as selectors
from controlli_anagrafici.selectors.anpr import famiglia_proposta
from controlli_anagrafici.services import famiglia as services
from controlli_anagrafici.views.atti import REFUSALS, find_controllo, page_context, refused
from rdc_platform.audit import services as audit
from rdc_platform.web.formsets import add_row


@permit(CONTROLLI, "work_controllo")
def famiglia_edit(request, pk):
    """Write, for each person, whether the register has him; then conclude."""
    controllo = find_controllo(request, pk)
    adding = request.POST.get("aggiungi") == ALTRI
    data = add_row(request.POST, ALTRI) if adding else request.POST or None
    modulo = FamigliaModulo(
        data,
        famiglia=selectors.list_famiglia(controllo),
        controllo=controllo,
        eta_figlio=selectors.eta_figlio(controllo),
        anpr=famiglia_proposta(controllo),
    )
    if request.method == "POST" and not adding and modulo.is_valid() and _save(request, controllo, modulo):
        return redirect("controlli_anagrafici:controllo_conclude", pk)
    audit.record_read("famiglia_edit", controllo, by=request.profilo, categoria="anagrafica")
    context = page_context(controllo, "Famiglia") | {"modulo": modulo, "adding": adding}
    return render(request, "controlli_anagrafici/famiglia_edit.html", context)


def _save(request, controllo, modulo) -> bool:
    try:
        services.save_famiglia(controllo, by=request.profilo, persone=modulo.persone(), **modulo.form.cleaned_data)
    except REFUSALS as refusal:
        refused(modulo.form, refusal, controllo)
        return False
    messages.success(request, "Famiglia salvata.")
    return True
