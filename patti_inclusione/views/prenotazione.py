"""The appointments that INPS booked: the Case manager confirms them or says no."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.esito import VersioneForm
from patti_inclusione.models import PrenotazioneInps, StatoPrenotazione
from patti_inclusione.permissions import PRENOTAZIONI
from patti_inclusione.services import prenotazione_conferma as services
from patti_inclusione.services.convoca import place_of
from patti_inclusione.views import richieste
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@permit(PRENOTAZIONI, "answer_prenotazione")
def prenotazione_confirm(request, pk):
    related = ("caso__nucleo__comune", "sede", "disponibilita__sede")
    prenotazione = get_object_or_404(request.permitted.select_related(*related), pk=pk)
    caso = prenotazione.caso
    form = VersioneForm(request.POST or None, initial={"versione": caso.versione})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.confirm_prenotazione(prenotazione, by=request.profilo, **form.cleaned_data)
        except richieste.REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            messages.success(request, "Appuntamento confermato: è nella tua agenda. La famiglia lo sa già da INPS.")
            return redirect("patti_inclusione:convocazione_detail", made.pk)
    audit.record_read(
        "prenotazione_confirm", prenotazione, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="fascicolo"
    )
    context = {
        "prenotazione": prenotazione,
        "caso": caso,
        "form": form,
        "aperta": _is_open(prenotazione),
        "luogo": _place(prenotazione),
    }
    return render(request, "patti_inclusione/prenotazione_confirm.html", context)


@require_POST
@permit(PRENOTAZIONI, "answer_prenotazione")
def prenotazione_decline(request, pk):
    prenotazione = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    try:
        services.decline_prenotazione(prenotazione, by=request.profilo)
    except TransitionError:
        messages.info(request, "A questo appuntamento era già stato risposto, o INPS l'ha annullato.")
        return redirect("patti_inclusione:caso_detail", prenotazione.caso_id)
    messages.warning(request, "INPS non lo sa, e la famiglia aspetta ancora quell'ora: fissane un'altra e avvisala.")
    return redirect("patti_inclusione:orario_choose", prenotazione.caso_id)


def _place(prenotazione: PrenotazioneInps) -> str:
    if prenotazione.disponibilita is not None:
        return place_of(prenotazione.disponibilita)
    return prenotazione.sede.denominazione if prenotazione.sede else "in un ufficio che qui non c'è"


def _is_open(prenotazione: PrenotazioneInps) -> bool:
    return prenotazione.stato == StatoPrenotazione.PRENOTATO and prenotazione.gestita_il is None
