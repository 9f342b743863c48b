"""The PECs of the accreditation: their receipts to download, and one that did not arrive sent once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import permit
from accounts.permissions import PECS, RICEVUTE
from accounts.services import pec as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.risposte import download
from rdc_platform.pec import selectors
from rdc_platform.pec.services import PecNonValidaError
from rdc_platform.web.parti import Link

PAGINE = {
    "accounts.RichiestaAccreditamento": ("Richiesta", "accounts:richiesta_detail"),
    "accounts.IndicazioneUtente": ("Indicazione", "accounts:indicazione_detail"),
}


@permit(RICEVUTE, "download_ricevuta")
@require_safe
def ricevuta_download(request, pk):
    """A receipt as the provider sent it: with its signature it can be held against third parties."""
    ricevuta = get_object_or_404(request.permitted.select_related("eml"), pk=pk)
    audit.record_read("ricevuta_download", ricevuta, by=request.profilo)
    return download(ricevuta.eml, f"{ricevuta.nome}.eml")


@permit(PECS, "resend_pec")
@require_http_methods(["GET", "POST"])
def pec_resend(request, pk):
    """Send once more a PEC that did not arrive, or of which nobody knows whether it left."""
    messaggio = get_object_or_404(request.permitted, pk=pk)
    pagina = _pagina(messaggio)
    if request.method == "POST":
        try:
            services.resend_messaggio(messaggio, by=request.profilo)
        except TransitionError:
            messages.warning(request, "Questa PEC non si può mandare di nuovo: è arrivata, o può ancora arrivare.")
        except PecNonValidaError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "La PEC riparte come messaggio nuovo: qui vedi le sue ricevute.")
        return redirect(pagina.url)
    context = {
        "messaggio": messaggio,
        "pagina": pagina,
        "si_puo": selectors.is_resendable(messaggio),
        "rischio": selectors.rischio(messaggio),
    }
    return render(request, "accounts/pec_resend.html", context)


def _pagina(messaggio) -> Link:
    """The page of what the PEC is about."""
    if messaggio.riferimento_tipo not in PAGINE:
        return Link("Ambiti", reverse("accounts:ambito_list"))
    label, nome = PAGINE[messaggio.riferimento_tipo]
    return Link(label, reverse(nome, args=[messaggio.riferimento_id]))
