"""Concluded checks counted again with other years: asked, seen, proposed, withdrawn, and opened one by one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.forms.ricalcolo import RiaperturaRigheForm, RicalcoloForm
from controlli_anagrafici.models import EsitoFinale
from controlli_anagrafici.permissions import COMUNI, RICALCOLI
from controlli_anagrafici.selectors import ricalcolo as selectors
from controlli_anagrafici.services import ricalcolo as services
from controlli_anagrafici.views.atti import REFUSALS, in_words
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.norme.selectors import intero
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista, Selezione

COLUMNS = [
    Colonna("chiesto_il", "Chiesto il", ("chiesto_il",), kind="data_ora"),
    Colonna("comune__denominazione", "Comune", ("comune__cerca",)),
    Colonna("anni", "Anni", value=lambda r: f"{r['anni_totali']} e {r['anni_continuativi']}"),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoRicalcolo"),
    Colonna("controlli", "Controlli", ("controlli",), kind="numero"),
    Colonna("cambiano", "Cambiano", ("cambiano",), kind="numero"),
    Colonna("riaperti", "Riaperti", ("riaperti",), kind="numero"),
]


def _esiti(totale, continuativa) -> str:
    return f"anni {'sì' if totale else 'no'}, continuità {'sì' if continuativa else 'no'}"


CAMBIANO = [
    Colonna("richiedente", "Richiedente", ("cerca",)),
    Colonna("prima", "Prima", value=lambda r: _esiti(r["prima_totale"], r["prima_continuativa"])),
    Colonna("dopo", "Dopo", value=lambda r: _esiti(r["dopo_totale"], r["dopo_continuativa"])),
    Colonna("esito", "Esito deciso", ("esito",), value=lambda r: EsitoFinale(r["esito"]).label if r["esito"] else ""),
    Colonna("riaperto_il", "Riaperto il", ("riaperto_il",), kind="data_ora"),
]


@permit(RICALCOLI, "manage_ricalcolo")
def ricalcolo_list(request):
    """The recomputations of his Comuni."""
    rows = selectors.with_counts(request.permitted).values(
        "id", "chiesto_il", "comune__denominazione", "anni_totali", "anni_continuativi", "stato", "controlli",
        "cambiano", "riaperti",
    )  # fmt: skip
    lista = Lista(
        request,
        rows,
        COLUMNS,
        name="ricalcoli",
        one="ricalcolo",
        order="-chiesto_il",
        row_url=lambda row: reverse("controlli_anagrafici:ricalcolo_detail", args=[row["id"]]),
        empty="Ancora nessun ricalcolo. Serve quando una sentenza cambia gli anni richiesti.",
    )
    if lista.exporting:
        audit.record("ricalcolo_list", by=request.profilo, azione=Azione.ESPORTAZIONE)
        return lista.export()
    return render(request, "controlli_anagrafici/ricalcolo_list.html", {"lista": lista})


@permit(COMUNI, "recompute_controlli")
def ricalcolo_create(request):
    """Count again with other years: those of today's law by default."""
    oggi = calendario.today()
    initial = {
        "anni_totali": intero("RES_ANNI_TOTALI", oggi),
        "anni_continuativi": intero("RES_ANNI_CONTINUATIVI", oggi),
    }
    form = RicalcoloForm(request.POST or None, comuni=request.permitted.order_by("cerca"), initial=initial)
    if request.method == "POST" and form.is_valid():
        campi = form.cleaned_data | {"comune": form.cleaned_data["comune"].pk}
        try:
            ricalcolo = services.start_ricalcolo(by=request.profilo, **campi)
        except REFUSALS as refusal:
            form.add_error(None, in_words(refusal))
        else:
            return redirect("controlli_anagrafici:ricalcolo_detail", ricalcolo.pk)
    briciole = [("Ricalcoli", reverse("controlli_anagrafici:ricalcolo_list")), ("Nuovo", "")]
    return render(request, "controlli_anagrafici/ricalcolo_create.html", {"form": form, "briciole": briciole})


@permit(RICALCOLI, "manage_ricalcolo")
def ricalcolo_detail(request, pk):
    """How far it is; then whose result changes."""
    rows = selectors.with_counts(request.permitted.select_related("comune", "chiesto_da__operatore"))
    ricalcolo = get_object_or_404(rows, pk=pk)
    riapri = reverse("controlli_anagrafici:ricalcolo_reopen", args=[pk])
    lista = Lista(
        request,
        selectors.light_rows(ricalcolo),
        CAMBIANO,
        name="controlli che cambiano",
        one="controllo che cambia",
        order="richiedente",
        row_url=lambda row: reverse("controlli_anagrafici:controllo_detail", args=[row["controllo_id"]]),
        empty="Nessun risultato cambia.",
        selection=Selezione(riapri, "Riapri i controlli spuntati") if ricalcolo.stato == "PROPOSTO" else None,
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("ricalcolo_detail", ricalcolo, by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    briciole = [("Ricalcoli", reverse("controlli_anagrafici:ricalcolo_list")), (ricalcolo.comune.denominazione, "")]
    context = {"ricalcolo": ricalcolo, "lista": lista, "briciole": briciole}
    return render(request, "controlli_anagrafici/ricalcolo_detail.html", context)


@require_POST
@permit(RICALCOLI, "manage_ricalcolo")
def ricalcolo_propose(request, pk):
    return _act(request, pk, services.propose_ricalcolo, "Riaperture proposte: adesso decidi controllo per controllo.")


@require_POST
@permit(RICALCOLI, "manage_ricalcolo")
def ricalcolo_withdraw(request, pk):
    return _act(request, pk, services.withdraw_ricalcolo, "Ricalcolo ritirato. Nessun esito è cambiato.")


@require_POST
@permit(RICALCOLI, "manage_ricalcolo")
def ricalcolo_reopen(request, pk):
    """Open the ticked checks again: those that cannot be are said, the others go on."""
    ricalcolo = get_object_or_404(request.permitted, pk=pk)
    form = RiaperturaRigheForm(request.POST)
    righe = ricalcolo.righe.filter(pk__in=form.cleaned_data["id"]) if form.is_valid() else []
    fatti = 0
    for riga in righe:
        try:
            services.reopen_riga(riga, by=request.profilo)
            fatti += 1
        except REFUSALS as refusal:
            messages.error(request, in_words(refusal))
    messages.success(request, f"Controlli riaperti: {fatti}. Il Responsabile li decide di nuovo.")
    return redirect("controlli_anagrafici:ricalcolo_detail", pk)


def _act(request, pk, service, fatto):
    ricalcolo = get_object_or_404(request.permitted, pk=pk)
    try:
        service(ricalcolo, by=request.profilo)
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, fatto)
    return redirect("controlli_anagrafici:ricalcolo_detail", pk)
