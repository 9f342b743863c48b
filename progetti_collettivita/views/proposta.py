"""Looking for a project for a person of one's own families, and proposing it: never by itself."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from progetti_collettivita.forms.assegnazione import FiltriPersone, PropostaForm
from progetti_collettivita.permissions import PERSONE
from progetti_collettivita.selectors import assegnazioni as selectors
from progetti_collettivita.selectors import ricerca
from progetti_collettivita.selectors.impegno import delle_famiglie
from progetti_collettivita.selectors.persone import posizione_of
from progetti_collettivita.selectors.profilo import profilo_of, read_profilo
from progetti_collettivita.services import proposta as services
from progetti_collettivita.services.puc import PucError
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("cognome", "Persona", ("cognome", "nome"), value=lambda r: f"{r['cognome']} {r['nome']}"),
    Colonna("comune", "Comune", ("comune",)),
    Colonna("data_nascita", "Nata il", ("data_nascita",), kind="data"),
    Colonna(
        "gia", "Nella famiglia", ("gia", "meno_importo", "vita", "protocollo"),
        value=lambda r: "qualcuno partecipa" if r["gia"] else "ancora nessuno",
    ),
    Colonna("patto_al", "Patto fino al", ("patto_al",), kind="data"),
]  # fmt: skip


@permit(PERSONE, "propose_puc")
def persona_list(request):
    """«Da assegnare»: the bound persons of his families without a project, who comes first when places are short.

    From a project: those who live where it is done, each one click away from its proposal.
    """
    puc = ricerca.find_attivo(request.GET.get("progetto", "").strip())
    lista = Lista(
        request,
        selectors.da_assegnare(request.permitted),
        COLONNE,
        name="persone",
        one="persona",
        order="gia",
        filters=FiltriPersone,
        search=selectors.find_persona,
        chips=[Chip("Mai proposte", {"mai": "on"})],
        row_url=lambda row: _next(row, puc),
        empty="Nessuno da assegnare. Qui trovi chi, nelle tue famiglie con un Patto firmato, è tenuto ai progetti e non ne ha.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("persona_list", by=request.profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "impegno": delle_famiglie(request.permitted), "puc": puc}
    return render(request, "progetti_collettivita/persona_list.html", context)


def _next(row, puc) -> str:
    """The proposal of the project one came from, or the search of one."""
    if puc:
        return reverse("progetti_collettivita:proposta_create", args=[row["id"], puc.pk])
    return reverse("progetti_collettivita:progetto_search", args=[row["id"]])


@permit(PERSONE, "propose_puc")
def progetto_search(request, pk):
    """«Ricerca PUC da assegnare»: where this person may go, and why."""
    persona = find_persona(request, pk)
    posizione = posizione_of(persona)
    audit.record_read("progetto_search", persona, by=request.profilo, nucleo_id=persona.nucleo_id)
    context = {
        "persona": persona,
        "posizione": posizione,
        "candidati": ricerca.list_candidati(persona, posizione.quota),
        "profilo": read_profilo(profilo_of(persona)),
        "aperta": selectors.aperta_of(persona),
        "briciole": briciole(persona),
    }
    return render(request, "progetti_collettivita/progetto_search.html", context)


@permit(PERSONE, "propose_puc")
def proposta_create(request, pk, puc):
    """Propose it: where, when, how many hours."""
    persona = find_persona(request, pk)
    progetto = ricerca.find_puc_for(persona, puc)
    if progetto is None:
        raise Http404
    posizione = posizione_of(persona)
    form = PropostaForm(request.POST or None, puc=progetto, persona=persona, tenuta=posizione.tenuta)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.propose_puc(persona, progetto, by=request.profilo, **form.cleaned_data)
        except PucError as error:
            form.add_error(error.campo if error.campo in form.fields else None, str(error))
        else:
            messages.success(request, "Progetto proposto: il posto è tenuto fino alla risposta.")
            return redirect("progetti_collettivita:partecipante_detail", row.pk)
    audit.record_read("proposta_create", persona, by=request.profilo, nucleo_id=persona.nucleo_id)
    context = {"persona": persona, "puc": progetto, "form": form, "posizione": posizione}
    return render(
        request, "progetti_collettivita/proposta_create.html", context | {"briciole": briciole(persona, "Proposta")}
    )


def find_persona(request, pk):
    """One of his families, with where it lives."""
    return get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)


def briciole(persona, qui: str = "") -> list[tuple[str, str]]:
    """The way back."""
    nome = f"Progetti per {persona.nome} {persona.cognome}"
    url = reverse("progetti_collettivita:progetto_search", args=[persona.pk]) if qui else ""
    found = [("Da assegnare", reverse("progetti_collettivita:persona_list")), (nome, url)]
    return [*found, (qui, "")] if qui else found
