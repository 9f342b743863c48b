"""What leaves the platform, one message at a time: its list, its history, what a person may do of one that does not go."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.monitor.argomenti import in_parole
from rdc_platform.monitor.forms import FiltriMessaggi, MotivoForm
from rdc_platform.monitor.permissions import MESSAGGI
from rdc_platform.monitor.ragioni import ragione
from rdc_platform.monitor.selectors import messaggi as selectors
from rdc_platform.monitor.selectors.registro import oldest_waiting
from rdc_platform.monitor.views.scambi import GIA, may_manage
from rdc_platform.outbox import atti
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLUMNS = [
    Colonna("topic", "Messaggio", ("topic",), value=lambda row: in_parole(row["topic"])),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoMessaggio"),
    Colonna("created_at", "Lasciato", ("created_at",), kind="data_ora"),
    Colonna("due_at", "Prossimo tentativo", ("due_at",), kind="data_ora"),
    Colonna("attempts", "Tentativi", ("attempts",), kind="numero"),
    Colonna("delivered_at", "Concluso", ("delivered_at",), kind="data_ora"),
    Colonna("error", "Ultimo errore", value=lambda row: ragione(row["error"])),
]


@dataclass(frozen=True)
class Atto:
    """What it is called, what it does in one sentence, what is said once done, and who does it."""

    titolo: str
    effetto: str
    fatto: str
    service: Callable[..., Any]


RIMETTE = Atto(
    "Rimetti in coda", "Riparte da solo con la stessa chiave: se chi lo riceve lo ha già, non lo conta due volte.",
    "Messaggio rimesso in coda.", atti.replay_messaggio,
)  # fmt: skip
SCARTA = Atto(
    "Scarta", "Chi lo aspetta non lo riceverà. Si può ancora rimettere in coda da qui.", "Messaggio scartato.",
    atti.discard_messaggio,
)  # fmt: skip
RIDA = replace(
    SCARTA,
    effetto="Non parte più, e non si rimette in coda. Chi l'ha lasciato lo sa subito, con quello che scrivi qui, e ne può mandare un altro.",
)
FORSE = "È già stato provato: chi lo riceve potrebbe averlo, anche se non ce l'ha detto."
IN_MANO = "È in mano a chi l'ha lasciato: ha davanti il motivo, corregge e ne manda un altro. Da qui non riparte."
CHIPS = [
    Chip("In coda", {"stato": "IN_CODA"}),
    Chip("Rifiutati", {"stato": "RIFIUTATO"}),
    Chip("Fermi", {"stato": "FERMO"}),
]


@permit(MESSAGGI, "view_messaggi")
def messaggio_list(request):
    """What leaves the platform: what waits, what was taken, what was refused. Ids only, no content."""
    names = [column.name for column in COLUMNS]
    lista = Lista(
        request,
        request.permitted.values("id", "controparte", "key", *names),
        COLUMNS,
        name="messaggi",
        one="messaggio",
        order="-created_at",
        filters=FiltriMessaggi,
        chips=CHIPS,
        row_url=lambda row: reverse("monitor:messaggio_detail", args=[row["id"]]),
        empty="Nessun messaggio è ancora partito.",
    )
    if lista.exporting:
        return lista.export()
    return render(request, "monitor/messaggio_list.html", {"lista": lista, "in_attesa_da": oldest_waiting()})


@permit(MESSAGGI, "view_messaggi")
def messaggio_detail(request, pk):
    """One message with its history: keys and dates, never what it says."""
    message = get_object_or_404(request.permitted, pk=pk)
    context = {
        "messaggio": message,
        "titolo": in_parole(message.topic),
        "errore": ragione(message.error),
        "codici": selectors.codici(message),
        "voci": selectors.voci(message),
        "in_mano": IN_MANO if atti.is_in_mano(message) else "",
        "azioni": atti.azioni(message) if may_manage(request) else set(),
        "briciole": [("Messaggi", reverse("monitor:messaggio_list")), (in_parole(message.topic), "")],
    }
    return render(request, "monitor/messaggio_detail.html", context)


@require_POST
@permit(MESSAGGI, "manage_messaggi")
def messaggio_retry(request, pk):
    """Do not wait for the next attempt."""
    message = get_object_or_404(request.permitted, pk=pk)
    try:
        atti.retry_messaggio(message, by=request.profilo)
    except TransitionError:
        messages.info(request, GIA)
    else:
        messages.success(request, "Riparte fra qualche secondo, se chi lo riceve risponde.")
    return redirect("monitor:messaggio_detail", pk)


@permit(MESSAGGI, "manage_messaggi")
def messaggio_replay(request, pk):
    """Put back in the queue what was refused, stopped or thrown away."""
    return _act(request, pk, RIMETTE)


@permit(MESSAGGI, "manage_messaggi")
def messaggio_discard(request, pk):
    """Nobody will hear of it."""
    return _act(request, pk, SCARTA, RIDA)


def _act(request, pk, atto: Atto, in_mano: Atto | None = None):
    """The page of an act with its reason; `in_mano`: what it is where who left the message is told."""
    message = get_object_or_404(request.permitted, pk=pk)
    if in_mano is not None and atti.goes_back(message):
        atto = in_mano
    form = MotivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            atto.service(message, by=request.profilo, motivo=form.cleaned_data["motivo"])
        except TransitionError:
            messages.info(request, GIA)
        else:
            messages.success(request, atto.fatto)
        return redirect("monitor:messaggio_detail", pk)
    torna = reverse("monitor:messaggio_detail", args=[pk])
    context = {
        "titolo": f"{atto.titolo}: {in_parole(message.topic)}",
        "effetto": atto.effetto,
        "forse": FORSE if in_mano is not None and message.stato == "IN_CODA" and message.attempts else "",
        "form": form,
        "torna": torna,
    }
    return render(request, "monitor/messaggio_atto.html", context)
