"""The final evaluation of a Patto, with which the case closes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.valutazione import CondizioneForm, ObiettivoFinaleForm, ValutazioneForm
from patti_inclusione.models import MotivoChiusura, StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import chiusura, incontro_andamento, incontro_verbale
from patti_inclusione.selectors import valutazione as selectors
from patti_inclusione.selectors.incontro import patto_in_force
from patti_inclusione.selectors.patto import persone_of
from patti_inclusione.services import valutazione as services
from patti_inclusione.services import valutazione_bozze as bozze
from patti_inclusione.services.chiusura import ChiusuraError
from patti_inclusione.views import richieste, valutazione_bozze
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web import fields
from rdc_platform.web.autosave import posted_number

CAMBIATO = "Intanto il caso è cambiato. Niente è perso: controlla e premi di nuovo."
NON_ORA = "La valutazione finale si scrive quando c'è un Patto in vigore."


@require_POST
@permit(CASI, "close_caso")
def valutazione_start(request, pk):
    caso = get_object_or_404(request.permitted, pk=pk)
    try:
        services.start_valutazione(caso, by=request.profilo)
    except TransitionError:
        messages.info(request, NON_ORA)
        return redirect("patti_inclusione:caso_detail", pk)
    return redirect("patti_inclusione:valutazione_edit", pk)


@require_POST
@permit(CASI, "close_caso")
def valutazione_leave(request, pk):
    """The way is not over: back to the Patto."""
    caso = get_object_or_404(request.permitted, pk=pk)
    try:
        services.leave_valutazione(caso, by=request.profilo)
    except TransitionError:
        messages.info(request, "Il caso non è in valutazione finale.")
    else:
        messages.success(request, "Il Patto continua. Quello che avevi scritto è tenuto da parte.")
    return redirect("patti_inclusione:caso_detail", pk)


@require_POST
@permit(CASI, "close_caso")
def valutazione_draft(request, pk):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    return valutazione_bozze.keep(request, get_object_or_404(request.permitted, pk=pk), bozze.FINALE)


@permit(CASI, "close_caso")
def valutazione_edit(request, pk):
    """What is known is filled in already; concluding it closes the case."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    patto = patto_in_force(caso)
    if caso.stato != StatoCaso.VALUTAZIONE_FINALE or patto is None:
        messages.info(request, NON_ORA)
        return redirect("patti_inclusione:caso_detail", pk)
    bozza = incontro_verbale.bozza_of(caso, bozze.FINALE)
    moduli, errore = _moduli(request, caso, patto), ""
    if request.method == "GET":
        valutazione_bozze.fill(moduli, bozza)
    elif richieste.all_valid(*moduli):
        errore = _conclude(request, caso, moduli)
        if not errore:
            messages.success(
                request, "Percorso concluso: il caso è chiuso. La valutazione resta nella pagina della famiglia."
            )
            return redirect("patti_inclusione:caso_detail", pk)
    audit.record_read("valutazione_edit", caso, by=request.profilo, categoria="patto")
    context = {"caso": caso, "patto": patto, "moduli": moduli, "errore": errore, "bozza": bozza}
    return render(request, "patti_inclusione/valutazione_edit.html", context | _facts(caso, patto, moduli))


def _facts(caso, patto, moduli) -> dict[str, object]:
    """What the page shows beside the questions."""
    return {
        "errori": fields.errors_of(*moduli),
        "sostegni": selectors.sostegni_erogati(patto),
        "conti": incontro_andamento.count_incontri(caso, calendario.today()),
        "effetti": chiusura.effetti(caso),
    }


def _moduli(request, caso, patto) -> list:
    """The forms, filled with the last evaluations of the results and with the work that the Analisi found."""
    data, lavoro = request.POST or None, selectors.condizioni_iniziali(caso)
    start = {"caso_versione": caso.versione, "motivo_chiusura": MotivoChiusura.CONCLUSIONE_PERCORSO}
    adulti = [persona.componente for persona in persone_of(caso) if persona.adulta]
    return [
        ValutazioneForm(data, motivi=chiusura.motivi(caso), initial=start),
        *(
            ObiettivoFinaleForm(data, obiettivo=f.obiettivo, initial={"esito": f.esito, "livello": f.livello})
            for f in selectors.finali(patto)
        ),
        *(CondizioneForm(data, componente=c, initial={"condizione": lavoro.get(c.pk, "")}) for c in adulti),
    ]


def _conclude(request, caso, moduli) -> str:
    """Conclude; or say why not."""
    testa, *righe = moduli
    obiettivi = [riga for riga in righe if isinstance(riga, ObiettivoFinaleForm)]
    persone = [riga for riga in righe if isinstance(riga, CondizioneForm)]
    try:
        services.conclude_valutazione(
            caso,
            by=request.profilo,
            versione=posted_number(request, "caso_versione"),
            esiti={r.obiettivo.pk: (r.cleaned_data["esito"], r.cleaned_data["livello"]) for r in obiettivi},
            condizioni={r.componente.pk: r.cleaned_data["condizione"] for r in persone},
            **testa.valori(),
        )
    except VersioneError:
        caso.refresh_from_db()
        testa.data = testa.data.copy()
        testa.data["caso_versione"] = str(caso.versione)
        return CAMBIATO
    except TransitionError:
        return NON_ORA
    except ChiusuraError as refusal:
        return str(refusal)
    return ""


@permit(CASI, "view_fascicolo")
def valutazione_detail(request, pk):
    """The final evaluation that closed the case."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    valutazione = selectors.last_valutazione(caso)
    if valutazione is None:
        messages.info(request, "Per questo caso non c'è ancora una valutazione finale.")
        return redirect("patti_inclusione:caso_detail", pk)
    audit.record_read(
        "valutazione_detail", valutazione, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto"
    )
    context = {"caso": caso, "valutazione": valutazione}
    return render(request, "patti_inclusione/valutazione_detail.html", context)
