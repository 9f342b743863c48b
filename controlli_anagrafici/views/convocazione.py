"""The person called, and the days given to ask for registration."""

from django.shortcuts import render

from accounts.access import permit
from controlli_anagrafici.forms.convocazione import ColloquioForm, ConvocazioneForm
from controlli_anagrafici.forms.esito import ConclusioneForm
from controlli_anagrafici.models import StatoControllo
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.services import convocazione as services
from controlli_anagrafici.views.atti import act, back, find_controllo, page_context
from rdc_platform import calendario
from rdc_platform.audit import services as audit


@permit(CONTROLLI, "work_controllo")
def controllo_convene(request, pk):
    controllo = find_controllo(request, pk)
    initial = {"versione": controllo.versione, "data_convocazione": calendario.today()}
    form = ConvocazioneForm(request.POST or None, initial=initial)
    if act(request, controllo, form, services.convene_person, "Convocazione scritta."):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/controllo_convene.html", form)


@permit(CONTROLLI, "work_controllo")
def controllo_hear(request, pk):
    """How it went."""
    controllo = find_controllo(request, pk)
    form = ColloquioForm(request.POST or None, initial={"versione": controllo.versione})
    if act(
        request, controllo, form, services.record_colloquio, "Esito scritto. Il controllo è di nuovo in lavorazione."
    ):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/controllo_hear.html", form)


@permit(CONTROLLI, "work_controllo")
def iscrizione_await(request, pk):
    """Give the days to ask for registration, or go on when they are over."""
    controllo = find_controllo(request, pk)
    aspetta = controllo.stato == StatoControllo.IN_ATTESA_ISCRIZIONE
    form = ConclusioneForm(request.POST or None, initial={"versione": controllo.versione})
    service = services.end_iscrizione if aspetta else services.await_iscrizione
    fatto = "Il controllo è di nuovo in lavorazione." if aspetta else "Il controllo aspetta l'iscrizione."
    if act(request, controllo, form, service, fatto):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/iscrizione_await.html", form, aspetta=aspetta)


def _page(request, controllo, template, form, **altro):
    audit.record_read(request.resolver_match.url_name, controllo, by=request.profilo, categoria="anagrafica")
    context = page_context(controllo, "Convocazione") | {"form": form} | altro
    return render(request, template, context)
