"""The sample of the families whose composition is checked: drawn, shown, and proved to whoever doubts it."""

import json

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import permit
from controlli_anagrafici.forms.campione import EstrazioneForm
from controlli_anagrafici.models import StatoEstrazione
from controlli_anagrafici.permissions import CAMPIONI, COMUNI
from controlli_anagrafici.selectors import campione as selectors
from controlli_anagrafici.selectors.controllo import find_by_name, light_rows
from controlli_anagrafici.services import campione as services
from controlli_anagrafici.views.atti import REFUSALS, in_words
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti.risposte import attach
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLUMNS = [
    Colonna("data", "Estratto il", ("data", "estratto_il"), kind="data"),
    Colonna("comune", "Comune", ("comune__cerca",), value=lambda r: r["comune__denominazione"]),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoEstrazione"),
    Colonna("popolazione", "Fra quanti nuclei", ("popolazione",), kind="numero"),
    Colonna("estratti", "Estratti", ("estratti",), kind="numero"),
]
ESTRATTI = [
    Colonna(
        "richiedente", "Richiedente", ("nucleo__cerca",), value=lambda r: f"{r['nucleo__cognome']} {r['nucleo__nome']}"
    ),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoControllo"),
    Colonna(
        "data_scadenza",
        "Termine",
        ("data_scadenza",),
        kind="termine",
        fonte="Nota 8156/2019",
        value=lambda r: r["termine"],
    ),
    Colonna(
        "responsabile_nome", "Responsabile", ("responsabile_nome",), value=lambda r: r["responsabile_nome"].strip()
    ),
]


@permit(CAMPIONI, "view_campione")
def campione_list(request):
    """The draws of his Comuni, and what a draw of today would be."""
    lista = Lista(
        request,
        request.permitted.values("id", "data", "stato", "comune__denominazione", "popolazione", "estratti"),
        COLUMNS,
        name="estrazioni",
        one="estrazione",
        order="-data",
        row_url=lambda row: reverse("controlli_anagrafici:campione_detail", args=[row["id"]]),
        empty="Ancora nessuna estrazione.",
    )
    if lista.exporting:
        audit.record("campione_list", by=request.profilo, azione=Azione.ESPORTAZIONE)
        return lista.export()
    context = {"lista": lista, "anteprime": selectors.list_anteprime(request.profilo)}
    return render(request, "controlli_anagrafici/campione_list.html", context)


@require_POST
@permit(COMUNI, "extract_campione")
def campione_extract(request):
    """Draw the sample of one Comune."""
    form = EstrazioneForm(request.POST)
    if not form.is_valid():
        return redirect("controlli_anagrafici:campione_list")
    comune = get_object_or_404(request.permitted, pk=form.cleaned_data["comune"])
    try:
        estrazione = services.extract_campione(comune.pk, by=request.profilo, fatte=form.cleaned_data["fatte"])
    except REFUSALS as refusal:
        messages.error(request, in_words(refusal))
        return redirect("controlli_anagrafici:campione_list")
    messages.success(request, "Estrazione avviata: i controlli si aprono da soli, poi assegnali.")
    return redirect("controlli_anagrafici:campione_detail", estrazione.pk)


@permit(CAMPIONI, "view_campione")
def campione_detail(request, pk):
    """One draw: how far it is; then who came out, and with what anyone can repeat it."""
    estrazione = get_object_or_404(request.permitted.select_related("comune", "estratto_da__operatore"), pk=pk)
    lista = Lista(
        request,
        light_rows(estrazione.controlli),
        ESTRATTI,
        name="nuclei estratti",
        one="nucleo estratto",
        order="data_scadenza",
        search=find_by_name,
        row_url=lambda row: reverse("controlli_anagrafici:controllo_detail", args=[row["id"]]),
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("campione_detail", estrazione, by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    fatta = estrazione.stato == StatoEstrazione.FATTA
    context = {
        "estrazione": estrazione,
        "lista": lista,
        "aperti": lista.count if fatta else estrazione.controlli.count(),
        "torna": fatta and selectors.is_genuine(estrazione),
        "briciole": [
            ("Campione", reverse("controlli_anagrafici:campione_list")),
            (f"Estrazione a {estrazione.comune.denominazione}", ""),
        ],
    }
    return render(request, "controlli_anagrafici/campione_detail.html", context)


@require_safe
@permit(CAMPIONI, "view_campione")
def campione_download(request, pk):
    """All that is needed to repeat a draw elsewhere: protocols, and nobody's name."""
    estrazione = get_object_or_404(request.permitted.filter(stato=StatoEstrazione.FATTA), pk=pk)
    audit.record("campione_download", estrazione, by=request.profilo, azione=Azione.ESPORTAZIONE)
    prova = json.dumps(selectors.prova(estrazione), ensure_ascii=False, indent=1).encode()
    return attach(prova, f"campione-{estrazione.data}.json", "application/json")
