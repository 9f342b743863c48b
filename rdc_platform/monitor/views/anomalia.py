from django.shortcuts import render

from accounts.access import permit
from accounts.selectors.registro import with_names
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.forms import FiltriAnomalie
from rdc_platform.monitor.models import TipoAnomalia
from rdc_platform.monitor.permissions import ANOMALIE
from rdc_platform.monitor.selectors import registro as selectors
from rdc_platform.monitor.views.accesso import ATTO, FAMIGLIA, PERSONA, RUOLO
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLUMNS = [
    Colonna("istante", "Quando", ("istante",), kind="data_ora"),
    Colonna("tipo", "Che cosa", ("tipo",), kind="stato", enum="TipoAnomalia"),
    PERSONA,
    RUOLO,
    Colonna("quante", "Famiglie", ("quante",), kind="numero"),
    FAMIGLIA,
    ATTO,
]
CHIPS = [Chip(str(tipo.label), {"tipo": str(tipo)}) for tipo in TipoAnomalia]


@permit(ANOMALIE, "view_anomalie")
def anomalia_list(request):
    """What the walks over the register found: openings without a link, which should never be, and unusual ones."""
    rows = with_names(request.permitted)
    lista = Lista(
        request,
        rows.values("id", "istante", "tipo", "operatore_id", "persona", "ruolo", "quante", "nucleo_id", "atto"),
        COLUMNS,
        name="letture da guardare",
        one="lettura da guardare",
        order="-istante",
        filters=FiltriAnomalie,
        chips=CHIPS,
        empty="Niente da guardare: chi ha aperto una famiglia la poteva vedere, di giorno e senza fretta.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("anomalia_list", by=request.profilo, azione=azione, categoria="registro")
    if lista.exporting:
        return lista.export()
    return render(request, "monitor/anomalia_list.html", {"lista": lista, "cifre": selectors.figures()})
