"""Formal warnings on a commitment, and their verification."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.richiamo import RichiamoForm, VerificaForm
from patti_inclusione.permissions import IMPEGNI, RICHIAMI
from patti_inclusione.selectors.segnalazione import richiami_on
from patti_inclusione.services import richiamo as services
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import risposte


@permit(IMPEGNI, "warn_impegno")
def richiamo_create(request, pk):
    impegno = get_object_or_404(request.permitted.select_related("patto__caso__nucleo__comune", "componente"), pk=pk)
    caso = impegno.patto.caso
    posted = request.method == "POST"
    form = RichiamoForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            services.warn_impegno(impegno, form.dati(), by=request.profilo, firmato=form.cleaned_data["firmato"])
        except services.RichiamoError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Richiamo registrato. Passato il termine, scrivi com'è andata.")
            return redirect("patti_inclusione:segnalazione_create", caso.pk)
    audit.record_read("richiamo_create", impegno, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto")
    context = {"impegno": impegno, "caso": caso, "form": form, "richiami": richiami_on(impegno)}
    return render(request, "patti_inclusione/richiamo_create.html", context)


@permit(RICHIAMI, "edit_richiamo")
def richiamo_verify(request, pk):
    rows = request.permitted.select_related("impegno__patto__caso__nucleo__comune", "impegno__componente")
    richiamo = get_object_or_404(rows, pk=pk)
    caso = richiamo.impegno.patto.caso
    form = VerificaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.verify_richiamo(richiamo, by=request.profilo, esito=form.cleaned_data["esito"])
        except TransitionError:
            form.add_error(None, "Il termine non è ancora passato, o l'esito è già scritto.")
        else:
            messages.success(request, "Esito scritto.")
            return redirect("patti_inclusione:segnalazione_create", caso.pk)
    audit.record_read("richiamo_verify", richiamo, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto")
    aperto = richiamo.termine_adeguamento >= calendario.today()
    context = {"richiamo": richiamo, "caso": caso, "form": form, "aperto": aperto}
    return render(request, "patti_inclusione/richiamo_verify.html", context)


@permit(RICHIAMI, "edit_richiamo")
def richiamo_download(request, pk):
    richiamo = get_object_or_404(request.permitted.select_related("file_firmato", "impegno__patto__caso"), pk=pk)
    nucleo_id = richiamo.impegno.patto.caso.nucleo_id
    audit.record_read("richiamo_download", richiamo, by=request.profilo, nucleo_id=nucleo_id, categoria="documenti")
    return risposte.download(richiamo.file_firmato)
