"""The public page that says whether a document is genuine: no name, no Comune, nothing of what the document says."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.access import public
from patti_inclusione.forms.patto_vita import VerificaForm
from patti_inclusione.services import patto_verifica as services
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web import frequenza
from rdc_platform.web.richiesta import client_address


@public
@require_http_methods(["GET", "POST"])
def documento_verify(request, codice=""):
    """Asked by typing the code, with the file or without, or by opening the address of the QR."""
    asked = request.method == "POST" or bool(codice)
    if asked and not frequenza.allows(
        "verifica", client_address(request), intero("VERIFICA_PATTO_MINUTO", calendario.today())
    ):
        context = {"form": VerificaForm(initial={"codice": codice}), "troppe": True}
        return render(request, "patti_inclusione/documento_verify.html", context, status=429)
    if request.method == "POST":
        form = VerificaForm(request.POST, request.FILES)
        esito = _esito(form.cleaned_data) if form.is_valid() else ""
    else:
        form = VerificaForm(initial={"codice": codice})
        esito = services.judge(codice) if codice else ""
    return render(request, "patti_inclusione/documento_verify.html", {"form": form, "esito": esito})


def _esito(data: dict) -> str:
    return services.judge(data["codice"], data["file"].read() if data["file"] else None)
