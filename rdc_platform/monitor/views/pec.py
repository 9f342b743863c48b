from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import permit
from rdc_platform.monitor.forms import FiltriPec, FiltriRicevute
from rdc_platform.monitor.permissions import PECS, RICEVUTE
from rdc_platform.monitor.ragioni import ragione
from rdc_platform.pec import selectors
from rdc_platform.pec.models import MotivoEsame
from rdc_platform.pec.models.ricevuta import nome_di
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista


def perche(row) -> str:
    """Why a person should look at a receipt."""
    found = [] if row["messaggio_id"] else ["Non sappiamo di quale messaggio parla"]
    return "; ".join(found + ([str(MotivoEsame(row["motivo_esame"]).label)] if row["motivo_esame"] else []))


COLUMNS = [
    Colonna("creato_il", "Scritta", ("creato_il",), kind="data_ora"),
    Colonna("causale", "Perché", ("causale",), value=lambda row: row["causale"] or "Comunicazione"),
    Colonna("dominio", "Casella di", value=lambda row: selectors.masked(row["destinatario"])),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoPec"),
    Colonna("stato_dal", "Da quando", ("stato_dal",), kind="data_ora"),
    Colonna(
        "ore", "Ore", kind="numero", value=lambda row: int((timezone.now() - row["stato_dal"]).total_seconds()) // 3600
    ),
    Colonna(
        "in_ritardo", "In ritardo", ("in_ritardo", "stato_dal"), value=lambda row: "Sì" if row["in_ritardo"] else ""
    ),
    Colonna("tentativi", "Tentativi", ("tentativi",), kind="numero"),
]
COLUMNS_RICEVUTE = [
    Colonna("acquisita_il", "Arrivata", ("acquisita_il",), kind="data_ora"),
    Colonna("tipo", "Ricevuta", ("tipo",), value=lambda row: nome_di(row["tipo"])),
    Colonna("data_certificata", "Data certificata", ("data_certificata",), kind="data_ora"),
    Colonna("gestore", "Gestore", ("gestore",)),
    Colonna("identificativo", "Identificativo"),
    Colonna("perche", "Che cosa guardare", value=perche),
]
CHIPS = [Chip("In ritardo", {"in_ritardo": "on"}), Chip("Mancata consegna", {"stato": "MANCATA_CONSEGNA"})]


@permit(PECS, "view_pec")
@require_safe
def pec_list(request):
    """What leaves by PEC and what the provider says of it. No text, no subject, of an address the domain alone."""
    rows = request.permitted.annotate(in_ritardo=selectors.overdue()).values(
        "id", "causale", "destinatario", "creato_il", "stato", "stato_dal", "in_ritardo", "tentativi"
    )
    lista = Lista(
        request,
        rows,
        COLUMNS,
        name="PEC",
        order="-creato_il",
        filters=FiltriPec,
        chips=CHIPS,
        row_url=lambda row: reverse("monitor:pec_detail", args=[row["id"]]),
        empty="Nessuna PEC è ancora partita.",
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "in_ritardo": request.permitted.filter(selectors.overdue()).count()}
    return render(request, "monitor/pec_list.html", context)


@permit(PECS, "view_pec")
@require_safe
def pec_detail(request, pk):
    """One PEC: what was done to send it, what each recipient's provider certified, in order."""
    messaggio = get_object_or_404(request.permitted, pk=pk)
    context = {
        "messaggio": messaggio,
        "avviso": selectors.avviso(messaggio),
        "errore": ragione(messaggio.ultimo_errore),
        "destinatari": [
            (each, selectors.masked(each.indirizzo), ragione(each.errore_esteso))
            for each in messaggio.destinatari.order_by("pk")
        ],
        "ricevute": messaggio.ricevute.order_by("data_certificata", "acquisita_il"),
        "fatti": [
            ("Scritta il", messaggio.creato_il),
            ("Inviata il", messaggio.inviato_il),
            ("Accettata il", messaggio.accettato_il),
        ],
        "codici": [
            ("Message-ID", messaggio.message_id),
            ("Identificativo del gestore", messaggio.identificativo_gestore),
            ("Tentativi", messaggio.tentativi),
        ],
    }
    return render(request, "monitor/pec_detail.html", context)


@permit(RICEVUTE, "view_ricevute")
@require_safe
def ricevuta_list(request):
    """The receipts that a person should look at: of no message that we know, or that say something odd."""
    rows = request.permitted.filter(selectors.to_look_at()).annotate(senza_messaggio=Q(messaggio=None))
    rows = rows.values(
        "id", "tipo", "data_certificata", "acquisita_il", "gestore", "identificativo", "messaggio_id", "motivo_esame"
    )
    lista = Lista(
        request,
        rows,
        COLUMNS_RICEVUTE,
        name="ricevute",
        one="ricevuta",
        order="-acquisita_il",
        filters=FiltriRicevute,
        chips=[Chip("Senza messaggio", {"senza_messaggio": "on"})],
        row_url=lambda row: reverse("monitor:pec_detail", args=[row["messaggio_id"]]) if row["messaggio_id"] else "",
        empty="Nessuna ricevuta da guardare: ognuna ha il suo messaggio e si legge bene.",
    )
    return lista.export() if lista.exporting else render(request, "monitor/ricevuta_list.html", {"lista": lista})
