"""The lost telephone: the Amministratore for his operators, the Ministry for the Amministratori."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import permit
from accounts.forms.nuovo_accesso import NuovoAccessoForm
from accounts.models import Ruolo, StatoAccreditamento
from accounts.permissions import ACCREDITAMENTI
from accounts.selectors.operatore import is_only_of
from accounts.services import nuovo_accesso as services
from accounts.services.regole import RegolaError

NON_ATTIVO = "Il nuovo accesso si dà solo a chi ha l'accreditamento attivo."


@sensitive_post_parameters("numero")
@permit(ACCREDITAMENTI, "reset_accreditamento")
def accreditamento_reset(request, pk):
    """End the access of who has lost telephone and codes, and give a new one; the answer shows the code, once."""
    row = get_object_or_404(request.permitted.select_related("operatore", "ambito", "atto"), pk=pk)
    if row.stato != StatoAccreditamento.ATTIVO:
        messages.error(request, NON_ATTIVO)
        return redirect(_back(row))
    form = NuovoAccessoForm(request.POST or None)
    context = {"accreditamento": row, "form": form, "torna": _back(row), "email": _indirizzo(row, request.profilo)}
    if request.method == "POST" and form.is_valid():
        try:
            codice = services.reset_accesso(row, by=request.profilo, **form.facts)
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            return render(request, "accounts/accreditamento_reset_code.html", context | {"codice": codice})
    return render(request, "accounts/accreditamento_reset.html", context)


def _indirizzo(row, by) -> str | None:
    """Where the new link goes; None where another Ambito gave the address. The Ministry knows those of the Amministratori."""
    known = by.ruolo == Ruolo.MINISTERO or is_only_of(row.operatore, row.ambito)
    return row.operatore.email if known else None


def _back(row) -> str:
    """The page from which one comes: the Ministry knows an Amministratore by the request he came from."""
    if row.ruolo == Ruolo.AMMINISTRATORE_AMBITO:
        return reverse("accounts:richiesta_detail", args=[row.atto.richiesta_id])
    return reverse("accounts:accreditamento_detail", args=[row.pk])
