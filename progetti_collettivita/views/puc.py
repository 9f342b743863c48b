"""The projects of a Responsabile PUC: the list, a new one, one of them, its sheet."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from ambiti.models import Comune
from progetti_collettivita.forms.puc import SEZIONI, FiltriPuc, NuovoPucForm, PucForm
from progetti_collettivita.models import AVVIATI
from progetti_collettivita.permissions import COMUNI, PUC
from progetti_collettivita.selectors import puc as selectors
from progetti_collettivita.selectors.assegnazioni import count_gruppi
from progetti_collettivita.selectors.catalogo import area
from progetti_collettivita.selectors.mancanze import avvisi, mancanze_avvio, mancanze_scheda
from progetti_collettivita.selectors.responsabili import list_responsabili
from progetti_collettivita.selectors.scheda import read_scheda
from progetti_collettivita.services import scheda as services
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.views.parti import NON_ADESSO, REFUSALS, find_puc, page_context, refused
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web import autosave
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("titolo", "Progetto", ("cerca",)),
    Colonna("codice_puc", "Codice", ("codice_puc",)),
    Colonna("comune", "Comune", ("comune",)),
    Colonna("area", "Ambito", ("ambito_attivita",), value=lambda r: area(r["ambito_attivita"])),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoPuc"),
    Colonna("data_fine", "Finisce", ("data_fine",), kind="data"),
    Colonna("posti_totali", "Posti", ("posti_totali",), kind="numero"),
    Colonna("liberi", "Liberi", ("liberi",), kind="numero"),
]
CHIPS = [
    Chip("Da approvare", {"stato": "IN_APPROVAZIONE"}),
    Chip("Attivi", {"stato": "ATTIVO"}),
    Chip("Con posti liberi", {"stato": "ATTIVO", "liberi": "on"}),
]
DELLA_PAGINA = {"csrfmiddlewaretoken", "versione", "revisione"}
FERMA = "Il progetto è in approvazione, o è finito: quello che scrivi qui non viene salvato."


@permit(PUC, "view_puc")
def puc_list(request):
    """The projects of his Comuni."""
    lista = Lista(
        request,
        selectors.light_rows(request.permitted),
        COLONNE,
        name="progetti",
        one="progetto",
        order="titolo",
        filters=partial(FiltriPuc, comuni=selectors.list_comuni(request.profilo)),
        search=selectors.find_by_text,
        chips=CHIPS,
        row_url=lambda row: reverse("progetti_collettivita:puc_detail", args=[row["id"]]),
        empty="Nessun progetto ancora: cominciane uno.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("puc_list", by=request.profilo, azione=azione)
    return (
        lista.export() if lista.exporting else render(request, "progetti_collettivita/puc_list.html", {"lista": lista})
    )


@permit(COMUNI, "create_puc")
def puc_create(request):
    """Comune and title; the rest is written on the sheet."""
    form = NuovoPucForm(request.POST or None, comuni=selectors.list_comuni(request.profilo))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            puc = services.create_puc(Comune(pk=values.pop("comune")), by=request.profilo, **values)
        except PucError as error:
            form.add_error(error.campo, str(error))
        else:
            messages.success(request, f"Progetto {puc.codice_puc} cominciato: adesso scrivi la scheda.")
            return redirect("progetti_collettivita:puc_edit", puc.pk)
    context = {"form": form, "briciole": [("Progetti", reverse("progetti_collettivita:puc_list")), ("Nuovo", "")]}
    return render(request, "progetti_collettivita/puc_create.html", context)


@permit(PUC, "view_puc")
def puc_detail(request, pk):
    """One project: where it stands, what is missing, what comes next, all that is written of it."""
    puc = find_puc(request, pk, "atto_documento", "inail_certificato")
    azioni = selectors.azioni(puc)
    mancanze = mancanze_scheda(puc) if "presenta" in azioni else []
    if azioni & {"attiva", "riprende", "sospende"}:
        mancanze = mancanze_avvio(puc)
    audit.record_read("puc_detail", puc, by=request.profilo)
    context = read_scheda(puc) | {
        "azioni": azioni,
        "scrive": "scrive" in azioni,
        "mancanze": mancanze,
        "avvisi": avvisi(puc) if azioni else [],
        "allegati": puc.allegati.select_related("documento", "aggiunto_da__operatore"),
        "partecipanti": count_gruppi(puc) if puc.stato in AVVIATI else [],
        "voci": selectors.voci(puc),
        "briciole": [("Progetti", reverse("progetti_collettivita:puc_list")), (puc.codice_puc, "")],
    }
    return render(request, "progetti_collettivita/puc_detail.html", context)


@permit(PUC, "edit_puc")
def puc_edit(request, pk):
    """The sheet, in one form; it keeps itself while it is written."""
    puc = find_puc(request, pk)
    if request.method == "GET" and puc.stato not in selectors.SCRIVIBILI:
        messages.info(request, FERMA)
        return redirect("progetti_collettivita:puc_detail", pk)
    bozza = selectors.bozza_of(puc)
    form = PucForm(request.POST or None, initial=_initial(puc), responsabili=list_responsabili(puc.comune_titolare_id))
    if bozza and request.method == "GET":
        autosave.fill([form], bozza.dati)
    revisione = autosave.posted_number(request, "revisione") if request.method == "POST" else puc.versione
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_puc(puc, by=request.profilo, versione=revisione, **form.cleaned_data)
        except REFUSALS as refusal:
            refused(form, refusal, puc)
            revisione = puc.versione
        else:
            messages.success(request, "Scheda salvata.")
            return redirect("progetti_collettivita:puc_detail", pk)
    audit.record_read("puc_edit", puc, by=request.profilo)
    sezioni = [(chiave, titolo, [form[name] for name in campi]) for chiave, titolo, campi in SEZIONI]
    context = page_context(puc, "Scheda") | {"form": form, "sezioni": sezioni, "revisione": revisione, "bozza": bozza}
    return render(request, "progetti_collettivita/puc_edit.html", context)


@require_POST
@permit(PUC, "edit_puc")
def puc_autosave(request, pk):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    puc = find_puc(request, pk)
    dati, versione = autosave.posted(request, DELLA_PAGINA), autosave.posted_number(request, "versione")
    try:
        return autosave.saved(services.keep_bozza(puc, by=request.profilo, dati=dati, versione=versione))
    except VersioneError:
        return autosave.conflict()
    except TransitionError:
        return autosave.conflict(FERMA)


@require_POST
@permit(PUC, "edit_puc")
def puc_discard(request, pk):
    services.discard_bozza(find_puc(request, pk), by=request.profilo)
    return redirect("progetti_collettivita:puc_edit", pk)


@require_POST
@permit(PUC, "edit_puc")
def puc_duplicate(request, pk):
    try:
        copia = services.duplicate_puc(find_puc(request, pk), by=request.profilo)
    except TransitionError:
        messages.error(request, NON_ADESSO)
        return redirect("progetti_collettivita:puc_detail", pk)
    messages.success(request, f"Copia {copia.codice_puc} in bozza: scrivi le date e controlla il resto.")
    return redirect("progetti_collettivita:puc_edit", copia.pk)


def _initial(puc) -> dict:
    return {campo: getattr(puc, campo) for campo in services.CAMPI} | {"responsabile_puc": puc.responsabile_puc_id}
