"""Who takes part in a project: the list, one of them, the paper he signed."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from progetti_collettivita.forms.assegnazione import FiltriAssegnazioni
from progetti_collettivita.models import COMINCIATE
from progetti_collettivita.permissions import ASSEGNAZIONI
from progetti_collettivita.selectors import assegnazioni as selectors
from progetti_collettivita.selectors import inail, inps
from progetti_collettivita.selectors.detto import detto_a_inail, detto_a_inps
from progetti_collettivita.selectors.lettera import lettera_of
from progetti_collettivita.selectors.presenze import bilanci, pause_in, totale
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import risposte
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("cognome", "Persona", ("cognome", "nome"), value=lambda r: f"{r['cognome']} {r['nome']}"),
    Colonna("titolo", "Progetto", ("titolo",)),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoAssegnazionePuc"),
    Colonna("ore_settimanali", "Ore", ("ore_settimanali",), kind="numero"),
    Colonna("data_inizio", "Comincia", ("data_inizio",), kind="data"),
    Colonna("scadenza_risposta", "Risposta entro", ("scadenza_risposta",), kind="data"),
]
CHIPS = [
    Chip("Proposti", {"stato": "proposto"}),
    Chip("Attivi", {"stato": "attivo"}),
    Chip("Completati", {"stato": "completato"}),
]


@permit(ASSEGNAZIONI, "view_assegnazione")
def partecipante_list(request):
    """Those of his families, or of the projects of his Comuni."""
    segue = request.profilo.ruolo == Ruolo.CASE_MANAGER
    lista = Lista(
        request,
        selectors.light_rows(request.permitted),
        COLONNE,
        name="partecipanti",
        one="partecipante",
        order="cognome",
        filters=FiltriAssegnazioni,
        search=selectors.find_by_name,
        chips=CHIPS,
        row_url=lambda row: reverse("progetti_collettivita:partecipante_detail", args=[row["id"]]),
        empty="Nessuno ancora: una persona la propone il Case manager, da «Progetti», o il Centro per l'impiego. Qui la segui fino alla fine.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("partecipante_list", by=request.profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    return render(request, "progetti_collettivita/partecipante_list.html", {"lista": lista, "segue": segue})


@permit(ASSEGNAZIONI, "view_assegnazione")
def partecipante_detail(request, pk):
    """One participation: who, where, when, what comes next, its history."""
    detto = {"detto_a_inps": inps.in_json()}
    row = find_assegnazione(request, pk, "persona__profilo_puc", permessi=selectors.AZIONI, insieme=detto)
    segue = request.profilo.ruolo == Ruolo.CASE_MANAGER
    audit.record_read("partecipante_detail", row, by=request.profilo, nucleo_id=row.persona.nucleo_id)
    eventi = selectors.eventi_of(row)
    mesi = _mesi(row, eventi) if row.stato in COMINCIATE else []
    a_inps = inps.from_json(row.detto_a_inps)
    context = {
        "mesi": mesi,
        "saldo": totale(mesi),
        "row": row,
        "oggi": calendario.today(),
        "detti": [detto_a_inail(row, inail.comunicazioni_of(row)), *([detto_a_inps(row, a_inps)] if a_inps else [])],
        "segue": segue,
        "azioni": selectors.azioni(row),
        "persona": selectors.read_persona(row),
        "partecipazione": selectors.read_partecipazione(row),
        "lettera": any(each.documento_id for each in eventi),
        "voci": selectors.voci(eventi, con_note=segue),
        "briciole": briciole(row),
    }
    return render(request, "progetti_collettivita/partecipante_detail.html", context)


@permit(ASSEGNAZIONI, "view_assegnazione")
def accettazione_download(request, pk):
    """The paper he signed."""
    row = find_assegnazione(request, pk, "documento_accettazione")
    if row.documento_accettazione is None:
        raise Http404
    audit.record_read("accettazione_download", row, by=request.profilo, nucleo_id=row.persona.nucleo_id)
    return risposte.download(row.documento_accettazione)


@permit(ASSEGNAZIONI, "view_assegnazione")
def proposta_download(request, pk):
    """The letter of the proposal, with the page to sign."""
    row = find_assegnazione(request, pk)
    lettera = lettera_of(row)
    if lettera is None:
        raise Http404
    audit.record_read("proposta_download", row, by=request.profilo, nucleo_id=row.persona.nucleo_id)
    return risposte.download(lettera)


def _mesi(row, eventi):
    """His months up to today; `eventi`: his facts, the latest first."""
    pause = pause_in((row.pk, each.a_stato, each.istante) for each in reversed(eventi) if each.a_stato)
    return bilanci([row], calendario.today(), pause)[row.pk]


def find_assegnazione(request, pk, *related, permessi=(), insieme=None):
    """The participation with what its pages show, whether the profile may do each of `permessi`, and what is read `insieme`."""
    rows = request.permitted.select_related(
        "puc__comune_titolare", "persona__seguita", "sede__comune", "dal_cpi", *related
    )
    rows = rows.annotate(**ASSEGNAZIONI.each_of(request.profilo, permessi), **(insieme or {}))
    return get_object_or_404(rows, pk=pk)


def briciole(row, qui: str = "") -> list[tuple[str, str]]:
    """The way back."""
    nome = f"{row.persona.cognome} {row.persona.nome}"
    qui_url = reverse("progetti_collettivita:partecipante_detail", args=[row.pk]) if qui else ""
    found = [("Partecipanti", reverse("progetti_collettivita:partecipante_list")), (nome, qui_url)]
    return [*found, (qui, "")] if qui else found
