"""The page of a case's Patto, and the acts on it as a whole."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.patto import AccordiForm
from patti_inclusione.forms.patto_bisogni import NonTrattatiForm
from patti_inclusione.forms.patto_vita import LinguaForm
from patti_inclusione.models import StatoPatto
from patti_inclusione.permissions import CASI, PATTI
from patti_inclusione.selectors import patto as selectors
from patti_inclusione.selectors.patto_pagina import read_pagina
from patti_inclusione.services import patto as services
from patti_inclusione.views import patto_bozze
from patti_inclusione.views.patto_atti import MANCA, act_on
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import risposte
from rdc_platform.web.autosave import posted_number

CHIUSO = "Il testo del Patto è chiuso per la firma: per cambiarlo riaprilo dalla pagina del Patto."
CAMBIATO = (
    "Nel frattempo questa pagina è cambiata, forse in un'altra scheda. Quello che hai scritto è qui sotto: "
    "controllalo e salva di nuovo."
)


@permit(CASI, "view_fascicolo")
def patto_detail(request, pk):
    """The Patto of a case: what it says, what is missing, its document, its signatures, what INPS was told."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    audit.record_read("patto_detail", caso, by=request.profilo, categoria="patto")
    context = read_pagina(caso)
    if context["patto"] is not None:
        context["lingua_form"] = LinguaForm(fatte=[copia.lingua for copia in context["copie"]])
    return render(request, "patti_inclusione/patto_detail.html", context)


@require_POST
@permit(CASI, "edit_patto")
def patto_create(request, pk):
    caso = get_object_or_404(request.permitted, pk=pk)
    try:
        services.start_patto(caso, by=request.profilo)
    except TransitionError:
        messages.warning(request, "Il Patto si comincia quando l'analisi preliminare è conclusa con esito B, C o D.")
    return redirect("patti_inclusione:patto_detail", pk)


@permit(PATTI, "edit_patto")
def patto_edit(request, pk):
    """Duration, frequency, monitoring."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    if request.method == "GET" and patto.stato != StatoPatto.BOZZA:
        messages.warning(request, CHIUSO)
        return redirect("patti_inclusione:patto_detail", patto.caso_id)
    revisione = patto.revisione
    form, versione = patto_bozze.bind(request, AccordiForm, patto, "accordi", {"instance": patto})
    if request.method == "POST" and form.is_valid():
        try:
            revisione = posted_number(request, "revisione")
            services.edit_accordi(patto, by=request.profilo, revisione=revisione, **form.cleaned_data)
        except services.ConflittoError as conflitto:
            revisione = conflitto.attuale.revisione
            form.add_error(None, CAMBIATO)
        except TransitionError:
            form.add_error(None, CHIUSO)
        else:
            messages.success(request, "Salvato.")
            return redirect("patti_inclusione:patto_detail", patto.caso_id)
    audit.record_read("patto_edit", patto, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="patto")
    context = {"patto": patto, "form": form, "revisione": revisione, "versione": versione, "modulo": "accordi"}
    return render(request, "patti_inclusione/patto_edit.html", context)


@permit(PATTI, "edit_patto")
def bisogno_edit(request, pk):
    """Why some grave needs have no objective for now."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    contenuto = selectors.read_contenuto(patto)
    senza = [b for b in contenuto.bisogni if b in contenuto.scoperti or b.codice in contenuto.motivi]
    form = NonTrattatiForm(request.POST or None, bisogni=senza, motivi=contenuto.motivi)
    if request.method == "POST" and form.is_valid():
        try:
            services.write_motivi(patto, by=request.profilo, motivi=form.motivi())
        except TransitionError:
            form.add_error(None, CHIUSO)
        else:
            messages.success(request, "Salvato.")
            return redirect("patti_inclusione:patto_detail", patto.caso_id)
    audit.record_read("bisogno_edit", patto, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="analisi")
    return render(request, "patti_inclusione/patto_bisogni.html", {"patto": patto, "form": form})


@require_POST
@permit(PATTI, "edit_patto")
def patto_freeze(request, pk):
    return act_on(
        request,
        get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk),
        services.freeze_patto,
        done="Il testo è chiuso. Prepariamo il documento da firmare: ci vogliono pochi secondi.",
        refused={services.IncompletoError: MANCA, TransitionError: "Il testo era già chiuso per la firma."},
    )


@require_POST
@permit(PATTI, "edit_patto")
def patto_unfreeze(request, pk):
    already = "Il testo non si può riaprire: è già aperto, o il Patto è già stato firmato o rifiutato."
    return act_on(
        request,
        get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk),
        services.unfreeze_patto,
        done="Il testo è di nuovo aperto. Il documento di prima non vale più: butta le copie stampate.",
        refused={TransitionError: already},
    )


@permit(PATTI, "download_patto")
def patto_documento(request, pk):
    """The fragment that says whether the document to sign is ready: the page asks for it until it is."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo", "pdf_generato"), pk=pk)
    return render(request, "patti_inclusione/_patto_documento.html", {"patto": patto})


@permit(PATTI, "download_patto")
def patto_download(request, pk, quale):
    """The document to sign (`da-firmare`) or the signed one (`firmato`), as an attachment."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo", "pdf_generato", "file_firmato"), pk=pk)
    documento = patto.pdf_generato if quale == "da-firmare" else patto.file_firmato
    if documento is None:
        raise Http404
    audit.record(
        f"patto_download {quale}",
        patto,
        by=request.profilo,
        azione=Azione.STAMPA,
        nucleo_id=patto.caso.nucleo_id,
        categoria="patto",
    )
    return risposte.download(documento)
