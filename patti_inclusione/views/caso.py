"""The Case manager's families: the list and the page of one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import permit
from patti_inclusione.forms.assegnazione import ConsegnaForm
from patti_inclusione.forms.caso import FiltriCasi
from patti_inclusione.permissions import ASSEGNAZIONI, CASI
from patti_inclusione.selectors import caso as selectors
from patti_inclusione.selectors.ricerca import Ricerca
from patti_inclusione.services import assegnazione as services
from patti_inclusione.views import caso_parti
from patti_inclusione.views.coda_colonne import found_columns
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import risposte
from rdc_platform.web.lists import Chip, Lista

CHIPS = [
    Chip("Scaduti", {"termine": "scaduti"}),
    Chip("In scadenza", {"termine": "in_scadenza"}),
    Chip("Da convocare", {"fase": "da_convocare"}),
    Chip("Patto da firmare", {"fase": "patto"}),
]


@permit(CASI, "view_fascicolo")
def caso_list(request):
    ricerca = Ricerca(nomi=True)
    lista = Lista(
        request,
        selectors.select_casi(request.permitted),
        found_columns(request, caso_parti.COLONNE),
        name="famiglie",
        one="famiglia",
        order="termine",
        filters=FiltriCasi,
        search=ricerca,
        chips=CHIPS,
        row_url=lambda row: reverse("patti_inclusione:caso_detail", args=[row["id"]]),
        empty="Nessuna famiglia assegnata a te: quando il Coordinatore te ne assegna una, la trovi qui e in Oggi.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA if lista.searching else Azione.LETTURA
    audit.record("caso_list", by=request.profilo, azione=azione, categoria="anagrafica")
    context = {"lista": lista, "ricerca": ricerca}
    return lista.export() if lista.exporting else render(request, "patti_inclusione/caso_list.html", context)


@permit(CASI, "view_fascicolo")
def caso_detail(request, pk):
    caso = get_object_or_404(request.permitted.select_related(*selectors.DEL_NUCLEO), pk=pk)
    audit.record_read("caso_detail", caso, by=request.profilo, categoria="fascicolo")
    context = caso_parti.context_of(caso, cronologia=request.GET.get("cronologia", ""))
    return render(request, "patti_inclusione/caso_detail.html", context)


@permit(CASI, "view_fascicolo")
def caso_documento(request, pk, documento):
    """A proof or a justification of the case, as an attachment."""
    caso = get_object_or_404(request.permitted, pk=pk)
    found = selectors.list_documenti(caso.pk, caso.nucleo_id).filter(pk=documento).first()
    if found is None:
        raise Http404
    audit.record_read("caso_documento", found, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="documenti")
    return risposte.download(found)


@permit(ASSEGNAZIONI, "write_consegna")
def consegna_edit(request, pk):
    """The hand-over note: before the family changes hands, or for some days after, when only this page is left."""
    assegnazione = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    if not selectors.can_write_consegna(assegnazione, timezone.now()):
        raise Http404
    form = ConsegnaForm(request.POST or None, initial={"nota": assegnazione.nota_consegna})
    if request.method == "POST" and form.is_valid():
        services.write_consegna(assegnazione, by=request.profilo, **form.cleaned_data)
        messages.success(request, "Nota di consegna salvata. La leggerà chi seguirà la famiglia dopo di te.")
        if assegnazione.al is None:
            return redirect("patti_inclusione:caso_detail", assegnazione.caso_id)
        return redirect("patti_inclusione:oggi")
    audit.record_read("consegna_edit", assegnazione, by=request.profilo, nucleo_id=assegnazione.caso.nucleo_id)
    return render(request, "patti_inclusione/caso_consegna.html", {"assegnazione": assegnazione, "form": form})
