"""The operators of an Ambito: the list that answers "who has access?", and the entering of a person a Comune indicated."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import permit
from accounts.forms.accreditamento import AccreditamentoForm
from accounts.forms.filtri import AccreditamentoFiltri, AccreditamentoNazionaleFiltri
from accounts.models import Fondo
from accounts.permissions import ACCREDITAMENTI, RIGHE
from accounts.ruoli import Ruolo
from accounts.selectors import accreditamento as selectors
from accounts.selectors import attivazione, cronologia
from accounts.selectors.operatore import scheda_of
from accounts.services import accreditamento as services
from accounts.services.regole import RegolaError
from accounts.views.accreditamento_pagina import CHIPS, DELL_AMBITO, NAZIONALI, acts_on
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.lists import Lista


@permit(ACCREDITAMENTI, "view_accreditamento")
def accreditamento_list(request):
    """Who has, had or is about to have access: in his Ambito, or in all of them."""
    ambito = request.profilo.ruolo == Ruolo.AMMINISTRATORE_AMBITO
    lista = Lista(
        request,
        selectors.accreditamento_rows(request.permitted),
        DELL_AMBITO if ambito else NAZIONALI,
        name="accreditamenti",
        one="accreditamento",
        order="operatore__cerca",
        filters=AccreditamentoFiltri if ambito else AccreditamentoNazionaleFiltri,
        search=selectors.find_by_name,
        chips=CHIPS,
        row_url=lambda row: reverse("accounts:accreditamento_detail", args=[row["id"]]),
        empty="Nessun operatore. Si comincia dall'indicazione di un Comune.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("accreditamento_list", by=request.profilo, azione=azione, categoria="operatori")
    if lista.exporting:
        return lista.export()
    return render(request, "accounts/accreditamento_list.html", {"lista": lista, "ambito": ambito})


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
    """One person in one role: on which word, where, until when, what happened, and what can be done now."""
    rows = request.permitted.select_related(
        "operatore", "ambito", "atto", "designazione", "riga_indicazione__indicazione__comune"
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
        "accesso": attivazione.accesso_of(row.operatore),
        "storia": cronologia.list_storia(row),
        "ambito": request.profilo.ruolo == Ruolo.AMMINISTRATORE_AMBITO,
        "can": acts_on(row, request.profilo),
    }
    return render(request, "accounts/accreditamento_detail.html", context)
