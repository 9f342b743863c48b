"""The whole queue in one act: a preview by Case manager, and a button that writes what was seen or nothing."""

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.access import permit
from patti_inclusione.forms.assegnazione import CONFERMA
from patti_inclusione.forms.scrivania import DistribuzioneForm
from patti_inclusione.models import StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import coda
from patti_inclusione.selectors.distribuzione import read_piano
from patti_inclusione.services import assegnazione as services
from patti_inclusione.views import richieste
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError


@permit(CASI, "assign_caso")
def caso_distribute(request):
    in_coda = request.permitted.filter(stato=StatoCaso.DA_ASSEGNARE).count()
    form = DistribuzioneForm(request.POST or None, comuni=coda.list_comuni(request.profilo), in_coda=in_coda)
    piano, errore = None, ""
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        piano = read_piano(request.permitted, request.profilo, values["comune"], values["massimo"])
        if CONFERMA in request.POST and values["lotto"]:
            errore = _confirm(request, piano, values)
            if not errore:
                return redirect("patti_inclusione:assegnazione_detail", values["lotto"])
    audit.record("caso_distribute", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = {"form": form, "piano": piano, "errore": errore}
    return render(request, "patti_inclusione/caso_distribute.html", context)


def _confirm(request, piano, values) -> str:
    """Write the plan if it is the one that was seen; else why not, in words."""
    if piano.impronta != values["impronta"] or not piano.scelte:
        return "Intanto la coda o i carichi sono cambiati: niente è stato assegnato. Ecco la proposta di adesso."
    scelte = [services.Scelta(caso, None, chi) for caso, chi in piano.scelte]
    try:
        services.assign_casi(scelte, by=request.profilo, lotto=values["lotto"])
    except (services.SuperataError, services.CaseManagerError, TransitionError) as refusal:
        return richieste.in_words(refusal)
    if piano.senza:
        messages.warning(request, f"{piano.senza} restano in coda: nessun Case manager può averle.")
    return ""
