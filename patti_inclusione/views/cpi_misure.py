"""How the exchange with the Centri per l'impiego goes: numbers for the Coordinatore and the Ministry."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import permit
from ambiti.models import Ambito, Comune
from patti_inclusione.permissions import AMBITI_CPI, CASI
from patti_inclusione.selectors.cpi import all_invii, all_rinvii
from patti_inclusione.selectors.cpi_misure import Misura, in_giorni, read_misure
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.righe import Righe


def _colonne(territorio: str) -> list[Colonna]:
    return [
        Colonna("nome", territorio),
        Colonna("mandate", "Mandate", kind="numero"),
        Colonna("ricevute", "Ricevute", kind="numero"),
        Colonna("rifiutate", "Rifiutate", kind="numero"),
        Colonna("in_attesa", "In attesa", kind="numero"),
        Colonna("alla_ricevuta", "Alla ricevuta", value=lambda row: in_giorni(row.alla_ricevuta)),
        Colonna("rimandate", "Rimandate", kind="numero"),
        Colonna("al_ritorno", "Presso il Centro", value=lambda row: in_giorni(row.al_ritorno)),
        Colonna("al_colloquio", "Al primo colloquio", value=lambda row: in_giorni(row.al_colloquio)),
    ]


@require_GET
@permit(CASI, "measure_cpi")
def cpi_misure(request):
    """The families of his Comuni, by Comune."""
    casi = request.permitted
    return _show(request, all_invii().filter(caso__in=casi), all_rinvii().filter(caso__in=casi), Comune)


@require_GET
@permit(AMBITI_CPI, "measure_cpi_ambito")
def cpi_misure_ambiti(request):
    """The whole country, by Ambito."""
    ambiti = request.permitted
    invii = all_invii().filter(caso__nucleo__ambito__in=ambiti)
    return _show(request, invii, all_rinvii().filter(caso__nucleo__ambito__in=ambiti), Ambito)


def _show(request: HttpRequest, invii: QuerySet, rinvii: QuerySet, per: type[Comune] | type[Ambito]) -> HttpResponse:
    misure = read_misure(invii, rinvii, per)
    lista = Lista(
        request,
        Righe(misure.righe),
        _colonne("Comune" if per is Comune else "Ambito"),
        name="Comuni" if per is Comune else "Ambiti",
        one="Comune" if per is Comune else "Ambito",
        key="nome",
        order="nome",
        empty="Nessuna famiglia è ancora andata al Centro per l'impiego, e nessuna è tornata.",
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "fatti": _fatti(misure.insieme), "rifiuti": misure.rifiuti}
    return render(request, "patti_inclusione/cpi_misure.html", context)


def _fatti(insieme: Misura) -> list[tuple[str, Any]]:
    """The whole in words."""
    return [
        ("Famiglie mandate", _di_cui(insieme.mandate, insieme.in_attesa, "in attesa della ricevuta")),
        ("Ricevute dai Centri", insieme.ricevute),
        ("Rifiutate", insieme.rifiutate),
        ("Richiamate prima di partire", insieme.richiamate),
        ("Dall'invio alla ricevuta", in_giorni(insieme.alla_ricevuta) or "non ancora"),
        ("Famiglie rimandate dai Centri", _di_cui(insieme.rimandate, insieme.riaperte, "con il caso riaperto")),
        ("Dalla ricevuta al ritorno", in_giorni(insieme.al_ritorno) or "non ancora"),
        ("Dal ritorno al primo colloquio", in_giorni(insieme.al_colloquio) or "non ancora"),
    ]


def _di_cui(tutte: int, alcune: int, quali: str) -> str:
    return f"{tutte}, di cui {alcune} {quali}" if alcune else str(tutte)
