"""By region: how many Ambiti have their Amministratore, and how many are late."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import permit
from accounts.permissions import AMBITI
from accounts.selectors import ambito as selectors
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.grafici import barre
from rdc_platform.web.lists import Lista


def _share(row) -> int:
    """Registered Ambiti out of a hundred of the region."""
    return round(100 * row["registrati"] / row["ambiti"])


COLONNE = [
    Colonna("regione", "Regione", sort=("regione",)),
    Colonna("ambiti", "Ambiti", sort=("ambiti",), kind="numero"),
    Colonna("registrati", "Registrati", sort=("registrati",), kind="numero"),
    Colonna("quota", "Registrati %", kind="numero", value=_share),
    Colonna("in_corso", "Richiesta in corso", sort=("in_corso",), kind="numero"),
    Colonna("senza_richiesta", "Senza richiesta", sort=("senza_richiesta",), kind="numero"),
    Colonna("ritardi", "In ritardo", sort=("ritardi",), kind="numero"),
]


@permit(AMBITI, "view_registrazione")
@require_safe
def regione_list(request):
    """A row and a bar for each region; a region leads to its Ambiti."""
    lista = Lista(
        request,
        selectors.by_regione(request.permitted, calendario.today()),
        COLONNE,
        name="regioni",
        one="regione",
        order="regione",
        key="codice_regione",
        row_url=lambda row: f"{reverse('accounts:ambito_list')}?regione={row['codice_regione']}",
    )
    if lista.exporting:
        return lista.export()
    voci = [(riga.row["regione"], _share(riga.row)) for riga in lista.righe]
    grafico = barre("Ambiti con l'Amministratore registrato, su cento", voci, con_media=False)
    context = {"lista": lista, "grafico": grafico, "termine": selectors.termine_accreditamento()}
    return render(request, "accounts/regione_list.html", context)
