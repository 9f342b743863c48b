"""The reminder to the Ambiti from which no form came: first what it would do, then one act."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.forms.richiesta_filtri import AmbitoFiltri
from accounts.models import TipoSollecito
from accounts.permissions import AMBITI
from accounts.selectors import ambito as registrazioni
from accounts.selectors import sollecito as selectors
from accounts.services import sollecito as services
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.scelte import posted_ids

TUTTI, CONFERMA = "tutti", "conferma"
MASSIMO = 2000  # Ambiti: Italy has some six hundred


@permit(AMBITI, "remind_ambito")
@require_POST
def sollecito_create(request):
    """The preview of the chosen Ambiti, or of all that the filters show; nothing leaves until the button that says so."""
    ids = _chosen(request)
    if not ids:
        messages.warning(request, "Scegli almeno un Ambito da sollecitare.")
        return redirect("accounts:ambito_list")
    if CONFERMA in request.POST:
        return _send(request, ids)
    anteprima = selectors.preview(request.permitted, ids)
    primo = next(iter(anteprima.raggiunti), None)
    context = {
        "anteprima": anteprima,
        "giorni": intero("ACC_GG_SOLLECITO_MODULO", calendario.today()),
        "oggetto": services.OGGETTO,
        "testo": services.text_of(TipoSollecito.SENZA_MODULO, primo) if primo else "",
    }
    return render(request, "accounts/sollecito_create.html", context)


def _chosen(request):
    """The ticked ids; with `tutti`, those of all Ambiti without a request that pass the filters posted along."""
    if TUTTI not in request.POST:
        return posted_ids(request, massimo=MASSIMO)
    rows = registrazioni.with_registrazione(request.permitted, calendario.today())
    filtri = AmbitoFiltri(request.POST)
    filtri.is_valid()
    rows = filtri.filter_rows(rows).filter(situazione=registrazioni.Situazione.SENZA_RICHIESTA)
    return set(rows.values_list("pk", flat=True))


def _send(request, ids):
    try:
        fatto = services.remind_ambiti(ids, by=request.profilo)
    except services.TermineApertoError:
        messages.warning(request, "Il termine per indicare l'Amministratore non è ancora passato.")
    else:
        partiti = len(fatto.raggiunti)
        if partiti:
            messages.success(
                request, f"Solleciti in partenza: {partiti}. Quando arrivano le richieste le trovi in coda."
            )
        else:
            messages.warning(request, "Nessun sollecito da mandare: intanto qualcosa è cambiato.")
    return redirect("accounts:ambito_list")
