"""The half-yearly confirmation of the operators: the whole list, a choice, one act."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.forms.filtri import ConfermaFiltri
from accounts.permissions import ACCREDITAMENTI
from accounts.selectors import scadenze
from accounts.selectors.accreditamento import find_by_name
from accounts.services import conferma as services
from accounts.views.accreditamento_pagina import DOVE, PERSONA, RUOLO
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista, Selezione

TUTTI, SCELTI, CONFERMA = "tutti", "scelti", "conferma"  # what the two forms post
COLONNE = [
    PERSONA,
    RUOLO,
    DOVE,
    Colonna("stato_dal", "Attivo dal", ("stato_dal",), kind="data"),
    Colonna("usato_il", "Ultimo uso", ("usato_il",), kind="data"),
    Colonna("entro", "Da confermare entro", ("entro",), kind="termine"),
    Colonna("id", "Non lavora più?", template="accounts/_conferma_sospendi.html", export=False),
]


@permit(ACCREDITAMENTI, "confirm_accreditamento")
def conferma_list(request):
    """Every active operator: since when, when he was here last, by when he is to be confirmed."""
    lista = Lista(
        request,
        scadenze.conferma_rows(request.permitted),
        COLONNE,
        name="operatori",
        one="operatore",
        order="entro",
        filters=ConfermaFiltri,
        search=find_by_name,
        chips=[Chip("Da confermare", {"entro": "on"})],
        row_url=lambda row: reverse("accounts:accreditamento_detail", args=[row["id"]]),
        empty="Nessun operatore attivo da confermare.",
        selection=Selezione(reverse("accounts:conferma_create"), "Conferma…"),
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("conferma_list", by=request.profilo, azione=azione, categoria="operatori")
    if lista.exporting:
        return lista.export()
    return render(request, "accounts/conferma_list.html", {"lista": lista, "regola": scadenze.regola_conferma()})


@require_POST
@permit(ACCREDITAMENTI, "confirm_accreditamento")
def conferma_create(request):
    """First who is about to be confirmed, by name; then the act."""
    rows = scadenze.conferma_rows(request.permitted)
    if TUTTI not in request.POST:
        rows = rows.filter(pk__in=_posted(request))
    rows = list(rows.order_by("operatore__cerca", "operatore__nome", "pk"))
    if not rows:
        messages.warning(request, "Scegli almeno un operatore da confermare.")
        return redirect("accounts:conferma_list")
    if CONFERMA in request.POST:
        quanti = services.confirm_accreditamenti({row["id"] for row in rows}, by=request.profilo)
        messages.success(request, _done(quanti))
        return redirect("accounts:conferma_list")
    audit.record("conferma_create", by=request.profilo, azione=Azione.LETTURA, categoria="operatori")
    context = {"righe": [_riga(row) for row in rows], "scelti": ",".join(str(row["id"]) for row in rows)}
    return render(request, "accounts/conferma_create.html", context)


def _posted(request) -> set[UUID]:
    """The ticked ids, or those of the page before, in one field: many operators are more fields than a form may have."""
    values = request.POST.getlist("id") or request.POST.get(SCELTI, "").split(",")
    try:
        return {UUID(value) for value in values if value}
    except ValueError:
        raise Http404 from None


def _riga(row) -> tuple[str, str, object]:
    """Name, role and where, last use."""
    nome, ruolo = PERSONA.read(row), RUOLO.read(row)
    return nome, f"{ruolo}, {DOVE.read(row)}", row["usato_il"]


def _done(quanti: int) -> str:
    return "Un operatore confermato." if quanti == 1 else f"{quanti} operatori confermati."
