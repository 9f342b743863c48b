"""The desk where families are given to Case managers: preview, proposal, one act, and taking it back for a while."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.bilanciamento import Proposta
from patti_inclusione.forms.assegnazione import A_TUTTE, CONFERMA, AssegnazioneForm
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import carichi as carichi_selectors
from patti_inclusione.selectors import coda as selectors
from patti_inclusione.services import annullamento
from patti_inclusione.services import assegnazione as services
from patti_inclusione.views import richieste
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.scelte import posted_ids, uuid_in

MOSTRATE = 50  # families of an act that its page names


@require_POST
@permit(CASI, "assign_caso")
def caso_assign(request):
    """The desk: a preview with the loads and a proposal; nothing is written until the button that says so."""
    casi = _chosen(request)
    if not casi:
        messages.warning(request, "Scegli almeno una famiglia da assegnare.")
        return redirect("patti_inclusione:caso_queue")
    form, carichi = _desk(request, casi)
    superate, errore = {}, ""
    if CONFERMA in request.POST and form.is_valid():
        try:
            services.assign_casi(
                form.scelte(),
                by=request.profilo,
                lotto=form.cleaned_data["lotto"],
                motivo=form.cleaned_data.get("motivo", ""),
            )
        except services.SuperataError as superata:
            superate = superata.motivi
        except (services.CaseManagerError, TransitionError) as refusal:
            errore = richieste.in_words(refusal)
        else:
            _warn_not_in(request, form, carichi)
            return redirect("patti_inclusione:assegnazione_detail", form.cleaned_data["lotto"])
    return _render_desk(request, form, carichi, superate, errore)


def _chosen(request) -> list[dict]:
    """The rows of the posted ids, in the order of their names; one that is not the Coordinatore's is a 404."""
    ids = posted_ids(request)
    rows = selectors.with_hints(selectors.select_coda(request.permitted))
    casi = list(rows.filter(pk__in=ids).order_by("cerca", "id"))
    if len(casi) != len(ids):
        raise Http404
    return casi


def _desk(request, casi):
    """The form: bound when it confirms, otherwise proposed anew, all to one if that was asked."""
    carichi = list(carichi_selectors.select_carichi(request.profilo).order_by("cerca", "nome"))
    choices = [(row["id"], f"{row['nome']} (carico {row['peso']}{_not_in(row)})") for row in carichi]
    a_tutte = uuid_in(request.POST, A_TUTTE)
    vietate = carichi_selectors.read_vietate(casi)
    if CONFERMA in request.POST:
        form = AssegnazioneForm(request.POST, casi=casi, case_manager=choices, proposta={}, vietate=vietate)
        return form, carichi
    if a_tutte:
        proposta = {caso["id"]: Proposta(a_tutte) for caso in casi}
    else:
        proposta = carichi_selectors.propose_for(casi, carichi)
    return AssegnazioneForm(casi=casi, case_manager=choices, proposta=proposta, vietate=vietate), carichi


def _not_in(row: dict) -> str:
    if not row["attivato"]:
        return ", non ha ancora attivato l'accesso"
    return ", è assente" if row["assente"] else ""


def _warn_not_in(request, form, carichi) -> None:
    """Who gave a family to somebody who cannot enter yet is told: he may have a reason, and the term runs."""
    scelti = {scelta.case_manager_id for scelta in form.scelte()}
    for row in carichi:
        if row["id"] in scelti and not row["attivato"]:
            messages.warning(
                request, f"{row['nome']} non ha ancora attivato l'accesso: finché non lo fa non vede le famiglie."
            )


def _render_desk(request, form, carichi, superate, errore):
    """The desk again after a refusal, without the families that somebody else has moved."""
    rimaste = [caso for caso in form.casi if caso["id"] not in superate]
    fermate = [(caso["famiglia"], superate[caso["id"]]) for caso in form.casi if caso["id"] in superate]
    if fermate and rimaste:
        scelti = {scelta.caso_id: Proposta(scelta.case_manager_id) for scelta in form.scelte()}
        choices = form.fields["a_tutte"].choices[1:]
        form = AssegnazioneForm(casi=rimaste, case_manager=choices, proposta=scelti, vietate=form.vietate)
    audit.record("caso_assign", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = {
        "form": form,
        "casi": rimaste,
        "fermate": fermate,
        "errore": errore,
        "carichi": carichi_selectors.draw_carichi(carichi),
        "dopo": carichi_selectors.draw_dopo(carichi, rimaste, form.scelti()) if not form.is_bound else None,
    }
    return render(request, "patti_inclusione/caso_assign.html", context)


@permit(CASI, "assign_caso")
def assegnazione_detail(request, lotto):
    """What an act of assignment did, and until when it can be undone."""
    rows = selectors.list_lotto(lotto, request.profilo, request.permitted)
    righe = list(rows[:MOSTRATE])
    if not righe:
        raise Http404
    audit.record("assegnazione_detail", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    entro = annullamento.undo_until(righe[0].dal)
    annullabili = rows.filter(intatta=True).count() if timezone.now() < entro else 0
    quante = rows.count()
    context = {"righe": righe, "quante": quante, "lotto": lotto, "entro": entro, "annullabili": annullabili}
    return render(request, "patti_inclusione/assegnazione_detail.html", context)


@require_POST
@permit(CASI, "assign_caso")
def assegnazione_undo(request, lotto):
    tolte = annullamento.undo_assegnazioni(lotto, by=request.profilo)
    if tolte:
        quante = "1 famiglia" if tolte == 1 else f"{tolte} famiglie"
        messages.success(request, f"Assegnazione annullata per {quante}: ognuna è tornata dov'era.")
    else:
        messages.warning(request, "Non c'è più niente da annullare: il tempo è passato o il lavoro è già cominciato.")
    return redirect("patti_inclusione:caso_queue")
