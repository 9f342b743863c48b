"""The designation act: prepared, sent, countersigned; then, and only then, the Amministratore is registered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import permit
from accounts.forms.controfirma import ControfirmaForm, FileControfirmatoForm
from accounts.forms.richiesta_lavoro import AttoForm, InvioAttoForm, RegistrazioneForm
from accounts.models import StatoRichiesta
from accounts.permissions import ATTI, RICHIESTE
from accounts.selectors.controfirma import examine
from accounts.services import atto as services
from accounts.services import controfirma
from accounts.services.registrazione import RegistrazioneError
from accounts.views.richiesta_passi import done, form_page, posted, step
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.documenti.risposte import download

S = StatoRichiesta


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.IN_VERIFICA)
def atto_prepare(request, richiesta):
    """Check, number and date; the worker makes the PDF."""
    form = AttoForm(*posted(request), richiesta=richiesta, dal=calendario.rome_date(richiesta.pec_ricevuta_il))
    if request.method == "POST" and form.is_valid():
        try:
            services.prepare_atto(richiesta, by=request.profilo, **form.estremi)
        except services.NumeroUsatoError:
            form.add_error("numero", "C'è già un atto con questo numero: scrivine un altro.")
        except RegistrazioneError as error:
            form.add_error(None, str(error))
        else:
            return done(request, richiesta, "Atto preparato. Il documento arriva tra poco in questa pagina.")
    return form_page(request, richiesta, form, "accounts/atto_prepare.html")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.ATTO_PREDISPOSTO)
def atto_send(request, richiesta):
    """Send the act to the body by PEC."""
    form = InvioAttoForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.send_atto(richiesta, by=request.profilo, **form.cleaned_data)
        except services.AttoNonProntoError:
            form.add_error(None, "Il documento non è ancora pronto: aspetta qualche secondo e riprova.")
        else:
            return done(request, richiesta, "Atto mandato all'ente per PEC. Quando torna firmato caricalo qui.")
    return form_page(request, richiesta, form, "accounts/atto_send.html")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.ATTO_INVIATO)
def atto_countersign(request, richiesta):
    """Keep the act that came back, then look at its signatures and record the countersignature; `?altro` takes another file."""
    atto = richiesta.atto
    if atto.file_controfirmato is None or "altro" in request.GET:
        return _upload_controfirma(request, richiesta)
    esame = examine(atto, atto.file_controfirmato)
    form = ControfirmaForm(*posted(request), atto=atto, esame=esame)
    if request.method == "POST" and form.is_valid():
        try:
            controfirma.record_controfirma(richiesta, by=request.profilo, **form.facts)
        except controfirma.ControfirmaError as error:  # another file came meanwhile
            form.add_error(None, str(error))
        else:
            return done(request, richiesta, "Controfirma registrata. Ora puoi registrare l'Amministratore.")
    return form_page(request, richiesta, form, "accounts/atto_countersign.html", esame=esame)


def _upload_controfirma(request, richiesta):
    form = FileControfirmatoForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            controfirma.upload_controfirma(richiesta, by=request.profilo, **form.cleaned_data)
        except controfirma.ControfirmaError as error:
            form.add_error(error.campo, str(error))
        else:
            messages.success(request, "File caricato. Guarda che cosa abbiamo trovato e registra la controfirma.")
            return redirect("accounts:atto_countersign", richiesta.pk)
    return form_page(request, richiesta, form, "accounts/atto_countersign.html", esame=None)


@permit(RICHIESTE, "process_richiesta")
@never_cache
@require_http_methods(["GET", "POST"])
@step(S.ATTO_CONTROFIRMATO)
def richiesta_register(request, richiesta):
    """Register the Amministratore. The activation code is on the page that answers, and nowhere else afterwards."""
    form = RegistrazioneForm(*posted(request), richiesta=richiesta)
    if request.method == "POST" and form.is_valid():
        try:
            accreditamento, codice = services.register_amministratore(
                richiesta, by=request.profilo, **form.cleaned_data
            )
        except RegistrazioneError as error:
            form.add_error(None, str(error))
        else:
            context = {"richiesta": richiesta, "operatore": accreditamento.operatore, "codice": codice}
            return render(request, "accounts/richiesta_registered.html", context)
    return form_page(request, richiesta, form, "accounts/richiesta_register.html")


@permit(RICHIESTE, "process_richiesta")
@require_POST
@step(S.COMUNICATO)
def richiesta_notify(request, richiesta):
    """Send once more the PEC that did not leave."""
    services.notify_again(richiesta, by=request.profilo)
    return done(request, richiesta, "La PEC riparte: qui sotto vedi quando è inviata.")


@permit(ATTI, "download_atto")
@require_safe
def atto_download(request, pk, quale):
    """The act of the Ministry, or the countersigned one; with `?contenuto`, what its P7M holds."""
    atto = get_object_or_404(request.permitted.select_related("file_ministero", "file_controfirmato"), pk=pk)
    documento = {"ministero": atto.file_ministero, "controfirmato": atto.file_controfirmato}.get(quale)
    if documento is None:
        raise Http404
    audit.record_read("atto_download", atto, by=request.profilo)
    return download(documento, contenuto="contenuto" in request.GET)
