"""What was sent of an appointment: its PECs with their receipts, and the call to whom a message did not reach."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.esito import TelefonataForm
from patti_inclusione.permissions import CONVOCAZIONI
from patti_inclusione.services import telefonata as services
from rdc_platform.audit import services as audit
from rdc_platform.documenti import risposte
from rdc_platform.pec import selectors as pec

CON_CASO = "caso__nucleo__comune"


@permit(CONVOCAZIONI, "edit_convocazione")
def pec_convocazione_detail(request, pk):
    """The PECs that told of an appointment, with the receipts of each: the proof."""
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO), pk=pk)
    _read(request, "pec_convocazione_detail", convocazione, convocazione)
    context = {
        "convocazione": convocazione,
        "caso": convocazione.caso,
        "messaggi_pec": pec.messaggi_of(convocazione),
    }
    return render(request, "patti_inclusione/pec_convocazione_detail.html", context)


@permit(CONVOCAZIONI, "edit_convocazione")
def ricevuta_convocazione_download(request, pk, riga):
    """A receipt as the provider sent it: with its signature it can be held against third parties."""
    convocazione = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    ricevuta = pec.find_ricevuta(riga, convocazione)
    if ricevuta is None:
        raise Http404
    _read(request, "ricevuta_convocazione_download", ricevuta, convocazione)
    return risposte.download(ricevuta.eml, f"{ricevuta.nome}.eml")


@require_POST
@permit(CONVOCAZIONI, "edit_convocazione")
def telefonata_write(request, pk):
    """Somebody whom a message did not reach was told by telephone."""
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO), pk=pk)
    form = TelefonataForm(request.POST)
    persona = form.is_valid() and convocazione.componenti.filter(pk=form.cleaned_data["componente"]).first()
    if persona:
        services.record_telefonata(convocazione, persona, a_chi=form.cleaned_data["a_chi"], by=request.profilo)
        messages.success(request, f"Scritto: {persona.nome} lo sa per telefono. In «Oggi» questa riga non c'è più.")
    return redirect("patti_inclusione:convocazione_detail", pk)


def _read(request, atto, oggetto, convocazione):
    nucleo_id = convocazione.caso.nucleo_id
    audit.record_read(atto, oggetto, by=request.profilo, nucleo_id=nucleo_id, categoria="documenti")
