"""The checks that nobody has, in equal parts: a preview with the loads, and a button that writes what was seen or nothing."""

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.access import permit
from controlli_anagrafici.forms.piano import CONFERMA, DistribuzioneForm
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import carico
from controlli_anagrafici.selectors.panoramica import list_comuni
from controlli_anagrafici.services import assegnazione as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione

CAMBIATA = "Intanto i controlli o i carichi sono cambiati: niente è stato assegnato. Ecco la proposta di adesso."


@permit(CONTROLLI, "assign_controllo")
def controllo_distribute(request):
    """A plan in equal parts for the queue, or for the rows that were ticked in the list."""
    form = DistribuzioneForm(request.POST or None, comuni=list_comuni(request.profilo))
    piano, errore, chiavi = None, "", set()
    if request.method == "POST" and form.is_valid():
        values, chiavi = form.cleaned_data, form.cleaned_data["id"]
        carichi = carico.loads(request.profilo)
        piano = carico.read_piano(request.permitted, carichi, values["comune"], values["massimo"], chiavi)
        if CONFERMA in request.POST:
            errore = _confirm(request, piano, values["impronta"])
            if not errore:
                return redirect("controlli_anagrafici:controllo_overview")
    audit.record("controllo_distribute", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    di_altri = len(chiavi) - piano.quanti - piano.senza if chiavi else 0
    context = {"form": form, "piano": piano, "errore": errore, "chiavi": sorted(chiavi), "di_altri": di_altri}
    return render(request, "controlli_anagrafici/controllo_distribute.html", context)


def _confirm(request, piano, impronta: str) -> str:
    """Write the plan if it is the one that was seen; else why not, in words."""
    if piano.impronta != impronta or not piano.scelte:
        return CAMBIATA
    try:
        dati = services.distribute_controlli(piano.scelte, by=request.profilo)
    except services.ResponsabileError as error:
        return str(error)
    messages.success(request, f"Controlli assegnati: {dati}. Ogni Responsabile trova i suoi nella sua pagina.")
    return ""
