"""What INPS's last lot did to the families: new, taken away, changed, and why."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from accounts.ruoli import Ruolo
from patti_inclusione.forms.riconciliazione import FiltriRiconciliazione
from patti_inclusione.models import MotivoMovimento, TipoMovimento
from patti_inclusione.permissions import MOVIMENTI
from patti_inclusione.selectors import riconciliazione as selectors
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import data_breve
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("comune", "Comune", sort=("comune",)),
    Colonna("tipo", "Che cosa", sort=("tipo",), value=lambda row: TipoMovimento(row["tipo"])),
    Colonna("motivo", "Perché", sort=("motivo",), value=lambda row: MotivoMovimento(row["motivo"])),
]


@permit(MOVIMENTI, "view_riconciliazione")
def riconciliazione(request):
    """One lot, the last one if none is chosen; the Case manager has his own families, the Coordinatore those of his Comuni."""
    lotti = list(selectors.list_lotti())
    chosen = next((lotto for lotto in lotti if str(lotto.pk) == request.GET.get("lotto")), next(iter(lotti), None))
    choices = [(str(lotto.pk), f"Lotto {lotto.progressivo}, {data_breve(lotto.data_estrazione)}") for lotto in lotti]
    page = "caso_detail" if request.profilo.ruolo == Ruolo.CASE_MANAGER else "caso_identity"
    lista = Lista(
        request,
        selectors.select_movimenti(request.permitted, chosen),
        COLONNE,
        name="famiglie",
        one="famiglia",
        order="tipo",
        filters=partial(FiltriRiconciliazione, lotti=choices),
        row_url=lambda row: reverse(f"patti_inclusione:{page}", args=[row["caso_id"]]),
        empty="Questo lotto non ha cambiato nessuna delle tue famiglie.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("riconciliazione", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    quanti = selectors.count_by_tipo(request.permitted, chosen)
    conti = [(tipo.label, quanti.get(tipo, 0)) for tipo in TipoMovimento]
    context = {"lista": lista, "lotto": chosen, "conti": conti}
    return render(request, "patti_inclusione/riconciliazione.html", context)
