"""What one accreditation had in hand: families, Comuni, checks, each from when to when."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts import parole
from accounts.access import permit
from accounts.selectors.storia import count_ever, held_models, incarichi_ever, vigori
from accounts.selectors.visibilita import load_accreditamenti
from ambiti.models import Comune, Nucleo
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.forms import FiltriIncarichi
from rdc_platform.monitor.permissions import PROFILI
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLUMNS = [
    Colonna("dal", "Dal", ("inizio",), kind="data_ora", value=lambda row: row["inizio"]),
    Colonna("al", "Al", ("fine",), kind="data_ora", value=lambda row: row["fine"]),
    Colonna("data_da", "Dato da", value=lambda row: row["data_da"] or "non registrato"),
    Colonna("tolto_da", "Tolto da", value=lambda row: row["tolto_da"] or ("non registrato" if row["fine"] else "")),
]
NOMI = {Comune: "content_object__denominazione"}  # of what is nobody's datum; the rest has its id alone


@permit(PROFILI, "view_incarichi")
def incarico_list(request, pk):
    """The objects of one kind that an accreditation held, and the times in which it was in force: only then could it see."""
    accreditamento = load_accreditamenti([get_object_or_404(request.permitted, pk=pk).pk])[str(pk)]
    ever = count_ever([pk]).get(pk, {})
    model = _chosen(request, ever)
    name = NOMI.get(model, "content_object_id")
    lista = Lista(
        request,
        incarichi_ever(pk, model).values("pgh_id", "inizio", "fine", "data_da", "tolto_da", name),
        [Colonna("oggetto", str(model._meta.verbose_name).capitalize(), value=lambda row: str(row[name])), *COLUMNS],
        name="incarichi",
        one="incarico",
        order="-dal",
        key="pgh_id",
        filters=FiltriIncarichi,
        chips=[_chip(kind, count) for kind, count in ever.items()],
        row_url=_family if model is Nucleo else None,
        empty="Questo profilo non ha mai avuto niente in mano.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("incarico_list", accreditamento, by=request.profilo, azione=azione, categoria="registro")
    if lista.exporting:
        return lista.export()
    return render(request, "monitor/incarico_list.html", _context(accreditamento, lista))


def _chosen(request, ever):
    """The kind that the URL asks for, or the nearest to a family that he was ever given."""
    by_name = {model._meta.model_name: model for model in held_models()}
    return by_name.get(request.GET.get("oggetti", ""), next(iter(ever), Nucleo))


def _chip(model, count: int) -> Chip:
    return Chip(f"{str(model._meta.verbose_name).capitalize()} ({count})", {"oggetti": str(model._meta.model_name)})


def _family(row) -> str:
    return reverse("monitor:famiglia_visibilita", args=[row["content_object_id"]])


def _context(row, lista):
    persona = reverse("monitor:persona_detail", args=[row.operatore_id])
    return {
        "accreditamento": row,
        "lista": lista,
        "vigori": vigori([row.pk]).get(row.pk, []),
        "fatti": [
            ("Territorio", parole.where(row)),
            ("Dato da", parole.given_by(row)),
            ("Sulla parola di", parole.on_whose_word(row)),
        ],
        "briciole": [
            ("Chi vedeva che cosa", reverse("monitor:visibilita")),
            (str(row.operatore), persona),
            (row.get_ruolo_display(), ""),
        ],
    }
