from django.shortcuts import render

from accounts.access import permit
from accounts.models import Ruolo
from accounts.selectors.registro import with_names
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.atti import in_parole
from rdc_platform.monitor.forms import FiltriAccessi
from rdc_platform.monitor.permissions import ACCESSI
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista


def _ruolo(row) -> str:
    """The role in words; the system's own acts, and attempts by nobody, have none."""
    ruolo = row["ruolo"]
    return Ruolo(ruolo).label if ruolo in Ruolo.values else ruolo.replace("sistema:", "Sistema: ")


RUOLO = Colonna("ruolo", "Profilo", ("ruolo",), value=_ruolo)
PERSONA = Colonna("persona", "Persona", template="monitor/_accesso_persona.html")
FAMIGLIA = Colonna("nucleo_id", "Famiglia", ("nucleo_id",), template="monitor/_accesso_famiglia.html")
ATTO = Colonna("atto", "Pagina o atto", ("atto",), value=lambda row: in_parole(row["atto"]))
COLUMNS = [
    Colonna("istante", "Quando", ("istante",), kind="data_ora"),
    PERSONA,
    RUOLO,
    Colonna("azione", "Azione", ("azione",), kind="stato", enum="Azione"),
    ATTO,
    Colonna("categoria", "Dati", ("categoria",)),
    FAMIGLIA,
    Colonna("esito", "Esito", ("esito",), kind="stato", enum="EsitoAccesso"),
]


@permit(ACCESSI, "view_accessi")
def accesso_list(request):
    """The register of reads and acts: who, being what, did what on which household (its id), and what was refused."""
    names = [column.name for column in COLUMNS]
    lista = Lista(
        request,
        with_names(request.permitted).values("id", "operatore_id", *names),
        COLUMNS,
        name="accessi",
        one="accesso",
        order="-istante",
        filters=FiltriAccessi,
        empty="Il registro è ancora vuoto.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("accesso_list", by=request.profilo, azione=azione, categoria="registro")
    return lista.export() if lista.exporting else render(request, "monitor/accesso_list.html", {"lista": lista})
