"""What a project told of a person, and the Case manager's decision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.notizia import NotiziaForm
from patti_inclusione.models import NotiziaPuc, StatoCaso
from patti_inclusione.permissions import NOTIZIE
from patti_inclusione.selectors.notizie import list_aperte
from patti_inclusione.services import notizie as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

GIA_DECISA = "Qualcuno ha già deciso: quello che hai scritto non è salvato."


@permit(NOTIZIE, "close_notizia")
def notizia_decide(request, pk):
    """The fact, the act that it asks for, and the way to say why nothing follows."""
    notizia = get_object_or_404(request.permitted.select_related("caso__nucleo__comune", "componente"), pk=pk)
    form = NotiziaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.close_notizia(notizia, by=request.profilo, **form.cleaned_data)
        except TransitionError:
            form.add_error(None, GIA_DECISA)
        else:
            messages.success(request, "Scritto. A INPS non va nulla, e da «Oggi» questa riga non c'è più.")
            return redirect("patti_inclusione:caso_detail", notizia.caso_id)
    audit.record_read("notizia_decide", notizia, by=request.profilo, nucleo_id=notizia.caso.nucleo_id)
    aperta = notizia.caso.stato != StatoCaso.CHIUSO and list_aperte(request.permitted.filter(pk=pk)).exists()
    context = {"notizia": notizia, "caso": notizia.caso, "form": form, "aperta": aperta, "atto": _atto(notizia)}
    return render(request, "patti_inclusione/notizia_decide.html", context)


@require_POST
@permit(NOTIZIE, "close_notizia")
def notizia_reopen(request, pk):
    """Take back the decision that nothing follows."""
    notizia = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    try:
        services.reopen_notizia(notizia, by=request.profilo)
    except TransitionError:
        messages.info(request, "È già da decidere.")
    else:
        messages.success(request, "È di nuovo da decidere: la trovi anche in «Oggi».")
    return redirect("patti_inclusione:notizia_decide", pk)


def _atto(notizia: NotiziaPuc) -> dict[str, str]:
    """What one would do of it: the report filled with the fact, or an appointment."""
    if notizia.segnalabile:
        url = reverse("patti_inclusione:segnalazione_create", args=[notizia.caso_id])
        return {"testo": "Scrivi la segnalazione a INPS", "url": f"{url}?fatto=notizia-{notizia.pk}"}
    return {
        "testo": "Fissa un colloquio",
        "url": reverse("patti_inclusione:convocazione_create", args=[notizia.caso_id]),
    }
