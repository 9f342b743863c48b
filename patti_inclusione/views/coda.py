"""The Coordinatore's families: the queue, what he may know of one, taking it back, and the loads."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from patti_inclusione.forms.assegnazione import RitiroForm
from patti_inclusione.forms.coda import FiltriCoda
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import carichi as carichi_selectors
from patti_inclusione.selectors import coda as selectors
from patti_inclusione.selectors.ricerca import Ricerca
from patti_inclusione.services import assegnazione as services
from patti_inclusione.views import coda_colonne, richieste
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.lists import Chip, Lista, Selezione

CHIPS = [
    Chip("Da assegnare", {"macro": "DA_ASSEGNARE"}),
    Chip("In scadenza", {"termine": "in_scadenza"}),
    Chip("Scaduti", {"termine": "scaduti"}),
    Chip("Dal Centro per l'impiego", {"macro": "DA_ASSEGNARE", "provenienza": "RINVIO_CPI"}),
    Chip("Con un appuntamento già preso", {"macro": "DA_ASSEGNARE", "prenotati": "on"}),
]


@permit(CASI, "view_coda")
def caso_queue(request):
    filters = partial(
        FiltriCoda,
        comuni=selectors.list_comuni(request.profilo),
        case_manager=selectors.list_case_manager(request.profilo).only("operatore__cognome", "operatore__nome"),
    )
    ricerca = Ricerca(nomi=False)
    lista = Lista(
        request,
        selectors.select_coda(request.permitted),
        coda_colonne.found_columns(request, coda_colonne.CODA),
        name="famiglie",
        one="famiglia",
        order="termine",
        filters=filters,
        search=ricerca,
        chips=CHIPS,
        row_url=lambda row: reverse("patti_inclusione:caso_identity", args=[row["id"]]),
        empty="Nessuna famiglia da assegnare: quando INPS ne manda, le trovi qui.",
        selection=Selezione(reverse("patti_inclusione:caso_assign"), "Assegna…"),
    )
    _record_list(request, lista)
    context = {"lista": lista, "ricerca": ricerca}
    return lista.export() if lista.exporting else render(request, "patti_inclusione/caso_queue.html", context)


@permit(CASI, "view_coda")
def caso_identity(request, pk):
    """What the Coordinatore may know of one family: no contacts, nothing economic, no detail of the work."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    audit.record_read("caso_identity", caso, by=request.profilo, categoria="anagrafica")
    riga = selectors.select_coda(request.permitted).get(pk=pk)
    context = {
        "caso": caso,
        "nucleo": caso.nucleo,
        "riga": riga,
        "richiedente": selectors.read_richiedente(caso.nucleo),
        "da_chiarire": selectors.has_da_chiarire(caso.nucleo),
        "fasce": selectors.age_bands(caso.nucleo, calendario.today()),
        "storia": selectors.list_storia(caso.pk),
        "chiuso": riga["macro"] == "CHIUSO",
    }
    return render(request, "patti_inclusione/caso_identity.html", context)


@permit(CASI, "assign_caso")
def caso_withdraw(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    riga = selectors.select_coda(request.permitted).get(pk=pk)
    form = RitiroForm(request.POST or None, initial={"attuale": riga["attuale"]})
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_caso(caso, by=request.profilo, **form.cleaned_data)
        except (services.SuperataError, TransitionError) as refusal:
            form.add_error(None, richieste.in_words(refusal))
        else:
            messages.success(request, "La famiglia è di nuovo in coda. Il Case manager non la vede più.")
            return redirect("patti_inclusione:caso_queue")
    audit.record_read("caso_withdraw", caso, by=request.profilo, categoria="anagrafica")
    return render(request, "patti_inclusione/caso_withdraw.html", {"caso": caso, "riga": riga, "form": form})


@permit(CASI, "view_carichi")
def carico_list(request):
    rows = carichi_selectors.select_carichi(request.profilo)
    lista = Lista(
        request, rows, coda_colonne.CARICHI, name="Case manager", order="nome",
        row_url=coda_colonne.families_of, empty="Nessun Case manager accreditato per i tuoi Comuni.",
    )  # fmt: skip
    if lista.exporting:
        return lista.export()
    tutti = list(rows.order_by("cerca", "nome"))
    context = {"lista": lista, "carichi": carichi_selectors.draw_carichi(tutti), "case_manager": tutti}
    return render(request, "patti_inclusione/carico_list.html", context)


def _record_list(request, lista) -> None:
    """One line for the page of names that was opened, searched or exported."""
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA if lista.searching else Azione.LETTURA
    audit.record("caso_queue", by=request.profilo, azione=azione, categoria="anagrafica")
