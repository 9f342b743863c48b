"""The evaluation of a meeting: minutes, expected results, commitments; written once, corrected by a new version."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.incontro_verbale import RisultatoForm, VerbaleForm, VerificaForm
from patti_inclusione.permissions import INCONTRI
from patti_inclusione.selectors import incontro as incontri
from patti_inclusione.selectors import incontro_verbale as selectors
from patti_inclusione.services import incontro_verbale as services
from patti_inclusione.services import valutazione_bozze as bozze
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.views import richieste, valutazione_bozze
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import fields
from rdc_platform.web.autosave import posted_number
from rdc_platform.web.formati import data_breve

CON_CASO = "caso__nucleo__comune"
CAMBIATA = "Nel frattempo la valutazione è stata scritta in un'altra scheda: controlla e premi di nuovo."
NON_ORA = "Si valuta un incontro dopo aver scritto chi è venuto, finché il caso è aperto."


@permit(INCONTRI, "edit_incontro")
def incontro_evaluate(request, pk):
    incontro = get_object_or_404(request.permitted.select_related(CON_CASO, "patto"), pk=pk)
    if not incontri.to_evaluate(incontro) or incontro.caso.stato == "CHIUSO":
        messages.info(request, NON_ORA)
        return redirect("patti_inclusione:incontro_detail", pk)
    verbale = next(iter(selectors.list_verbali(incontro)), None)
    bozza = selectors.bozza_of(incontro.caso, bozze.modulo_of(incontro))
    moduli, errore = _moduli(request, incontro, verbale), ""
    if request.method == "GET":
        valutazione_bozze.fill(moduli, bozza)
    elif richieste.all_valid(*moduli):
        errore = _write(request, incontro, moduli)
        if not errore:
            messages.success(request, "Valutazione conclusa. Per cambiarla la correggi: quella di prima resta.")
            return redirect("patti_inclusione:incontro_detail", pk)
    audit.record_read(
        "incontro_evaluate", incontro, by=request.profilo, nucleo_id=incontro.caso.nucleo_id, categoria="patto"
    )
    context = {
        "incontro": incontro,
        "caso": incontro.caso,
        "moduli": moduli,
        "errori": fields.errors_of(*moduli),
        "errore": errore,
        "verbale": verbale,
        "bozza": bozza,
        "presenze": incontri.presenze_of(incontro),
    }
    return render(request, "patti_inclusione/incontro_evaluate.html", context)


def _write(request, incontro, moduli) -> str:
    """Conclude; or say why not."""
    testa, *righe = moduli
    try:
        services.write_verbale(
            incontro,
            by=request.profilo,
            versione=posted_number(request, "verbale"),
            valutazioni=[riga.valutazione() for riga in righe if isinstance(riga, RisultatoForm)],
            verifiche=[riga.verifica() for riga in righe if isinstance(riga, VerificaForm)],
            **testa.cleaned_data,
        )
    except ConflittoError:
        return CAMBIATA
    except TransitionError:
        return NON_ORA
    except services.ValutazioneError as refusal:
        return str(refusal)
    return ""


def _moduli(request, incontro, verbale) -> list:
    """The forms of the page: from the evaluation that is corrected, else from the meeting before."""
    data = request.POST or None
    iniziale = {"testo": verbale.testo} if verbale else None
    rows = incontri.da_guardare(incontro)
    ora = {row.risultato_id: row for row in verbale.valutazioni.all()} if verbale else {}
    ora_impegni = {row.impegno_id: row for row in verbale.verifiche.all()} if verbale else {}
    prima, prima_impegni = selectors.valutazioni_before(incontro), selectors.verifiche_before(incontro)
    return [
        VerbaleForm(data, corregge=verbale is not None, initial=iniziale),
        *(_risultato(data, each, ora.get(each.pk), prima.get(each.pk)) for each in rows.risultati),
        *(_verifica(request, each, ora_impegni.get(each.pk), prima_impegni.get(each.pk)) for each in rows.impegni),
    ]


def _risultato(data, risultato, ora, prima) -> RisultatoForm:
    start = {"livello": risultato.situazione_iniziale}
    if prima is not None:
        start = {"stato": prima.stato, "livello": prima.livello}
    if ora is not None:
        parole = ora.punto_di_vista_famiglia
        start = {"stato": ora.stato, "livello": ora.livello, "punto_di_vista_famiglia": parole}
    words = f"{prima.get_stato_display()} ({data_breve(prima.verbale.incontro.data)})" if prima else ""
    return RisultatoForm(data, risultato=risultato, prima=words, initial=start)


def _verifica(request, impegno, ora, prima) -> VerificaForm:
    start = {"esito": ora.esito, "motivo": ora.motivo, "azione": ora.azione} if ora else None
    words = f"{prima.get_esito_display()} ({data_breve(prima.verbale.incontro.data)})" if prima else ""
    prova = ora.prova if ora else None
    return VerificaForm(
        request.POST or None, request.FILES or None, impegno=impegno, prima=words, prova=prova, initial=start
    )


@require_POST
@permit(INCONTRI, "edit_incontro")
def incontro_draft(request, pk):
    """Keep what is being typed, valid or not (called by autosave.js)."""
    incontro = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    return valutazione_bozze.keep(request, incontro.caso, bozze.modulo_of(incontro))


@require_POST
@permit(INCONTRI, "edit_incontro")
def incontro_draft_discard(request, pk):
    incontro = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    bozze.discard_bozza(incontro.caso, by=request.profilo, modulo=bozze.modulo_of(incontro))
    return redirect("patti_inclusione:incontro_evaluate", pk)
