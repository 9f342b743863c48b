"""How the exchange with the Centri per l'impiego goes: numbers for the Coordinatore and the Ministry."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import permit
from ambiti.models import Ambito, Comune
from patti_inclusione.forms.cpi_misure import QUALI, RICHIESTE, FiltriMisure
from patti_inclusione.permissions import AMBITI_CPI, CASI
from patti_inclusione.selectors.cpi import all_invii, all_richieste, all_rinvii
from patti_inclusione.selectors.cpi_misure import Misura, in_giorni, read_misure
from patti_inclusione.selectors.cpi_richieste import read_richieste
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.parti import Link
from rdc_platform.web.righe import RigheOrdinabili


@dataclass(frozen=True)
class Parte:
    """What one tab shows: the whole in words, a row for each territory, and why the Centri refuse."""

    fatti: list[tuple[str, Any]]
    righe: list[dict[str, Any]]
    colonne: list[Colonna]
    empty: str
    rifiuti: list[tuple[str, int]]


def _numero(name: str, label: str) -> Colonna:
    return Colonna(name, label, (name,), kind="numero")


def _attesa(name: str, label: str) -> Colonna:
    return Colonna(name, label, (name,), value=lambda row: in_giorni(row[name]))


FAMIGLIE = [
    _numero("mandate", "Mandate"),
    _numero("ricevute", "Ricevute"),
    _numero("rifiutate", "Rifiutate"),
    _numero("in_attesa", "In attesa"),
    _attesa("alla_ricevuta", "Alla ricevuta"),
    _numero("rimandate", "Rimandate"),
    _attesa("al_ritorno", "Presso il Centro"),
    _attesa("al_colloquio", "Al primo colloquio"),
]
FRA_UFFICI = [
    _numero("ai_centri", "Ai Centri"),
    _numero("dei_centri", "Risposte dei Centri"),
    _numero("centri_tardi", "Centri in ritardo"),
    _attesa("attesa_comuni", "Attesa dei Comuni"),
    _numero("dai_centri", "Dai Centri"),
    _numero("dei_comuni", "Risposte dei Comuni"),
    _numero("comuni_tardi", "Comuni in ritardo"),
    _attesa("attesa_centri", "Attesa dei Centri"),
]


@require_GET
@permit(CASI, "measure_cpi")
def cpi_misure(request):
    """What happened to the families of his Comuni, by Comune."""
    return _show(request, {"caso__in": request.permitted}, Comune)


@require_GET
@permit(AMBITI_CPI, "measure_cpi_ambito")
def cpi_misure_ambiti(request):
    """The whole country, by Ambito."""
    return _show(request, {"caso__nucleo__ambito__in": request.permitted}, Ambito)


def _show(request: HttpRequest, dove: Mapping[str, Any], per: type[Comune] | type[Ambito]) -> HttpResponse:
    filtri = FiltriMisure(request.GET)
    filtri.is_valid()
    read: Callable[..., Parte] = _richieste if filtri.scheda == RICHIESTE else _famiglie
    parte = read(filtri, dove, per)
    one, many = ("Comune", "Comuni") if per is Comune else ("Ambito", "Ambiti")
    lista = Lista(
        request,
        RigheOrdinabili(parte.righe),
        [Colonna("nome", one, ("nome",)), *parte.colonne],
        name=many,
        one=one,
        key="nome",
        order="nome",
        filters=FiltriMisure,
        empty=parte.empty,
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "parte": parte, "schede": _schede(request, filtri.scheda)}
    return render(request, "patti_inclusione/cpi_misure.html", context)


def _schede(request: HttpRequest, scheda: str) -> list[Link]:
    """The tabs, of the days that were chosen."""
    giorni = {name: request.GET[name] for name in ("dal", "al") if request.GET.get(name)}
    return [
        Link(label, f"?{urlencode({'quali': quali} | giorni)}", active=quali == scheda)
        for quali, label in QUALI.items()
    ]


def _famiglie(filtri: FiltriMisure, dove: Mapping[str, Any], per: type[Comune] | type[Ambito]) -> Parte:
    invii = filtri.within(all_invii().filter(**dove), "creato_il")
    misure = read_misure(invii, filtri.within(all_rinvii().filter(**dove), "ricevuto_il"), per)
    righe = [asdict(riga) | {"in_attesa": riga.in_attesa} for riga in misure.righe]
    empty = "Nessuna famiglia è ancora andata al Centro per l'impiego, e nessuna è tornata."
    return Parte(_fatti_famiglie(misure.insieme), righe, FAMIGLIE, empty, misure.rifiuti)


def _fatti_famiglie(insieme: Misura) -> list[tuple[str, Any]]:
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


def _richieste(filtri: FiltriMisure, dove: Mapping[str, Any], per: type[Comune] | type[Ambito]) -> Parte:
    insieme, righe = read_richieste(filtri.within(all_richieste().filter(**dove), "creata_il"), per)
    fatti = [
        ("Chieste dai Comuni ai Centri", _di_cui(insieme["ai_centri"], insieme["dei_centri"], "con la risposta")),
        ("Senza risposta del Centro oltre il termine", insieme["centri_tardi"]),
        ("Dalla richiesta alla risposta del Centro", in_giorni(insieme["attesa_comuni"]) or "non ancora"),
        ("Chieste dai Centri ai Comuni", _di_cui(insieme["dai_centri"], insieme["dei_comuni"], "con la risposta")),
        ("Senza risposta del Comune oltre il termine", insieme["comuni_tardi"]),
        ("Dalla richiesta alla risposta del Comune", in_giorni(insieme["attesa_centri"]) or "non ancora"),
    ]
    return Parte(fatti, righe, FRA_UFFICI, "Nessun Comune e nessun Centro ha ancora chiesto qualcosa all'altro.", [])


def _di_cui(tutte: int, alcune: int, quali: str) -> str:
    return f"{tutte}, di cui {alcune} {quali}" if alcune else str(tutte)
