"""What the Ministry was told of each month, in words: for who answers for it, and for the data-protection officer."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import permit
from rdc_platform.monitor.forms import FiltriRilevazioni
from rdc_platform.monitor.permissions import RILEVAZIONI
from rdc_platform.monitor.selectors.rilevazioni import read_territori, with_superata
from rdc_platform.web import exports
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import data_ora, mese_in_words
from rdc_platform.web.lists import Chip, Lista
from rdc_platform.web.parti import Link

COLUMNS = [
    Colonna("ambito__denominazione", "Ambito", ("ambito__cerca", "mese")),
    Colonna("mese", "Mese", ("mese", "ambito__cerca"), value=lambda row: mese_in_words(row["mese"])),
    Colonna("versione", "Versione", ("versione",), kind="numero"),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoRilevazione"),
    Colonna("fatta_il", "Contata", ("fatta_il",), kind="data_ora"),
    Colonna("protocollo", "Ricevuta"),
    Colonna("motivo_rifiuto", "Perché è rifiutata"),
]
CHIPS = [
    Chip("Ultime versioni", {"ultime": "on"}),
    Chip("Rifiutate", {"stato": "RIFIUTATA"}),
    Chip("In partenza", {"stato": "IN_PARTENZA"}),
]
NOMI = ("Comuni", "Misura", "Quale", "Detto al Ministero")


@permit(RILEVAZIONI, "view_rilevazioni")
def rilevazione_list(request):
    """Every version of every month of every Ambito, the latest first."""
    lista = Lista(
        request,
        with_superata(request.permitted).values("id", *(column.name for column in COLUMNS)),
        COLUMNS,
        name="mesi detti al Ministero",
        one="mese detto al Ministero",
        order="-fatta_il",
        filters=FiltriRilevazioni,
        chips=CHIPS,
        row_url=lambda row: reverse("monitor:rilevazione_detail", args=[row["id"]]),
        empty="Al Ministero non è stato ancora detto niente. Ogni mese si conta da solo, qualche giorno dopo la sua fine.",
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "briciole": [*_scambi(), ("Che cosa sa il Ministero", "")]}
    return render(request, "monitor/rilevazione_list.html", context)


@permit(RILEVAZIONI, "view_rilevazioni")
def rilevazione_detail(request, pk):
    """One message, one territory at a time: what it says, as it left."""
    row = get_object_or_404(with_superata(request.permitted).select_related("ambito"), pk=pk)
    territori = read_territori(row)
    if formato := request.GET.get("formato"):
        colonne = [Colonna(nome, nome, value=lambda riga, n=n: riga[n]) for n, nome in enumerate(NOMI)]
        righe = [riga for each in territori for riga in each.righe]
        return exports.export(righe, colonne, f"ministero-{row.ambito.codice}-{row}", formato)
    scelto = _scelto(request, len(territori))
    titolo = f"{row.ambito}, {mese_in_words(row.mese)}"
    context = {
        "rilevazione": row,
        "titolo": titolo,
        "chips": [Link(each.nome, f"?territorio={n}", active=n == scelto) for n, each in enumerate(territori)],
        "territorio": territori[scelto],
        "fatti": [
            ("Versione", row.versione), ("Contata", data_ora(row.fatta_il)), ("Ricevuta", row.protocollo or "non ancora"),
            ("Si dice un numero da", f"{row.contenuto['soglia']} famiglie"),
            ("Arrotondato a", f"multipli di {row.contenuto['base']}"),
        ],
        "file": [Link(each.upper(), f"?formato={each}") for each in exports.FORMATI],
        "briciole": [*_scambi(), ("Che cosa sa il Ministero", reverse("monitor:rilevazione_list")), (titolo, "")],
    }  # fmt: skip
    return render(request, "monitor/rilevazione_detail.html", context)


def _scambi() -> list[tuple[str, str]]:
    return [
        ("Scambi", reverse("monitor:scambi_oggi")),
        ("Ministero", reverse("monitor:scambio_detail", args=["ministero"])),
    ]


def _scelto(request, quanti: int) -> int:
    """Which territory the page is about: the first, or the one that the URL has by its place."""
    testo = request.GET.get("territorio", "0")
    if not (testo.isascii() and testo.isdigit() and int(testo) < quanti):
        raise Http404
    return int(testo)
