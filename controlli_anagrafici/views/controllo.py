from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.models import Ruolo
from controlli_anagrafici.forms.controllo import CONCLUSI, UGUALI, AssegnazioneForm, FiltriControlli
from controlli_anagrafici.models import CanaleRinvio
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import carico
from controlli_anagrafici.selectors import controllo as selectors
from controlli_anagrafici.selectors.autorita import entro_autorita
from controlli_anagrafici.selectors.panoramica import list_comuni
from controlli_anagrafici.selectors.parti import read_parti, with_parti
from controlli_anagrafici.selectors.rinvio import list_tappe
from controlli_anagrafici.selectors.specie import NOMI
from controlli_anagrafici.selectors.titolo import judge_titoli
from controlli_anagrafici.services import assegnazione
from controlli_anagrafici.views.atti import find_controllo, what_is_checked
from controlli_anagrafici.views.distribuzione import controllo_distribute
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista, Selezione

TERMINE = Colonna(
    "data_scadenza",
    "Termine",
    ("data_scadenza",),
    kind="termine",
    fonte="Accordo 560/2019 art. 2",
    value=lambda r: r["termine"],
)
COLUMNS = [
    Colonna(
        "richiedente", "Richiedente", ("nucleo__cerca",), value=lambda r: f"{r['nucleo__cognome']} {r['nucleo__nome']}"
    ),
    Colonna("comune", "Comune", ("comune",)),
    Colonna("specie", "Che cosa", value=lambda r: NOMI[r["specie"]]),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoControllo"),
    TERMINE,
    Colonna(
        "responsabile_nome", "Responsabile", ("responsabile_nome",), value=lambda r: r["responsabile_nome"].strip()
    ),
]
CHIPS = [
    Chip("Scaduti", {"scadenza": "scaduti"}),
    Chip("In scadenza", {"scadenza": "settimana"}),
    Chip("Conclusi", {"stato": CONCLUSI}),
]
CHIPS_COORDINATORE = [Chip("Da assegnare", {"stato": "DA_ASSEGNARE"}), *CHIPS]
EMPTY = {
    Ruolo.COORDINATORE_ANAGRAFICI: "Nessun controllo da fare. Arrivano da soli con le forniture di INPS.",
    Ruolo.RESPONSABILE_ANAGRAFICI: "Nessun controllo da fare. Te li assegna il Coordinatore del tuo Comune.",
}


@permit(CONTROLLI, "view_controllo")
def controllo_list(request):
    """The open checks of the Coordinatore's Comune, or those assigned to the Responsabile, what lapses first on top.

    Those that are over stand under their state, and a search finds them too.
    """
    coordinatore = request.profilo.ruolo == Ruolo.COORDINATORE_ANAGRAFICI
    carichi = carico.loads(request.profilo) if coordinatore else []
    lista = Lista(
        request,
        selectors.light_rows(request.permitted),
        COLUMNS,
        name="controlli",
        one="controllo",
        order="data_scadenza",
        filters=_filters(request, carichi),
        search=selectors.find_by_name,
        chips=CHIPS_COORDINATORE if coordinatore else CHIPS,
        row_url=lambda row: reverse("controlli_anagrafici:controllo_detail", args=[row["id"]]),
        empty=EMPTY[request.profilo.ruolo],
        selection=_selezione(carichi) if coordinatore else None,
    )
    if lista.exporting:
        audit.record("controllo_list", by=request.profilo, azione=Azione.ESPORTAZIONE, categoria="anagrafica")
        return lista.export()
    audit.record("controllo_list", by=request.profilo, azione=Azione.RICERCA, categoria="anagrafica")
    return render(request, "controlli_anagrafici/controllo_list.html", {"lista": lista})


def _filters(request, carichi):
    coordinatore = request.profilo.ruolo == Ruolo.COORDINATORE_ANAGRAFICI
    comuni = list_comuni(request.profilo) if coordinatore else []
    responsabili = [(str(each.accreditamento_id), each.nome) for each in carichi]
    return partial(FiltriControlli, comuni=comuni, responsabili=responsabili, cerca=request.method == "POST")


def _selezione(carichi) -> Selezione:
    form = AssegnazioneForm(carichi=carichi)
    template = "controlli_anagrafici/_controllo_responsabile.html"
    return Selezione(reverse("controlli_anagrafici:controllo_assign"), "Assegna", template, form["responsabile"])


@permit(CONTROLLI, "view_controllo")
def controllo_detail(request, pk):
    """One check: who, where, what he claimed, by when."""
    controllo = find_controllo(request, pk, with_parti(request.permitted))
    parti = read_parti(controllo)
    audit.record_read("controllo_detail", controllo, by=request.profilo, categoria="anagrafica")
    richiedente = selectors.richiedente(controllo)
    azioni = selectors.azioni(controllo, request.profilo.ruolo)
    context = {
        "controllo": controllo,
        "richiedente": richiedente,
        "azioni": azioni,
        "scrive": "scrive" in azioni,
        **what_is_checked(controllo),
        "titoli": judge_titoli(controllo, parti.titoli),
        "catena": parti.rinvii,
        "tappe": list_tappe(parti.rinvii),
        "con_pec": any(each.canale == CanaleRinvio.PEC for each in parti.rinvii),
        "per_lettera": bool(parti.rinvii) and parti.rinvii[-1].canale == CanaleRinvio.PEC,
        "comunicazioni": parti.comunicazioni,
        "note": parti.note,
        "lettere": parti.lettere,
        "entro_autorita": entro_autorita(controllo),
        "voci": selectors.voci(controllo),
        "briciole": [
            ("Controlli", reverse("controlli_anagrafici:controllo_list")),
            (f"{richiedente.nome} {richiedente.cognome}", ""),
        ],
    }
    return render(request, "controlli_anagrafici/controllo_detail.html", context)


@require_POST
@permit(CONTROLLI, "assign_controllo")
def controllo_assign(request):
    """Give the ticked checks to a Responsabile, or show how they would be shared out."""
    form = AssegnazioneForm(request.POST, carichi=carico.loads(request.profilo))
    if form.is_valid():
        keys, responsabile = form.cleaned_data["id"], form.cleaned_data["responsabile"]
        if responsabile == UGUALI:
            return controllo_distribute(request)
        try:
            changed = assegnazione.assign_controlli(keys, responsabile, by=request.profilo)
        except assegnazione.ResponsabileError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Controlli assegnati: {changed}. Il Responsabile li trova nella sua pagina.")
    else:
        messages.error(request, " ".join(text for texts in form.errors.values() for text in texts))
    return redirect("controlli_anagrafici:controllo_list")
