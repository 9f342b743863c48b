from django.shortcuts import render

from accounts.access import permit
from accounts.models import Ruolo
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.forms import FiltriAccessi
from rdc_platform.monitor.permissions import ACCESSI
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista


def _ruolo(row) -> str:
    """The role in words; the system's own acts, and attempts by nobody, have none."""
    ruolo = row["ruolo"]
    return Ruolo(ruolo).label if ruolo in Ruolo.values else ruolo.replace("sistema:", "Sistema: ")


COLUMNS = [
    Colonna("istante", "Quando", ("istante",), kind="data_ora"),
    Colonna("ruolo", "Profilo", ("ruolo",), value=_ruolo),
    Colonna("operatore_id", "Operatore", ("operatore_id",)),
    Colonna("azione", "Azione", ("azione",), kind="stato", enum="Azione"),
    Colonna("atto", "Pagina o atto", ("atto",)),
    Colonna("categoria", "Dati", ("categoria",)),
    Colonna("nucleo_id", "Famiglia", ("nucleo_id",)),
    Colonna("esito", "Esito", ("esito",), kind="stato", enum="EsitoAccesso"),
]


@permit(ACCESSI, "view_accessi")
def accesso_list(request):
    """The register of reads and acts, by ids: who, being what, did what on which household, and what was refused."""
    names = [column.name for column in COLUMNS]
    lista = Lista(
        request,
        request.permitted.values("id", *names),
        COLUMNS,
        name="accessi",
        one="accesso",
        order="-istante",
        filters=FiltriAccessi,
        empty="Il registro è ancora vuoto.",
    )
    if lista.exporting:
        audit.record("accesso_list", by=request.profilo, azione=Azione.ESPORTAZIONE)
        return lista.export()
    return render(request, "monitor/accesso_list.html", {"lista": lista})
