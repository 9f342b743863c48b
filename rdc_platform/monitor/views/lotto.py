from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import permit
from rdc_platform.documenti import risposte
from rdc_platform.monitor.forms import FiltriLotti, FiltriScarti
from rdc_platform.monitor.permissions import LOTTI, SCARTI
from rdc_platform.monitor.selectors.registro import age_of_data, count_movimenti
from rdc_platform.monitor.selectors.riconciliazione import differenze_of, in_words, last_riconciliazione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COUNTS = ("lette", "nuove", "modificate", "invariate", "ignorate", "quarantena")
COLUMNS = [
    Colonna("id_lotto", "Lotto", ("progressivo",), value=lambda row: row["id_lotto"] or "Testata illeggibile"),
    Colonna("ricevuto_il", "Ricevuto", ("ricevuto_il",), kind="data_ora"),
    Colonna("esito", "Esito", ("esito",), kind="stato", enum="EsitoLotto"),
    *(Colonna(name, name.capitalize(), (name,), kind="numero") for name in COUNTS),
]
COLUMNS_DIFFERENZE = [
    Colonna("comune", "Comune", ("comune",), value=lambda row: row["comune"] or row["belfiore"]),
    Colonna("nostre", "Domande nostre", ("nostre",), kind="numero"),
    Colonna("di_inps", "Domande di INPS", ("di_inps",), kind="numero"),
    Colonna("differenza", "Differenza", ("differenza",), value=in_words),
]
COLUMNS_SCARTI = [
    Colonna("riga", "Riga", ("riga",), kind="numero"),
    Colonna("codice", "Codice", ("codice", "riga")),
    Colonna("campo", "Campo", ("campo",)),
    Colonna("motivo", "Motivo"),
    Colonna("altri", "Altri difetti", value=lambda row: "; ".join(f"{e['codice']} {e['campo']}" for e in row["altri"])),
]


@permit(LOTTI, "view_lotti")
def lotto_list(request):
    """The lots that came, newest first, with their counts and how old the data are."""
    rows = request.permitted.values("id", "id_lotto", "ricevuto_il", "esito", *COUNTS)
    lista = Lista(
        request,
        rows,
        COLUMNS,
        name="lotti",
        one="lotto",
        order="-ricevuto_il",
        filters=FiltriLotti,
        row_url=lambda row: reverse("monitor:lotto_detail", args=[row["id"]]),
        empty="Non è ancora arrivato nessun lotto. Il primo arriva da solo, appena INPS lo mette a disposizione.",
    )
    if lista.exporting:
        return lista.export()
    return render(request, "monitor/lotto_list.html", {"lista": lista, "eta": age_of_data()})


@permit(LOTTI, "view_lotti")
def lotto_detail(request, pk):
    """One lot: what it declared, what was read, what was rejected and why."""
    lotto = get_object_or_404(request.permitted, pk=pk)
    rows = SCARTI.permitted(request.profilo, "view_scarti").filter(lotto=lotto)
    lista = Lista(
        request,
        rows.values("id", "riga", "codice", "campo", "motivo", "altri"),
        COLUMNS_SCARTI,
        name="righe in quarantena",
        one="riga in quarantena",
        order="riga",
        filters=FiltriScarti,
        empty="Nessuna riga in quarantena: ogni riga di questo lotto è stata presa.",
    )
    if lista.exporting:
        return lista.export()
    context = {
        "lotto": lotto,
        "lista": lista,
        "conteggi": [(name.capitalize(), getattr(lotto, name)) for name in COUNTS],
        "movimenti": count_movimenti(lotto),
        "briciole": [("Forniture INPS", reverse("monitor:lotto_list")), (lotto.id_lotto or "Testata illeggibile", "")],
    }
    return render(request, "monitor/lotto_detail.html", context)


@permit(LOTTI, "view_lotti")
def riconciliazione_list(request):
    """Where our domande and those of INPS were not the same, the last time they were compared."""
    ultima = last_riconciliazione()
    lista = Lista(
        request,
        differenze_of(ultima),
        COLUMNS_DIFFERENZE,
        name="Comuni",
        one="Comune",
        order="comune",
        empty="In nessun Comune c'è differenza." if ultima else "Il primo confronto si fa domenica.",
    )
    if lista.exporting:
        return lista.export()
    context = {
        "lista": lista, "ultima": ultima,
        "briciole": [("Forniture INPS", reverse("monitor:lotto_list")), ("Riconciliazione", "")],
    }  # fmt: skip
    return render(request, "monitor/riconciliazione_list.html", context)


@permit(LOTTI, "download_riscontro")
def riscontro_download(request, pk):
    """The answer given to INPS, record by record."""
    lotto = get_object_or_404(request.permitted.filter(riscontro__isnull=False).select_related("riscontro"), pk=pk)
    return risposte.download(lotto.riscontro)
