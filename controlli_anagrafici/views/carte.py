"""Notes, documents and letters of a check; what was sent to the judicial authority; the Comuni where one person is enough."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from controlli_anagrafici.forms.carte import AutoApprovazioneForm, AutoritaForm, NotaForm
from controlli_anagrafici.permissions import COMUNI, CONTROLLI
from controlli_anagrafici.selectors.auto_approvazione import list_comuni
from controlli_anagrafici.selectors.lettera import with_perduta
from controlli_anagrafici.services import auto_approvazione, autorita
from controlli_anagrafici.services import nota as note
from controlli_anagrafici.services.controllo import ControlloError
from controlli_anagrafici.views.atti import act, back, find_controllo, page_context
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import risposte
from rdc_platform.pec import selectors as pec


@permit(CONTROLLI, "note_controllo")
def nota_create(request, pk):
    """A note, a document, or both."""
    controllo = find_controllo(request, pk)
    form = NotaForm(request.POST or None, request.FILES or None)
    if act(request, controllo, form, note.add_nota, "Salvato nel controllo."):
        return back(pk, "carte")
    return _page(request, "controlli_anagrafici/nota_create.html", controllo, form)


@permit(CONTROLLI, "view_controllo")
def nota_download(request, pk, riga):
    controllo = find_controllo(request, pk)
    nota = get_object_or_404(controllo.note.select_related("documento"), pk=riga)
    return _download(request, "nota_download", controllo, nota.documento)


@permit(CONTROLLI, "view_controllo")
def lettera_download(request, pk, riga):
    controllo = find_controllo(request, pk)
    lettera = get_object_or_404(controllo.lettere.select_related("documento"), pk=riga)
    return _download(request, "lettera_download", controllo, lettera.documento)


@permit(CONTROLLI, "view_controllo")
def pec_controllo_detail(request, pk):
    """The letters that went by PEC to Comuni which do not use the platform, with the receipts of each."""
    controllo = find_controllo(request, pk, with_perduta(request.permitted))
    audit.record_read("pec_controllo_detail", controllo, by=request.profilo, categoria="documenti")
    sua = request.profilo.ruolo == Ruolo.RESPONSABILE_ANAGRAFICI
    rinvia = {controllo.perduta: reverse("controlli_anagrafici:rinvio_resend", args=[pk])} if sua else {}
    voci = pec.with_rinvia(pec.messaggi_about(controllo.rinvii.all()), rinvia)
    context = page_context(controllo, "PEC") | {"messaggi_pec": voci}
    return render(request, "controlli_anagrafici/pec_controllo_detail.html", context)


@permit(CONTROLLI, "view_controllo")
def ricevuta_rinvio_download(request, pk, riga):
    """A receipt of the PEC to another Comune, as the provider sent it: when it was delivered."""
    controllo = find_controllo(request, pk)
    ricevuta = pec.find_ricevuta(riga, *controllo.rinvii.all())
    if ricevuta is None:
        raise Http404
    return _download(request, "ricevuta_rinvio_download", controllo, ricevuta.eml)


@permit(CONTROLLI, "approve_controllo")
def autorita_edit(request, pk):
    """When the papers went to the judicial authority, and under which protocol."""
    controllo = find_controllo(request, pk)
    initial = {
        "versione": controllo.versione,
        "il": controllo.segnalazione_ag_il,
        "protocollo": controllo.segnalazione_ag_protocollo,
    }
    form = AutoritaForm(request.POST or None, initial=initial)
    if act(request, controllo, form, autorita.record_segnalazione_ag, "Segnalazione scritta."):
        return back(pk)
    return _page(request, "controlli_anagrafici/autorita_edit.html", controllo, form)


@permit(COMUNI, "allow_auto_approvazione")
def auto_approvazione_edit(request):
    """In which of his Comuni one person is enough, since when and why."""
    comuni = list_comuni(request.permitted)
    form = AutoApprovazioneForm(request.POST or None, comuni=comuni)
    if request.method == "POST" and form.is_valid():
        comune = request.permitted.get(pk=form.cleaned_data["comune"])
        try:
            form.act(comune, by=request.profilo, allow=auto_approvazione.allow_auto_approvazione,
                     end=auto_approvazione.end_auto_approvazione)  # fmt: skip
        except ControlloError as error:
            form.add_error(error.campo, str(error))
        else:
            messages.success(request, "Scelta salvata: resta scritta con il tuo nome.")
            return redirect("controlli_anagrafici:auto_approvazione_edit")
    audit.record("auto_approvazione_edit", by=request.profilo, azione=Azione.LETTURA)
    return render(request, "controlli_anagrafici/auto_approvazione_edit.html", {"form": form, "comuni": comuni})


def _download(request, atto: str, controllo, documento):
    if documento is None:
        raise Http404
    audit.record_read(atto, controllo, by=request.profilo, categoria="documenti")
    return risposte.download(documento)


def _page(request, template, controllo, form):
    audit.record_read(request.resolver_match.url_name, controllo, by=request.profilo, categoria="anagrafica")
    return render(request, template, page_context(controllo, "Note e documenti") | {"form": form})
