"""The public catalogue: for anyone, without a login; nothing of a person, and so many times a minute from one address."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import public
from progetti_collettivita.forms.catalogo import FiltriCatalogo
from progetti_collettivita.selectors import catalogo as selectors
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web import exports, frequenza
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.richiesta import client_address

COLONNE = [
    Colonna("titolo", "Progetto", ("cerca",)),
    Colonna("comune", "Comune"),
    Colonna("area", "Ambito", ("ambito_attivita", "cerca"), value=lambda r: selectors.area(r["ambito_attivita"])),
    Colonna("data_fine", "Fino al", kind="data"),
    Colonna("posti", "Posti", value=lambda r: selectors.posti_di(r).posti),
    Colonna("posti_liberi", "Liberi", value=lambda r: selectors.posti_di(r).liberi),
]
DATI = {"csv", "json", "metadati"}


@public
@require_GET
def catalogo_search(request):
    """The projects that are published, by Comune, area and free places."""
    if not _allowed(request, "CATALOGO_PUC_MINUTO"):
        return _too_many(request)
    lista = Lista(
        request,
        selectors.light_rows(),
        COLONNE,
        name="progetti",
        one="progetto",
        order="titolo",
        filters=FiltriCatalogo,
        row_url=lambda row: reverse("progetti_collettivita:catalogo_detail", args=[row["id"]]),
        empty="Nessun progetto pubblicato, per ora.",
        exportable=False,
    )
    return render(request, "progetti_collettivita/catalogo_search.html", {"lista": lista})


@public
@require_GET
def catalogo_detail(request, pk):
    """One project: what is done, where, when, for whom."""
    if not _allowed(request, "CATALOGO_PUC_MINUTO"):
        return _too_many(request)
    puc = get_object_or_404(selectors.pubblicati().select_related("comune_titolare", "ambito_titolare"), pk=pk)
    briciole = [("Catalogo dei progetti", reverse("progetti_collettivita:catalogo_search")), (puc.titolo, "")]
    return render(
        request, "progetti_collettivita/catalogo_detail.html", selectors.read_pagina(puc) | {"briciole": briciole}
    )


@public
@require_GET
def catalogo_download(request, quale):
    """The open data: CSV, JSON, and their description (DCAT-AP_IT)."""
    if quale not in DATI:
        raise Http404
    if not _allowed(request, "CATALOGO_PUC_DATI_MINUTO"):
        return _too_many(request)
    if quale == "metadati":
        return JsonResponse(selectors.metadati(), content_type="application/ld+json")
    righe = selectors.dati_aperti()
    if quale == "json":
        return JsonResponse({"dataset": selectors.metadati(), "progetti": righe})
    colonne = [Colonna(nome, nome) for nome in (righe[0] if righe else ["codice"])]
    return exports.export(righe, colonne, "catalogo-puc", "csv")


def _allowed(request, parametro: str) -> bool:
    return frequenza.allows(parametro, client_address(request), intero(parametro, calendario.today()))


def _too_many(request):
    return render(request, "progetti_collettivita/catalogo_troppe.html", status=429)
