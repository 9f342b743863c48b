"""The lists of the moves: those that wait, and the stubs of those that are over."""

from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from ambiti.models import Comune
from patti_inclusione.permissions import CEPPI, TRASFERIMENTI
from patti_inclusione.selectors import trasferimento as selectors
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("persone", "Persone", sort=("persone",), kind="numero"),
    Colonna("verso", "Che cos'è", sort=("verso",)),
    Colonna("da", "Da", sort=("da",)),
    Colonna("a", "A", sort=("a",)),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoTrasferimento"),
    Colonna("chiesto_il", "Chiesto il", sort=("chiesto_il",), kind="data"),
    Colonna("sollecito", "Sollecito", value=lambda row: "Mandato" if row["sollecitato_il"] else ""),
]
CEPPO = [
    Colonna("codice_caso", "Caso", sort=("codice_caso",)),
    Colonna("trasferito_il", "Trasferito il", sort=("trasferito_il",), kind="data"),
    Colonna("a", "A", sort=("a",), value=lambda row: row["a"] or "Riservato"),
]


@permit(TRASFERIMENTI, "view_trasferimento")
def trasferimento_list(request):
    """The families that move, into his territory or out of it, and those that his Case managers propose to move."""
    lista = Lista(
        request,
        selectors.select_trasferimenti(request.permitted, request.profilo.oggetti(Comune)),
        COLONNE,
        name="trasferimenti",
        one="trasferimento",
        order="chiesto_il",
        row_url=lambda row: reverse("patti_inclusione:trasferimento_detail", args=[row["id"]]),
        empty="Nessuna famiglia in arrivo né in partenza.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("trasferimento_list", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/trasferimento_list.html", {"lista": lista})


@permit(CEPPI, "view_ceppi")
def ceppo_list(request):
    """What stays of the families that moved: code, day, where to."""
    lista = Lista(
        request,
        selectors.select_ceppi(request.permitted),
        CEPPO,
        name="casi trasferiti",
        one="caso trasferito",
        order="-trasferito_il",
        empty="Nessuna famiglia se n'è andata.",
    )
    if lista.exporting:
        audit.record("ceppo_list", by=request.profilo, azione=Azione.ESPORTAZIONE)
        return lista.export()
    return render(request, "patti_inclusione/ceppo_list.html", {"lista": lista})
