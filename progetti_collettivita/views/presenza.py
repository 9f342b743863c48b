"""The lines of the register: their list, a new one, a correction, a rectification with what each was before."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from progetti_collettivita.forms.presenze import FiltriPresenze, PresenzaForm, RettificaForm
from progetti_collettivita.models import Esito, PresenzaPuc
from progetti_collettivita.permissions import ASSEGNAZIONI
from progetti_collettivita.selectors import registro as selectors
from progetti_collettivita.services import presenze as services
from progetti_collettivita.services.presenze_regole import ConfermaError
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.views.presenze import briciole
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import VersioneError
from rdc_platform.web import autosave
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import data_breve, decimale
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("data", "Giorno", ("data", "ora_inizio"), kind="data"),
    Colonna("cognome", "Persona", ("cognome", "nome"), value=lambda r: f"{r['cognome']} {r['nome']}"),
    Colonna("titolo", "Progetto", ("titolo",)),
    Colonna("esito", "Esito", ("esito",), value=lambda r: Esito(r["esito"]).label),
    Colonna("ore", "Ore", ("ore",), kind="numero", value=lambda r: float(r["ore"])),
    Colonna("data_validazione", "Validata", ("data_validazione",), kind="data"),
]
CHIPS = [
    Chip("Da validare", {"stato": "aperte"}),
    Chip("Assenze ingiustificate", {"esito": "ASSENTE_INGIUSTIFICATO"}),
    Chip("Rettificate", {"stato": "rettificate"}),
]
CAMBIATA = "Intanto qualcuno l'ha cambiata: guarda com'è adesso. Quello che hai scritto è ancora qui, premi di nuovo."
CAMPI = ("data", "esito", "ore", "ora_inizio", "ora_fine", "causale", "note", "firma_partecipante")


@permit(ASSEGNAZIONI, "rectify_presenza")
def presenza_list(request):
    """Every line of the projects of his Comuni."""
    lista = Lista(
        request, selectors.righe_of(request.permitted), COLONNE, name="presenze", one="presenza", order="-data",
        filters=FiltriPresenze, search=selectors.find_riga, chips=CHIPS, row_url=_row_url,
        empty="Nessuna presenza ancora: si scrivono dal foglio del giorno di ogni progetto, in «Presenze».",
    )  # fmt: skip
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("presenza_list", by=request.profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    return render(request, "progetti_collettivita/presenza_list.html", {"lista": lista})


@permit(ASSEGNAZIONI, "record_presenza")
def presenza_create(request, pk):
    """A whole line: another day, other hours, a recovery."""
    row = _find(request, pk)
    form = _form(request, {"data": calendario.today(), "esito": Esito.PRESENTE})
    if request.method == "POST" and form.is_valid():
        scritta = _act(form, lambda: services.record_presenza(row, **_of(request, form)))
        if scritta:
            return _done(request, row, "Presenza scritta.", scritta)
    return _page(request, row, form, "Nuova presenza", "Scrivi la presenza")


@permit(ASSEGNAZIONI, "record_presenza")
def presenza_edit(request, pk, riga):
    """Correct a line of a month not validated yet, or take it away; one of a validated month leads to its rectification."""
    row = _find(request, pk)
    presenza = _riga(row, riga)
    form = _form(request, _initial(presenza))
    if request.method == "POST" and ("togli" in request.POST or form.is_valid()):
        versione = autosave.posted_number(request, "versione")
        if "togli" in request.POST:
            done = _act(
                form, lambda: services.remove_presenza(presenza, by=request.profilo, versione=versione), presenza
            )
            fatto = "Presenza tolta."
        else:
            done = _act(
                form, lambda: services.amend_presenza(presenza, versione=versione, **_of(request, form)), presenza
            )
            fatto = "Presenza corretta."
        if done:
            return _done(request, row, fatto, done)
    return _page(request, row, form, "Correggi la presenza", "Salva", presenza=presenza)


@permit(ASSEGNAZIONI, "rectify_presenza")
def presenza_rectify(request, pk, riga):
    """Change a line of a validated month, with the reason; what it was stays below."""
    row = _find(request, pk)
    presenza = _riga(row, riga)
    form = RettificaForm(request.POST or None, con_note=True, initial=_initial(presenza))
    if request.method == "POST" and form.is_valid():
        campi = _of(request, form) | {
            "versione": autosave.posted_number(request, "versione"),
            "motivo": form.cleaned_data["motivo"],
            "togli": "togli" in request.POST,
        }
        done = _act(form, lambda: services.rectify_presenza(presenza, **campi), presenza)
        if done:
            return _done(request, row, "Presenza rettificata.", done)
    return _page(request, row, form, "Rettifica la presenza", "Rettifica", presenza=presenza)


@permit(ASSEGNAZIONI, "rectify_presenza")
def presenza_integrate(request, pk):
    """A line that was forgotten in a validated month, with the reason."""
    row = _find(request, pk)
    form = RettificaForm(request.POST or None, con_note=True, initial={"esito": Esito.PRESENTE})
    if request.method == "POST" and form.is_valid():
        campi = _of(request, form) | {"motivo": form.cleaned_data["motivo"]}
        done = _act(form, lambda: services.add_rettifica(row, **campi))
        if done:
            return _done(request, row, "Presenza aggiunta al mese validato.", done)
    return _page(request, row, form, "Aggiungi a un mese validato", "Aggiungi")


def _form(request, initial: dict) -> PresenzaForm:
    con_note = request.profilo.ruolo == Ruolo.RESPONSABILE_PUC
    return PresenzaForm(request.POST or None, con_note=con_note, initial=initial)


def _find(request, pk):
    return get_object_or_404(request.permitted.select_related("puc", "persona"), pk=pk)


def _riga(row, pk) -> PresenzaPuc:
    return get_object_or_404(row.presenze.valide().select_related("assegnazione"), pk=pk)


def _initial(presenza) -> dict:
    valori = {campo: getattr(presenza, campo) for campo in (*CAMPI, "versione")}
    return valori | {"ore": decimale(presenza.ore)}


def _of(request, form) -> dict:
    return {"by": request.profilo, "riga": form.riga(), "conferma": form.cleaned_data["conferma"]}


def _act(form, service, presenza=None):
    """What the act made; None where it was refused, and the form says why."""
    try:
        return service()
    except VersioneError:
        if presenza is not None:
            presenza.refresh_from_db()
            form.data = form.data.copy()
            form.data["versione"] = str(presenza.versione)
        form.add_error(None, CAMBIATA)
    except PucError as error:
        if isinstance(error, ConfermaError):
            form.ask_conferma()
        form.add_error(error.campo if error.campo in form.fields else None, str(error))
    return None


def _done(request, row, fatto: str, scritta):
    """Back to the month of the line, with what is to be known."""
    presenza = getattr(scritta, "presenza", scritta)
    messages.success(request, " ".join([fatto, *getattr(scritta, "avvisi", [])]))
    url = reverse("progetti_collettivita:registro_mese", args=[row.puc_id])
    return redirect(f"{url}?mese={presenza.data:%Y-%m}#p-{row.pk}")


def _page(request, row, form, titolo: str, bottone: str, *, presenza=None):
    audit.record_read(request.resolver_match.url_name, row, by=request.profilo, nucleo_id=row.persona.nucleo_id)
    validata, rettifica = (
        presenza is not None and presenza.data_validazione is not None,
        isinstance(form, RettificaForm),
    )
    context = {
        "row": row, "form": form, "titolo": titolo, "bottone": bottone, "presenza": presenza, "validata": validata,
        "rettifica": rettifica, "briciole": briciole(row.puc, titolo),
        "storia": [_was(each) for each in presenza.events.order_by("-pgh_id")] if validata and rettifica else [],
    }  # fmt: skip
    return render(request, "progetti_collettivita/presenza_edit.html", context)


def _was(evento) -> tuple[str, str]:
    """What a line was until a change, and what was the reason of that line."""
    return f"Fino al {data_breve(evento.pgh_created_at)}: {services.in_words(evento)}", evento.motivo_rettifica


def _row_url(row) -> str:
    nome = "presenza_rectify" if row["data_validazione"] else "presenza_edit"
    if row["annullata"]:
        return reverse("progetti_collettivita:partecipante_detail", args=[row["assegnazione_id"]])
    return reverse(f"progetti_collettivita:{nome}", args=[row["assegnazione_id"], row["id"]])
