from django.shortcuts import render

from accounts.access import permit
from rdc_platform.monitor.forms import FiltriMessaggi
from rdc_platform.monitor.permissions import MESSAGGI
from rdc_platform.monitor.selectors import oldest_waiting
from rdc_platform.pec.selectors import masked
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLUMNS = [
    Colonna("topic", "Messaggio", ("topic",)),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoMessaggio"),
    Colonna("created_at", "Lasciato", ("created_at",), kind="data_ora"),
    Colonna("due_at", "Prossimo tentativo", ("due_at",), kind="data_ora"),
    Colonna("attempts", "Tentativi", ("attempts",), kind="numero"),
    Colonna("delivered_at", "Concluso", ("delivered_at",), kind="data_ora"),
    Colonna("error", "Ultimo errore", value=lambda row: masked(row["error"])),  # a mail server names whom it refuses
]


@permit(MESSAGGI, "view_messaggi")
def messaggio_list(request):
    """What leaves the platform: what waits, what was taken, what was refused. Ids only, no content."""
    names = [column.name for column in COLUMNS]
    lista = Lista(
        request,
        request.permitted.values("id", *names),
        COLUMNS,
        name="messaggi",
        one="messaggio",
        order="-created_at",
        filters=FiltriMessaggi,
        empty="Nessun messaggio è ancora partito.",
    )
    if lista.exporting:
        return lista.export()
    return render(request, "monitor/messaggio_list.html", {"lista": lista, "in_attesa_da": oldest_waiting()})
