"""The Ambiti and their Amministratori: registered, on the way, missing."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import permit
from accounts.forms.richiesta_filtri import AmbitoFiltri
from accounts.permissions import AMBITI
from accounts.selectors import ambito as selectors
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("denominazione", "Ambito", sort=("cerca",)),
    Colonna("regione", "Regione", sort=("regione", "cerca")),
    Colonna("capofila_nome", "Capofila", sort=("capofila__cerca",)),
    Colonna("situazione", "Situazione", sort=("situazione", "cerca"), kind="stato", enum="Situazione"),
    Colonna("registrato_il", "Primo Amministratore dal", sort=("registrato_il",), kind="data"),
    Colonna(
        "in_ritardo", "In ritardo", sort=("in_ritardo", "cerca"), value=lambda row: "Sì" if row["in_ritardo"] else ""
    ),
]
CHIPS = [
    Chip("Senza richiesta", {"situazione": selectors.Situazione.SENZA_RICHIESTA.value}),
    Chip("Richiesta in corso", {"situazione": selectors.Situazione.IN_CORSO.value}),
    Chip("Senza Amministratore", {"situazione": selectors.Situazione.SENZA_AMMINISTRATORE.value}),
    Chip("Serve un sostituto", {"sostituto": "on"}),
    Chip("Registrati", {"situazione": selectors.Situazione.REGISTRATO.value}),
    Chip("In ritardo", {"in_ritardo": "on"}),
]


@permit(AMBITI, "view_registrazione")
@require_safe
def ambito_list(request):
    """All Ambiti of today; late are those without an Amministratore by the letter's day, or who had one only after it."""
    rows = selectors.with_registrazione(request.permitted, calendario.today())
    lista = Lista(
        request,
        rows.values("id", *(column.name for column in COLONNE)),
        COLONNE,
        name="Ambiti",
        one="Ambito",
        order="denominazione",
        filters=AmbitoFiltri,
        chips=CHIPS,
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "termine": selectors.termine_accreditamento(), "scoperti": selectors.to_cover().count()}
    return render(request, "accounts/ambito_list.html", context)
