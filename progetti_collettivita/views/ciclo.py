"""The acts on a project, each on a page of its own that says what will happen; they weigh, and are asked once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.access import permit
from progetti_collettivita.forms import atti as forms
from progetti_collettivita.permissions import PUC
from progetti_collettivita.selectors.mancanze import mancanze_avvio, mancanze_scheda
from progetti_collettivita.selectors.posti import righe_posti
from progetti_collettivita.services import ciclo, posti
from progetti_collettivita.views.parti import REFUSALS, act, back, find_puc, in_words, page_context
from rdc_platform.audit import services as audit
from rdc_platform.web.forms import FormItaliano


@dataclass(frozen=True)
class Atto:
    """An act: what it is called, what it does in one sentence, its button, form and service, what is said once done."""

    titolo: str
    effetto: str
    bottone: str
    fatto: str
    service: Callable[..., Any]
    form: type[FormItaliano] = forms.AttoForm
    mancanze: Callable[..., list] | None = None


PRESENTA = Atto(
    "Manda in approvazione",
    "La scheda si chiude: finché è in approvazione non si cambia. L'approva il Comune con un suo atto, che scriverai qui.",
    "Manda in approvazione", "Scheda in approvazione: quando c'è l'atto del Comune, scrivilo qui.",
    ciclo.submit_puc, mancanze=mancanze_scheda,
)  # fmt: skip
APPROVA = Atto(
    "Scrivi l'atto di approvazione",
    "Il progetto è approvato con l'atto del Comune, firmato da chi ne ha il potere. Poi potrai attivarlo.",
    "Approva il progetto", "Progetto approvato: adesso puoi attivarlo.", ciclo.approve_puc, forms.ApprovazioneForm,
)  # fmt: skip
RINVIA = Atto(
    "Rimanda in bozza", "La scheda torna in bozza, con il motivo, e si può correggere.", "Rimanda in bozza",
    "La scheda è di nuovo in bozza.", ciclo.return_puc, forms.MotivoForm,
)  # fmt: skip
ATTIVA = Atto(
    "Attiva il progetto",
    "Da adesso il progetto sta nel catalogo pubblico e si possono proporre persone per i suoi posti.",
    "Attiva", "Progetto attivo: è nel catalogo.", ciclo.activate_puc, mancanze=mancanze_avvio,
)  # fmt: skip
SOSPENDE = Atto(
    "Sospendi il progetto",
    "Il progetto esce dal catalogo e chi partecipa è sospeso con lui. Quando riparte, riprendono da soli.",
    "Sospendi", "Progetto sospeso.", ciclo.suspend_puc, forms.MotivoForm,
)  # fmt: skip
RIPRENDE = Atto(
    "Riprendi il progetto", "Il progetto torna nel catalogo, e chi era sospeso con lui riprende.", "Riprendi",
    "Progetto di nuovo attivo.", ciclo.resume_puc, mancanze=mancanze_avvio,
)  # fmt: skip
CONCLUDE = Atto(
    "Concludi il progetto", "Il progetto finisce ed esce dal catalogo. Non si torna indietro.", "Concludi",
    "Progetto concluso.", ciclo.conclude_puc, forms.ConclusioneForm,
)  # fmt: skip
ANNULLA = Atto(
    "Annulla il progetto", "Il progetto non si fa più. Resta nell'elenco, con il motivo.", "Annulla il progetto",
    "Progetto annullato.", ciclo.cancel_puc, forms.MotivoForm,
)  # fmt: skip
SPOSTA = Atto(
    "Sposta i posti liberi", "I posti liberi di una quota passano a un'altra. Quelli occupati restano dove sono.",
    "Sposta", "Posti spostati.", posti.move_posti, forms.PostiForm,
)  # fmt: skip


@permit(PUC, "edit_puc")
def puc_submit(request, pk):
    return _page(request, pk, PRESENTA)


@permit(PUC, "approve_puc")
def puc_approve(request, pk):
    return _page(request, pk, APPROVA)


@permit(PUC, "approve_puc")
def puc_return(request, pk):
    return _page(request, pk, RINVIA)


@permit(PUC, "manage_puc")
def puc_activate(request, pk):
    return _page(request, pk, ATTIVA)


@permit(PUC, "manage_puc")
def puc_suspend(request, pk):
    return _page(request, pk, SOSPENDE)


@permit(PUC, "manage_puc")
def puc_resume(request, pk):
    return _page(request, pk, RIPRENDE)


@permit(PUC, "manage_puc")
def puc_conclude(request, pk):
    return _page(request, pk, CONCLUDE)


@permit(PUC, "manage_puc")
def puc_cancel(request, pk):
    return _page(request, pk, ANNULLA)


@permit(PUC, "manage_puc")
def posti_move(request, pk):
    return _page(request, pk, SPOSTA, posti=True)


@require_POST
@permit(PUC, "manage_puc")
def puc_publish(request, pk):
    """Show it in the catalogue, or take it away."""
    puc = find_puc(request, pk)
    form = forms.CatalogoForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Non salvato: ricarica la pagina.")
        return back(pk)
    try:
        ciclo.publish_puc(puc, by=request.profilo, **form.cleaned_data)
    except REFUSALS as refusal:
        messages.error(request, " ".join(in_words(refusal)))
    else:
        messages.success(request, "Nel catalogo." if form.cleaned_data["pubblico"] else "Tolto dal catalogo.")
    return back(pk)


def _page(request, pk, atto: Atto, *, posti: bool = False):
    puc = find_puc(request, pk)
    form = atto.form(request.POST or None, request.FILES or None, initial={"versione": puc.versione})
    if act(request, puc, form, atto.service, atto.fatto):
        return back(pk)
    audit.record_read(request.resolver_match.url_name, puc, by=request.profilo)
    context = page_context(puc, atto.titolo) | {
        "form": form,
        "atto": atto,
        "mancanze": atto.mancanze(puc) if atto.mancanze else [],
        "posti": righe_posti(puc) if posti else [],
    }
    return render(request, "progetti_collettivita/puc_atto.html", context)
