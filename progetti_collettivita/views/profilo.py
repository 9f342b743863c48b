"""What a person can do, likes and has time for: one form, that keeps itself while it is written."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from progetti_collettivita.forms.profilo import ProfiloForm
from progetti_collettivita.permissions import PERSONE
from progetti_collettivita.selectors import profilo as selectors
from progetti_collettivita.services import profilo as services
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.views.proposta import briciole, find_persona
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import VersioneError
from rdc_platform.web import autosave

DELLA_PAGINA = {"csrfmiddlewaretoken", "versione", "revisione"}
CAMBIATO = "Intanto qualcun altro ha scritto di questa persona. Quello che hai scritto tu è ancora qui: se va bene, salvalo di nuovo."


@permit(PERSONE, "write_profilo")
def profilo_edit(request, pk):
    persona = find_persona(request, pk)
    profilo, chieste = selectors.profilo_of(persona), selectors.list_chieste(persona)
    bozza = selectors.bozza_of(persona)
    form = ProfiloForm(request.POST or None, initial=selectors.read_iniziali(profilo, chieste), chieste=chieste)
    if bozza and request.method == "GET":
        autosave.fill([form], bozza.dati)
    if request.method == "POST" and form.is_valid() and _write(request, persona, form):
        messages.success(request, "Salvato: l'ordine dei progetti ne tiene conto.")
        return redirect("progetti_collettivita:progetto_search", pk)
    audit.record_read("profilo_edit", persona, by=request.profilo, nucleo_id=persona.nucleo_id)
    context = {"persona": persona, "form": form, "bozza": bozza, "revisione": profilo.versione}
    return render(
        request,
        "progetti_collettivita/profilo_edit.html",
        context | {"briciole": briciole(persona, "Che cosa sa fare")},
    )


@require_POST
@permit(PERSONE, "write_profilo")
def profilo_autosave(request, pk):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    persona = find_persona(request, pk)
    dati, versione = autosave.posted(request, DELLA_PAGINA), autosave.posted_number(request, "versione")
    try:
        return autosave.saved(services.keep_bozza(persona, by=request.profilo, dati=dati, versione=versione))
    except VersioneError:
        return autosave.conflict()


@require_POST
@permit(PERSONE, "write_profilo")
def profilo_discard(request, pk):
    services.discard_bozza(find_persona(request, pk), by=request.profilo)
    return redirect("progetti_collettivita:profilo_edit", pk)


def _write(request, persona, form) -> bool:
    """True once written; else the form tells why not."""
    revisione = autosave.posted_number(request, "revisione")
    try:
        services.write_profilo(persona, by=request.profilo, versione=revisione, **form.cleaned_data)
    except VersioneError:
        form.add_error(None, CAMBIATO)
    except PucError as error:
        form.add_error(error.campo, str(error))
    else:
        return True
    return False
