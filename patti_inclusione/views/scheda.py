"""The local sheet of a person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.scheda import SchedaForm
from patti_inclusione.permissions import PERSONE
from patti_inclusione.selectors.persona import caso_of, read_scheda
from patti_inclusione.services.scheda import write_scheda
from patti_inclusione.views.richieste import ask_again
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import VersioneError
from rdc_platform.calendario import count_anni

CAMBIATA = "Intanto la scheda è stata cambiata altrove. Niente è perso: controlla e salva di nuovo."


@permit(PERSONE, "edit_scheda")
def scheda_edit(request, pk):
    persona = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    caso, scheda = caso_of(persona), read_scheda(persona)
    form = SchedaForm(request.POST or None, scheda=scheda, anni=count_anni(persona.data_nascita, calendario.today()))
    if request.method == "POST" and form.is_valid():
        try:
            write_scheda(persona, form.valori(), versione=form.cleaned_data["versione"], by=request.profilo)
        except VersioneError:
            form = ask_again(form, read_scheda(persona).versione, CAMBIATA)
        else:
            messages.success(request, f"Scheda di {persona.nome} {persona.cognome} salvata.")
            return redirect("patti_inclusione:caso_detail", caso.pk)
    audit.record_read("scheda_edit", persona, by=request.profilo, nucleo_id=persona.nucleo_id, categoria="fascicolo")
    return render(request, "patti_inclusione/scheda_edit.html", {"persona": persona, "caso": caso, "form": form})
