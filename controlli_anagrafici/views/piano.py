"""What waits, when, and how the work stands: the Coordinatore's day, the calendar of the terms, the report by Comune."""

from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from controlli_anagrafici.forms.piano import FiltriRapporto
from controlli_anagrafici.permissions import CONTROLLI, RINVII
from controlli_anagrafici.selectors import carico, panoramica
from controlli_anagrafici.selectors.calendario import read_calendario
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web import grafici
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.giorni import page_context, read_periodo
from rdc_platform.web.lists import Lista

RAPPORTO = [
    Colonna("nome", "Comune", ("nome",)),
    *(
        Colonna(name, label, (name,), kind="numero")
        for name, label in {
            "totale": "Controlli",
            "senza": "Senza Responsabile",
            "aperti": "Aperti",
            "in_termine": "Nei termini",
            "scaduti": "Scaduti",
            "altrove": "In un altro Comune",
            "da_approvare": "Da approvare",
            "positivi": "Positivi",
            "negativi": "Negativi",
            "annullati": "Annullati",
            "giorni": "Giorni in media",
        }.items()
    ),
]


@permit(CONTROLLI, "assign_controllo")
def controllo_overview(request):
    """The Coordinatore's day: what nobody has, what lapses, what he has to decide, what other Comuni owe and are owed."""
    oggi, controlli = calendario.today(), request.permitted
    conti = panoramica.read_conti(controlli, oggi)
    carichi = carico.loads(request.profilo)
    audit.record("controllo_overview", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = {
        "giorno": oggi,
        "conti": conti,
        "mandati": panoramica.count_rinvii(panoramica.mandati(controlli), oggi),
        "ricevuti": panoramica.count_rinvii(RINVII.permitted(request.profilo, "view_rinvio"), oggi),
        "carichi": carico.draw(carichi),
        "responsabili": len(carichi),
        "esiti": grafici.barre("Come sono finiti", panoramica.list_esiti(conti), con_media=False),
    }
    return render(request, "controlli_anagrafici/controllo_overview.html", context)


@permit(CONTROLLI, "view_controllo")
def controllo_calendar(request):
    """The terms by day, week and month."""
    periodo = read_periodo(request.GET.get("vista", ""), request.GET.get("giorno", ""))
    giorni = read_calendario(request.permitted, periodo)
    audit.record("controllo_calendar", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = page_context(reverse("controlli_anagrafici:controllo_calendar"), periodo, giorni)
    return render(request, "controlli_anagrafici/controllo_calendar.html", context)


@permit(CONTROLLI, "assign_controllo")
def controllo_report(request):
    """How the work stands, Comune by Comune: numbers only."""
    lista = Lista(
        request,
        panoramica.Rapporto(request.permitted, calendario.today()),
        RAPPORTO,
        name="Comuni",
        one="Comune",
        order="nome",
        key="comune",
        filters=FiltriRapporto,
        row_url=lambda row: f"{reverse('controlli_anagrafici:controllo_list')}?stato=tutti&comune={row['comune']}",
        empty="Nessun controllo. Arrivano da soli con le forniture di INPS.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("controllo_report", by=request.profilo, azione=azione)
    return (
        lista.export()
        if lista.exporting
        else render(request, "controlli_anagrafici/controllo_report.html", {"lista": lista})
    )
