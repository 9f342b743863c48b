"""The équipe of a case: who comes, who changes, who leaves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.forms.equipe import MembroForm, first_member
from patti_inclusione.models import Caso, MembroEquipe, ServizioRete
from patti_inclusione.permissions import CASI, EQUIPE
from patti_inclusione.selectors.analisi import persone_of
from patti_inclusione.selectors.equipe import membri_of
from patti_inclusione.services import equipe as services
from patti_inclusione.services import ospite as ospiti
from patti_inclusione.views.analisi_pagina import caso_of
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

CHIUSA = "In questo momento l'équipe di questa famiglia non si cambia."


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_quadro")
def membro_create(request, pk):
    """One more member; the first is the one who fills the form in, if nobody of the social service is there yet."""
    caso = caso_of(request, pk)
    audit.record_read("membro_create", caso, by=request.profilo, categoria="equipe")
    oggi = calendario.today()
    sociale = any(each.servizio == ServizioRete.SOCIALE for each in membri_of(caso, oggi))
    servizio = request.GET.get("servizio", "")
    initial = (
        {"dal": oggi, "servizio": servizio if servizio in ServizioRete else ""}
        if sociale
        else first_member(request.profilo)
    )
    return _edit(request, caso, None, initial)


@require_http_methods(["GET", "POST"])
@permit(EQUIPE, "edit_membro")
def membro_edit(request, pk):
    membro = get_object_or_404(request.permitted.select_related("equipe__caso__nucleo__comune"), pk=pk)
    caso = membro.equipe.caso
    audit.record_read("membro_edit", membro, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="equipe")
    return _edit(request, caso, membro, {})


def _edit(request: HttpRequest, caso: Caso, membro: MembroEquipe | None, initial: dict) -> HttpResponse:
    persone = persone_of(caso, calendario.today())
    form = MembroForm(request.POST or None, instance=membro, persone=persone, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            salvato = services.save_membro(caso, membro, by=request.profilo, **form.cleaned_data)
        except TransitionError:
            form.add_error(None, CHIUSA)
        else:
            messages.success(request, f"{salvato.nome_completo} è nell'équipe.")
            return redirect("patti_inclusione:quadro_detail", caso.pk)
    return render(request, "patti_inclusione/membro_edit.html", {"caso": caso, "membro": membro, "form": form})


@require_POST
@permit(EQUIPE, "edit_membro")
def membro_end(request, pk):
    """He leaves the équipe today."""
    membro = get_object_or_404(request.permitted.select_related("equipe__caso"), pk=pk)
    services.end_membro(membro.equipe.caso, membro, by=request.profilo)
    messages.success(request, f"{membro.nome_completo} non è più nell'équipe. Quello che ha scritto resta.")
    return redirect("patti_inclusione:quadro_detail", membro.equipe.caso_id)


@require_POST
@permit(EQUIPE, "edit_membro")
def membro_invite(request, pk):
    """The invitation leaves by e-mail; its code is shown here once, to be told apart."""
    membro = get_object_or_404(request.permitted.select_related("equipe__caso__nucleo__comune"), pk=pk)
    try:
        codice = ospiti.invite(membro, by=request.profilo)
    except TransitionError:
        messages.warning(request, "Prima scegli che cosa può vedere e fino a quando, e comincia il Quadro.")
        return redirect("patti_inclusione:membro_edit", pk)
    context = {"caso": membro.equipe.caso, "membro": membro, "codice": codice}
    return render(request, "patti_inclusione/membro_invite.html", context)
