"""Correcting or withdrawing a report that INPS has."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.segnalazione import RettificaForm
from patti_inclusione.permissions import SEGNALAZIONI
from patti_inclusione.selectors import segnalazione as selectors
from patti_inclusione.services import rettifica as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@permit(SEGNALAZIONI, "edit_segnalazione")
def rettifica_create(request, pk):
    rows = request.permitted.select_related(*selectors.CON_FATTO).prefetch_related("rettifiche")
    segnalazione = get_object_or_404(rows, pk=pk)
    possibile = selectors.can(segnalazione)["rettifica"]
    form = RettificaForm(request.POST or None, famiglia=selectors.famiglia_of(segnalazione.caso))
    if request.method == "POST" and possibile and form.is_valid():
        values = form.cleaned_data
        giusto = services.Giusto(values["componente"], values["data_evento"], values["data_accertamento"])
        try:
            services.propose_rettifica(
                segnalazione, by=request.profilo, tipo=values["tipo"], motivo=values["motivo"], giusto=giusto
            )
        except services.RettificaError as refusal:
            form.add_error(None, str(refusal))
        except TransitionError:
            form.add_error(None, "C'è già una rettifica in corso, o INPS ha deciso: ricarica la pagina.")
        else:
            messages.success(
                request, "Rettifica mandata al Coordinatore. Quella di prima resta com'è finché INPS risponde."
            )
            return redirect("patti_inclusione:segnalazione_detail", pk)
    audit.record_read("rettifica_create", segnalazione, by=request.profilo, nucleo_id=segnalazione.caso.nucleo_id)
    context = {"segnalazione": segnalazione, "caso": segnalazione.caso, "form": form, "possibile": possibile}
    return render(request, "patti_inclusione/rettifica_create.html", context)
