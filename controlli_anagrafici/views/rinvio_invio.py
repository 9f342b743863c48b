"""The check sent to another Comune, seen from the Comune of the application."""

from django.shortcuts import render

from accounts.access import permit
from controlli_anagrafici.forms.esito import ConclusioneForm
from controlli_anagrafici.forms.rinvio import LetteraPerdutaForm, RinvioControlloForm
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import residenza
from controlli_anagrafici.selectors.lettera import find_lost
from controlli_anagrafici.services import rinvio as services
from controlli_anagrafici.services.rinvio_perduto import resend_lettera
from controlli_anagrafici.views.atti import act, back, find_controllo, page_context
from rdc_platform.audit import services as audit
from rdc_platform.pec import selectors as pec


@permit(CONTROLLI, "work_controllo")
def rinvio_create(request, pk):
    """Ask the Comune where the person lived before: the one that the oldest period names is proposed."""
    controllo = find_controllo(request, pk)
    prossimo = residenza.quadro(controllo).prossimo
    initial = {"versione": controllo.versione, "comune": str(prossimo) if prossimo else ""}
    form = RinvioControlloForm(request.POST or None, initial=initial)
    if act(request, controllo, form, _send, "Richiesta mandata. La risposta torna qui."):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/rinvio_create.html", form)


@permit(CONTROLLI, "work_controllo")
def rinvio_cancel(request, pk):
    controllo = find_controllo(request, pk)
    form = ConclusioneForm(request.POST or None, initial={"versione": controllo.versione})
    if act(request, controllo, form, services.cancel_rinvio, "Il controllo è tornato: riprendilo."):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/rinvio_cancel.html", form)


@permit(CONTROLLI, "work_controllo")
def rinvio_close(request, pk):
    """The letter has come."""
    controllo = find_controllo(request, pk)
    form = ConclusioneForm(request.POST or None, initial={"versione": controllo.versione})
    if act(
        request, controllo, form, services.close_lettera, "Risposta arrivata: riprendi il controllo e scrivi i periodi."
    ):
        return back(pk)
    return _page(request, controllo, "controlli_anagrafici/rinvio_close.html", form)


@permit(CONTROLLI, "work_controllo")
def rinvio_resend(request, pk):
    """The letter did not arrive: again, to the address that works."""
    controllo = find_controllo(request, pk)
    rinvio = find_lost(controllo)
    initial = {"versione": controllo.versione, "pec_destinatario": rinvio.pec_destinatario if rinvio else ""}
    form = LetteraPerdutaForm(request.POST or None, initial=initial)
    if act(
        request,
        controllo,
        form,
        resend_lettera,
        "Lettera rifatta: parte per PEC. I giorni per rispondere ricominciano da oggi.",
    ):
        return back(pk)
    perduta = {"rinvio": rinvio, "rischio": pec.rischio(rinvio.pec) if rinvio else ""}
    return _page(request, controllo, "controlli_anagrafici/rinvio_resend.html", form, perduta)


def _send(controllo, *, by, versione, **dove):
    services.send_rinvio(controllo, by=by, versione=versione, dove=services.Destinazione(**dove))


def _page(request, controllo, template, form, altro=None):
    audit.record_read(request.resolver_match.url_name, controllo, by=request.profilo, categoria="anagrafica")
    return render(request, template, page_context(controllo, "Altro Comune") | {"form": form} | (altro or {}))
