"""The Ambiti and their Amministratori: registered, on the way, missing; each one's page, and its contact persons."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import permit
from accounts.forms.referente import ReferentiFormSet
from accounts.forms.richiesta_filtri import AmbitoFiltri
from accounts.permissions import AMBITI
from accounts.selectors import ambito as selectors
from accounts.selectors import sollecito as solleciti
from accounts.selectors.ambito_pagina import pagina
from accounts.services import referente as services
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formsets import add_row
from rdc_platform.web.lists import Chip, Lista, Selezione

S = selectors.Situazione
COLONNE = [
    Colonna("denominazione", "Ambito", sort=("cerca",)),
    Colonna("regione", "Regione", sort=("regione", "cerca")),
    Colonna("capofila_nome", "Capofila", sort=("capofila__cerca",)),
    Colonna("situazione", "Situazione", sort=("situazione", "cerca"), kind="stato", enum="Situazione"),
    Colonna("registrato_il", "Primo Amministratore dal", sort=("registrato_il",), kind="data"),
    Colonna(
        "ritardo",
        "Giorni di ritardo",
        sort=("ritardo", "cerca"),
        kind="numero",
        value=lambda row: row["ritardo"].days if row["in_ritardo"] else None,
    ),
    Colonna("sollecitato_il", "Sollecitato", sort=("sollecitato_il",), kind="data"),
]
CHIPS = [
    Chip("Senza richiesta", {"situazione": S.SENZA_RICHIESTA.value}),
    Chip("Richiesta in corso", {"situazione": S.IN_CORSO.value}),
    Chip("Senza Amministratore", {"situazione": S.SENZA_AMMINISTRATORE.value}),
    Chip("Serve un sostituto", {"sostituto": "on"}),
    Chip("Registrati", {"situazione": S.REGISTRATO.value}),
    Chip("In ritardo", {"in_ritardo": "on"}),
]


@permit(AMBITI, "view_registrazione")
@require_safe
def ambito_list(request):
    """All Ambiti of today; late are those without an Amministratore by the letter's day, or who had one only after it."""
    today, termine = calendario.today(), selectors.termine_accreditamento()
    rows = solleciti.with_last_sollecito(selectors.with_registrazione(request.permitted, today))
    lista = Lista(
        request,
        rows.values("id", "in_ritardo", *(column.name for column in COLONNE)),
        COLONNE,
        name="Ambiti",
        one="Ambito",
        order="denominazione",
        filters=AmbitoFiltri,
        chips=CHIPS,
        row_url=lambda row: reverse("accounts:ambito_detail", args=[row["id"]]),
        selection=Selezione(reverse("accounts:sollecito_create"), "Sollecita…") if today > termine else None,
    )
    if lista.exporting:
        return lista.export()
    late = lista.filters.cleaned_data.get("in_ritardo")
    context = {"lista": lista, "termine": termine, "late": late, "scoperti": selectors.to_cover().count()}
    if lista.selection:
        context["da_sollecitare"] = lista.rows.order_by().filter(situazione=S.SENZA_RICHIESTA).count()
    return render(request, "accounts/ambito_list.html", context)


@permit(AMBITI, "view_registrazione")
@require_safe
def ambito_detail(request, pk):
    """One Ambito: who administers it, what it asked, its Comuni, whom to write to, what it was reminded of."""
    rows = selectors.with_registrazione(request.permitted, calendario.today()).select_related("capofila")
    ambito = get_object_or_404(rows, pk=pk)
    audit.record_read("ambito_detail", ambito, by=request.profilo)
    return render(request, "accounts/ambito_detail.html", pagina(ambito))


@permit(AMBITI, "edit_referenti")
@require_http_methods(["GET", "POST"])
def referenti_edit(request, pk):
    """The contact persons of an Ambito: added, mended, taken away on one page."""
    ambito = get_object_or_404(request.permitted, pk=pk)
    adding = request.method == "POST" and "aggiungi" in request.POST
    data = add_row(request.POST, "referenti") if adding else request.POST or None
    formset = ReferentiFormSet(data, instance=ambito, prefix="referenti")
    if request.method == "POST" and not adding and formset.is_valid():
        changed = formset.save(commit=False)
        services.keep_referenti(ambito, by=request.profilo, changed=changed, removed=formset.deleted_objects)
        messages.success(request, "Referenti salvati. I solleciti vanno a loro, oltre che alla PEC dell'Ambito.")
        return redirect("accounts:ambito_detail", pk)
    audit.record_read("referenti_edit", ambito, by=request.profilo)
    context = {"ambito": ambito, "formset": formset, "adding": adding}
    return render(request, "accounts/referenti_edit.html", context)
