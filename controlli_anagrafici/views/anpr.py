"""ANPR: asked, and what it proposes confirmed by a person, one by one or all."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.forms.anpr import ConfermaForm
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import anpr as selectors
from controlli_anagrafici.services import anpr as services
from controlli_anagrafici.views.atti import REFUSALS, find_controllo, in_words, page_context
from rdc_platform.audit import services as audit


@permit(CONTROLLI, "work_controllo")
def anpr_detail(request, pk):
    """What ANPR was asked, what it said."""
    controllo = find_controllo(request, pk)
    audit.record_read("anpr_detail", controllo, by=request.profilo, categoria="anagrafica")
    context = page_context(controllo, "ANPR") | {
        "consultazione": selectors.ultima(controllo),
        "proposti": selectors.list_proposti(controllo),
        "di_famiglia": controllo.della_famiglia,
    }
    return render(request, "controlli_anagrafici/anpr_detail.html", context)


@require_POST
@permit(CONTROLLI, "work_controllo")
def anpr_ask(request, pk):
    controllo = get_object_or_404(request.permitted, pk=pk)
    try:
        services.ask_anpr(controllo, by=request.profilo)
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, "Domanda mandata ad ANPR. Di solito risponde in pochi secondi.")
    return redirect("controlli_anagrafici:anpr_detail", pk)


@require_POST
@permit(CONTROLLI, "work_controllo")
def anpr_confirm(request, pk):
    """The ticked proposals count from now on."""
    controllo = get_object_or_404(request.permitted, pk=pk)
    form = ConfermaForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Spunta almeno un periodo da confermare.")
        return redirect("controlli_anagrafici:anpr_detail", pk)
    try:
        quanti = services.confirm_periodi(controllo, form.cleaned_data["id"], by=request.profilo)
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
        return redirect("controlli_anagrafici:anpr_detail", pk)
    messages.success(request, f"Periodi confermati: {quanti}.")
    return redirect("controlli_anagrafici:periodo_create", pk)
