"""The sheet of a day, that a tutor fills with one tap a person; that of a month; the month validated (B.7)."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from progetti_collettivita.forms.presenze import TapForm
from progetti_collettivita.models import Causale, Esito
from progetti_collettivita.permissions import ASSEGNAZIONI, PUC
from progetti_collettivita.selectors import registro as selectors
from progetti_collettivita.services import presenze as services
from progetti_collettivita.services.presenze_regole import ConfermaError
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import decimale
from rdc_platform.web.forms import DataField
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("titolo", "Progetto", ("cerca",)),
    Colonna("comune", "Comune", ("comune",)),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoPuc"),
    Colonna("attivi", "Persone", ("attivi",), kind="numero"),
]
PRIMO = date(2019, 2, 1)  # there is no register of before the law


@permit(PUC, "view_presenze")
def presenze_list(request):
    """The projects whose register he keeps; of the Responsabile, the months to validate too."""
    responsabile = request.profilo.ruolo == Ruolo.RESPONSABILE_PUC
    lista = Lista(
        request, selectors.light_rows(request.permitted), COLONNE, name="progetti", one="progetto", order="titolo",
        row_url=lambda row: reverse("progetti_collettivita:presenze_oggi", args=[row["id"]]), exportable=False,
        empty="Nessun progetto con persone che hanno cominciato. Chi nomina i tutor è il Responsabile PUC.",
    )  # fmt: skip
    audit.record("presenze_list", by=request.profilo, azione=Azione.RICERCA)
    mesi = selectors.da_validare(request.permitted, calendario.today()) if responsabile else []
    context = {"lista": lista, "mesi": mesi, "responsabile": responsabile}
    return render(request, "progetti_collettivita/presenze_list.html", context)


@permit(PUC, "view_presenze")
def presenze_oggi(request, pk):
    """Who is expected on a day, each with one button; a POST is one line, answered as JSON to the script of the page."""
    form = TapForm(request.POST) if request.method == "POST" else None
    giorno = _day(request.POST.get("giorno") if form else request.GET.get("giorno"))
    puc = get_object_or_404(selectors.con_mese(request.permitted, giorno), pk=pk)
    rows = ASSEGNAZIONI.permitted(request.profilo, "record_presenza").filter(puc=puc)
    errore = _record(request, rows, form) if form else None
    if form and errore is None:
        scritta = form.scritta
        if _wants_json(request):
            return JsonResponse(_answer(scritta))
        messages.success(request, " ".join([f"Scritto: {_in_words(scritta.presenza)}.", *scritta.avvisi]))
        return redirect(f"{reverse('progetti_collettivita:presenze_oggi', args=[pk])}?giorno={giorno}")
    if errore and _wants_json(request):
        return JsonResponse({"testo": errore["testo"], "conferma": errore["conferma"]}, status=422)
    audit.record_read("presenze_oggi", puc, by=request.profilo)
    oggi = calendario.today()
    context = {
        "puc": puc, "giorno": giorno, "oggi": oggi, "prima": giorno - calendario.GIORNO,
        "dopo": giorno + calendario.GIORNO if giorno < oggi else None, "causali": Causale.choices, "errore": errore,
        "persone": selectors.persone_del_giorno(rows, puc, giorno), "chi": request.profilo.accreditamento_id,
        "briciole": briciole(puc),
    }  # fmt: skip
    return render(request, "progetti_collettivita/presenze_oggi.html", context)


def briciole(puc, qui: str = "") -> list[tuple[str, str]]:
    """The way back from a page of the register of a project."""
    oggi = reverse("progetti_collettivita:presenze_oggi", args=[puc.pk]) if qui else ""
    found = [("Presenze", reverse("progetti_collettivita:presenze_list")), (puc.titolo, oggi)]
    return [*found, (qui, "")] if qui else found


def _record(request, rows, form: TapForm) -> dict | None:
    """Write the line that a tap sent; None once it is, with the line on the form; else whose it is and why not."""
    if not form.is_valid():
        return {"testo": "Manca qualcosa: riapri la pagina e scrivi di nuovo questa presenza.", "conferma": False}
    row = get_object_or_404(rows, pk=form.cleaned_data["assegnazione"])
    campi = {"chiave": form.cleaned_data["chiave"], "conferma": form.cleaned_data["conferma"]}
    try:
        form.scritta = services.record_presenza(row, by=request.profilo, riga=form.riga(), **campi)
    except PucError as error:
        sue = {"assegnazione": row.pk, "ore": form.data.get("ore", ""), "causale": form.cleaned_data["causale"]}
        esito = form.cleaned_data["esito"]
        return {"testo": str(error), "conferma": isinstance(error, ConfermaError), "esito": esito} | sue
    return None


def _answer(scritta) -> dict:
    """What the script of the page shows of a line: no name."""
    presenza = scritta.presenza
    url = reverse("progetti_collettivita:presenza_edit", args=[presenza.assegnazione_id, presenza.pk])
    return {"testo": _in_words(presenza), "avvisi": scritta.avvisi, "gia": scritta.gia, "correggi": url}


def _in_words(presenza) -> str:
    if presenza.annullata:
        return "Tolta"
    ore = f", {decimale(presenza.ore)} ore" if presenza.ore else ""
    return f"{Esito(presenza.esito).label}{ore}"


def _wants_json(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def _day(testo: str | None) -> date:
    """The day that the address asks for; today where it asks for none, or for one to come."""
    oggi = calendario.today()
    try:
        found = DataField(required=False).clean(testo)
    except ValidationError:
        return oggi
    return max(PRIMO, min(found or oggi, oggi))
