"""Letters of convocation, many in one PDF."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.permissions import CASI, STAMPE
from patti_inclusione.selectors.lettere import count_altrui, list_lettere
from patti_inclusione.services import lettere as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import risposte


@permit(CASI, "convoke_caso")
def lettere_print(request):
    """The letters still to be made: those ticked become one PDF."""
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("id") if key.isascii() and key.isdigit()]
        stampa = services.print_lettere(chosen, by=request.profilo)
        if stampa is not None:
            return redirect("patti_inclusione:lettere_detail", stampa.pk)
        messages.warning(request, "Scegli almeno una lettera.")
    audit.record("lettere_print", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    return render(request, "patti_inclusione/lettere_print.html", {"lettere": list_lettere(request.permitted)})


@permit(STAMPE, "download_lettere")
def lettere_detail(request, pk):
    stampa = _own(request, pk)
    context = {"stampa": stampa, "quante": stampa.invii.count()}
    return render(request, "patti_inclusione/lettere_detail.html", context)


@permit(STAMPE, "download_lettere")
def lettere_download(request, pk):
    stampa = _own(request, pk)
    if stampa.documento is None:
        raise Http404
    audit.record_read("lettere_download", stampa, by=request.profilo, categoria="documenti")
    return risposte.download(stampa.documento)


def _own(request, pk):
    """His letters, as long as he follows every family that one is for."""
    stampa = get_object_or_404(request.permitted.select_related("documento"), pk=pk)
    if count_altrui(stampa, CASI.permitted(request.profilo, "convoke_caso")):
        raise Http404
    return stampa
