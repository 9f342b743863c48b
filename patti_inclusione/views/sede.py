"""The offices that receive families: the list, one of them, writing it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from patti_inclusione.forms.sede import SedeForm
from patti_inclusione.permissions import DISPONIBILITA, SEDI
from patti_inclusione.selectors import agenda as selectors
from patti_inclusione.selectors.coda import list_comuni
from patti_inclusione.services import sede as services
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("denominazione", "Sede", sort=("denominazione",)),
    Colonna("nome_comune", "Comune", sort=("nome_comune",)),
    Colonna("indirizzo", "Indirizzo"),
    Colonna("orari", "Orari aperti", sort=("orari",), kind="numero"),
    Colonna("inps", "INPS", value=lambda row: _inps(row["versione"], row["versione_inps"], row["rifiuto_inps"])),
    Colonna("attiva", "Riceve", value=lambda row: "Sì" if row["attiva"] else "No"),
]
VUOTO = "Nessuna sede ancora: aggiungi la prima, poi scrivi i giorni e le ore in cui si ricevono le famiglie."
VUOTO_DI_ALTRI = "Nessuna sede ancora: le scrive il Coordinatore del tuo Comune. Chiedile a lui."


@permit(SEDI, "view_agenda")
def sede_list(request):
    gestisce = _manages(request)
    lista = Lista(
        request,
        selectors.select_sedi(request.permitted, calendario.today()),
        COLONNE,
        name="sedi",
        one="sede",
        order="denominazione",
        row_url=lambda row: reverse("patti_inclusione:sede_detail", args=[row["id"]]),
        empty=VUOTO if gestisce else VUOTO_DI_ALTRI,
    )
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/sede_list.html", {"lista": lista, "gestisce": gestisce})


@permit(SEDI, "manage_sede")
def sede_create(request):
    form = SedeForm(request.POST or None, comuni=list_comuni(request.profilo))
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        comune = values.pop("comune")
        try:
            sede = services.create_sede(comune, values, by=request.profilo)
        except services.SedeError as refusal:
            form.add_error("denominazione", str(refusal))
        else:
            messages.success(request, "Sede salvata. Ora apri i suoi orari: solo dopo si possono fissare appuntamenti.")
            return redirect("patti_inclusione:sede_detail", sede.pk)
    return render(request, "patti_inclusione/sede_edit.html", {"form": form, "sede": None})


@permit(SEDI, "view_agenda")
def sede_detail(request, pk):
    sede = get_object_or_404(request.permitted.select_related("comune"), pk=pk)
    oggi = calendario.today()
    closable = set(
        DISPONIBILITA.permitted(request.profilo, "close_orari").filter(sede=sede).values_list("pk", flat=True)
    )
    context = {
        "sede": sede,
        "orari": [(row, row.pk in closable) for row in selectors.list_disponibilita(sede, oggi)],
        "chiusure": selectors.list_chiusure(sede, oggi),
        "gestisce": _manages(request),
        "inps": _inps(sede.versione, sede.versione_inps, sede.rifiuto_inps),
    }
    return render(request, "patti_inclusione/sede_detail.html", context)


@permit(SEDI, "manage_sede")
def sede_edit(request, pk):
    sede = get_object_or_404(request.permitted.select_related("comune"), pk=pk)
    initial = {name: getattr(sede, name) for name in services.CAMPI}
    form = SedeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_sede(sede, form.cleaned_data, by=request.profilo)
        except services.SedeError as refusal:
            form.add_error("denominazione", str(refusal))
        else:
            messages.success(request, "Sede salvata.")
            return redirect("patti_inclusione:sede_detail", pk)
    return render(request, "patti_inclusione/sede_edit.html", {"form": form, "sede": sede})


def _manages(request) -> bool:
    return request.profilo.ruolo == Ruolo.COORDINATORE_PATTO


def _inps(versione: int, versione_inps: int, rifiuto: str) -> str:
    """What INPS knows of the hours, in words."""
    if not versione:
        return "Niente da comunicare"
    if rifiuto:
        return f"Rifiutati: {rifiuto}"
    return "Aggiornata" if versione == versione_inps else "In partenza"
