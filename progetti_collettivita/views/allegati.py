"""The documents of a project, and its printed sheet."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from progetti_collettivita.forms.atti import AllegatoForm
from progetti_collettivita.permissions import PUC
from progetti_collettivita.services import allegati as services
from progetti_collettivita.views.parti import act, back, find_puc, page_context
from rdc_platform.audit import services as audit
from rdc_platform.documenti import risposte


@permit(PUC, "edit_puc")
def documento_add(request, pk):
    puc = find_puc(request, pk)
    form = AllegatoForm(request.POST or None, request.FILES or None)
    if act(request, puc, form, services.add_allegato, "Documento aggiunto."):
        return back(pk, "documenti")
    audit.record_read("documento_add", puc, by=request.profilo)
    context = page_context(puc, "Nuovo documento") | {"form": form}
    return render(request, "progetti_collettivita/documento_add.html", context)


@permit(PUC, "view_puc")
def documento_download(request, pk, riga):
    puc = find_puc(request, pk)
    allegato = get_object_or_404(puc.allegati.select_related("documento"), pk=riga)
    return download_of(request, "documento_download", puc, allegato.documento)


@permit(PUC, "view_puc")
def approvazione_download(request, pk):
    """The act of the Comune."""
    puc = find_puc(request, pk, "atto_documento")
    return download_of(request, "approvazione_download", puc, puc.atto_documento)


@require_POST
@permit(PUC, "view_puc")
def stampa_ask(request, pk):
    services.ask_scheda(find_puc(request, pk), by=request.profilo)
    messages.success(request, "Prepariamo la scheda in PDF: ci vogliono pochi secondi, poi la trovi fra i documenti.")
    return back(pk, "documenti")


def download_of(request, atto: str, puc, documento):
    """A document of the project, its reading written down; a 404 where there is none."""
    if documento is None:
        raise Http404
    audit.record_read(atto, puc, by=request.profilo)
    return risposte.download(documento)
