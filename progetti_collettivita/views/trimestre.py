"""The quarters to tell INAIL: which there are, the days of each person, and when they were told."""

import re

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from progetti_collettivita.forms.inail import TrimestreForm
from progetti_collettivita.permissions import COMUNI
from progetti_collettivita.premio import Trimestre
from progetti_collettivita.selectors import giorni_effettivi as selectors
from progetti_collettivita.selectors.righe import euro
from progetti_collettivita.services import trimestre as services
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.righe import RigheOrdinabili

CODICE = re.compile(r"([A-Z]\d{3})-([1-9]\d{3})-([1-4])", re.ASCII)
FONTE = "INAIL circ. 10/2020"
STIMA = "Premio, stima"
COLONNE = [
    Colonna("trimestre", "Trimestre", ("anno", "numero")),
    Colonna("comune", "Comune", ("comune",)),
    Colonna("scadenza", "Da comunicare entro", ("scadenza",), kind="termine", fonte=FONTE),
    Colonna("comunicato_il", "Comunicato il", ("comunicato_il",), kind="data"),
    Colonna("giorni", "Giorni", ("giorni",), kind="numero"),
    Colonna("persone", "Persone", ("persone",), kind="numero"),
    Colonna("premio", STIMA, value=lambda r: r["premio"] and euro(r["premio"])),
]


@permit(COMUNI, "tell_trimestre")
def trimestre_list(request):
    """The last two years of his Comuni, where somebody was active."""
    rows = selectors.righe_trimestri(request.permitted, calendario.today())
    lista = Lista(
        request, RigheOrdinabili(rows), COLONNE, name="trimestri", one="trimestre", order="-trimestre", row_url=_url,
        empty="Nessun trimestre: il primo compare quando finisce un trimestre in cui qualcuno è stato presente.",
    )  # fmt: skip
    audit.record("trimestre_list", by=request.profilo, azione=_azione(lista))
    if lista.exporting:
        return lista.export()
    return render(request, "progetti_collettivita/trimestre_list.html", {"lista": lista})


@permit(COMUNI, "tell_trimestre")
def trimestre_detail(request, trimestre):
    """The days of each person of one quarter, to copy into INAIL's service; and when that was done."""
    belfiore, quale = _read(trimestre)
    comune = get_object_or_404(request.permitted, pk=belfiore)
    form = TrimestreForm(request.POST if "comunicato_il" in request.POST else None)
    if form.is_valid() and _tell(request, comune, quale, form):
        return redirect("progetti_collettivita:trimestre_detail", trimestre)
    rows = list(selectors.light_rows(comune, quale))
    lista = Lista(
        request, RigheOrdinabili(rows), _colonne(quale, con_trimestre="formato" in request.GET), name="righe",
        one="riga", order="codice_puc", key="persona_id",
        empty="In questo trimestre nessuno è stato presente ai progetti del Comune.",
    )  # fmt: skip
    audit.record("trimestre_detail", by=request.profilo, azione=_azione(lista))
    if lista.exporting:
        return lista.export()
    context = _context(comune, quale, rows) | {"form": form, "lista": lista}
    return render(request, "progetti_collettivita/trimestre_detail.html", context)


def _tell(request, comune, trimestre: Trimestre, form) -> bool:
    """Whether it was written; else the form says why not."""
    try:
        services.tell_trimestre(comune, trimestre, by=request.profilo, **form.cleaned_data)
    except PucError as refusal:
        form.add_error(refusal.campo, str(refusal))
        return False
    messages.success(request, "Segnato: questo trimestre è comunicato a INAIL.")
    return True


def _context(comune, trimestre: Trimestre, rows) -> dict:
    totale, titolo = selectors.totale(rows, trimestre), selectors.in_words(trimestre)
    return {
        "comune": comune,
        "titolo": titolo,
        "totale": totale,
        "premio": euro(totale.premio),
        "scadenza": selectors.scadenza(trimestre),
        "finito": trimestre.al < calendario.today(),
        "detto": selectors.detto_of(comune, trimestre),
        "briciole": [
            ("INAIL", reverse("progetti_collettivita:comunicazione_list")),
            ("Trimestri", reverse("progetti_collettivita:trimestre_list")),
            (titolo, ""),
        ],
    }


def _colonne(trimestre: Trimestre, *, con_trimestre: bool) -> list[Colonna]:
    """What INAIL wants of each, and the estimate; the page has the quarter in its title."""
    quando = [
        Colonna("anno", "Anno", value=lambda _: str(trimestre.anno)),
        Colonna("trimestre", "Trimestre", value=lambda _: trimestre.numero),
    ]
    return [
        Colonna("codice_puc", "Progetto", ("codice_puc", "cognome", "nome")),
        Colonna("titolo", "Titolo", ("titolo", "cognome", "nome")),
        Colonna("persona", "Persona", ("cognome", "nome", "codice_puc"), value=lambda r: f"{r['cognome']} {r['nome']}"),
        Colonna("codice_fiscale", "Codice fiscale", ("codice_fiscale",), kind="cf", whole=True),
        *(quando if con_trimestre else []),
        Colonna("giorni", "Giorni effettivi", ("giorni",), kind="numero"),
        Colonna("premio", STIMA, value=lambda r: euro(selectors.stima(r, trimestre))),
    ]


def _read(codice: str) -> tuple[str, Trimestre]:
    """`D150-2021-1`: a Comune and one of the quarters that INAIL insured, not one to come; a 404 for anything else."""
    found = CODICE.fullmatch(codice)
    if not found or not selectors.is_assicurato(int(found[2]), int(found[3]), calendario.today()):
        raise Http404
    return found[1], Trimestre(int(found[2]), int(found[3]))


def _azione(lista: Lista) -> Azione:
    return Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA


def _url(row) -> str:
    return reverse("progetti_collettivita:trimestre_detail", args=[row["id"]])
