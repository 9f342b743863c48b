"""The operators of an Ambito: the list that answers "who has access?", and the entering of a person a Comune indicated."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import permit
from accounts.forms.accreditamento import AccreditamentoForm
from accounts.forms.filtri import AccreditamentoFiltri
from accounts.models import Fondo, Livello, StatoAccreditamento
from accounts.permissions import ACCREDITAMENTI, RIGHE
from accounts.ruoli import Ruolo
from accounts.selectors import accreditamento as selectors
from accounts.selectors.operatore import scheda_of
from accounts.services import accreditamento as services
from accounts.services import attivazione
from accounts.services.regole import RegolaError
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista


def _dove(row) -> str:
    return "Tutto l'Ambito" if row["livello"] == Livello.AMBITO else ", ".join(row["nomi_comuni"])


COLUMNS = [
    Colonna(
        "operatore__cerca",
        "Persona",
        ("operatore__cerca", "operatore__nome"),
        value=lambda row: f"{row['operatore__cognome']} {row['operatore__nome']}",
    ),
    Colonna("ruolo", "Ruolo", ("ruolo",), value=lambda row: Ruolo(row["ruolo"]).label),
    Colonna("nomi_comuni", "Dove", value=_dove),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoAccreditamento"),
    Colonna("valido_dal", "Dal", ("valido_dal",), kind="data"),
    Colonna("valido_al", "Fino al", ("valido_al",), kind="data"),
]
CHIPS = [
    Chip("Da attivare", {"stato": StatoAccreditamento.RICHIESTO}),
    Chip("Attivi", {"stato": StatoAccreditamento.ATTIVO}),
    Chip("Sospesi", {"stato": StatoAccreditamento.SOSPESO}),
    Chip("In scadenza", {"in_scadenza": "on"}),
]


@permit(ACCREDITAMENTI, "view_accreditamento")
def accreditamento_list(request):
    """Who has, had or is about to have access."""
    lista = Lista(
        request,
        selectors.accreditamento_rows(request.permitted),
        COLUMNS,
        name="accreditamenti",
        one="accreditamento",
        order="operatore__cerca",
        filters=AccreditamentoFiltri,
        search=selectors.find_by_name,
        chips=CHIPS,
        row_url=lambda row: reverse("accounts:accreditamento_detail", args=[row["id"]]),
        empty="Nessun operatore. Si comincia dall'indicazione di un Comune.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("accreditamento_list", by=request.profilo, azione=azione, categoria="operatori")
    if lista.exporting:
        return lista.export()
    return render(request, "accounts/accreditamento_list.html", {"lista": lista})


@sensitive_post_parameters()
@permit(RIGHE, "accredit_riga")
def accreditamento_create(request, pk):
    """Enter the person of one row of a Comune's letter."""
    riga = get_object_or_404(request.permitted.select_related("indicazione__ambito", "indicazione__comune"), pk=pk)
    if (given := selectors.living_of(riga)) is not None:
        return redirect("accounts:accreditamento_detail", given.pk)
    form = AccreditamentoForm(request.POST or None, riga=riga)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.create_accreditamento(riga, by=request.profilo, **form.facts())
        except services.GiaAccreditataError as error:
            return redirect("accounts:accreditamento_detail", error.accreditamento.pk)
        except RegolaError as error:
            form.add_error(error.campo if error.campo in form.fields else None, str(error))
        else:
            messages.success(request, "Dati registrati. L'accesso si apre quando attivi l'accreditamento.")
            return redirect("accounts:accreditamento_detail", row.pk)
    return render(request, "accounts/accreditamento_create.html", {"riga": riga, "form": form})


@permit(ACCREDITAMENTI, "view_accreditamento")
def accreditamento_detail(request, pk):
    """One operator in one role: on which word, where, until when, and what can be done now."""
    rows = request.permitted.select_related(
        "operatore", "ambito", "designazione", "riga_indicazione__indicazione__comune"
    )
    row = get_object_or_404(rows, pk=pk)
    audit.record_read("accreditamento_detail", row, by=request.profilo)
    context = {
        "accreditamento": row,
        "operatore": row.operatore,
        "scheda": scheda_of(row.operatore, row.ambito),
        "fondi": [Fondo(fondo).label for fondo in row.fondi],
        "designazione": getattr(row, "designazione", None),
        "identificazioni": row.identificazioni.select_related("effettuata_da").order_by("data"),
        "comuni": selectors.comuni_of_accreditamento(row),
        "altri": selectors.others_of(request.permitted, row),
        "prossima": selectors.next_riga(RIGHE.permitted(request.profilo, "accredit_riga"), row),
        "attivato": attivazione.is_activated(row.operatore),
        "can": _can(row.stato),
    }
    return render(request, "accounts/accreditamento_detail.html", context)


def _can(stato: str) -> dict[str, bool]:
    """Which acts exist in that state."""
    return {
        "activate": stato == StatoAccreditamento.RICHIESTO,
        "suspend": stato == StatoAccreditamento.ATTIVO,
        "reset": stato == StatoAccreditamento.ATTIVO,
        "reactivate": stato in (StatoAccreditamento.SOSPESO, StatoAccreditamento.SCADUTO),
        "revoke": stato in selectors.VIVI,
    }
