"""The end of an Analisi preliminare: the answers to check, finishing it, reading it again, taking it up again."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import permit
from patti_inclusione.analisi.regole import mancanze
from patti_inclusione.analisi.risposte import risposte_of
from patti_inclusione.forms.analisi.inizio import RiaperturaForm
from patti_inclusione.models import CodiceTermine, EsitoAnalisi, StatoAnalisi
from patti_inclusione.models.analisi_scale import is_graver
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import analisi as selectors
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.services import analisi as services
from patti_inclusione.services import analisi_riapertura
from patti_inclusione.services.scadenza import compute_termine
from patti_inclusione.views import analisi_pagina as parti
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.autosave import posted_number
from rdc_platform.web.formati import data_breve

POI = {
    EsitoAnalisi.A: "Ora mandala al Centro per l'impiego: lo facciamo noi, quando premi «Manda al Centro per l'impiego».",
    EsitoAnalisi.B: "Ora scrivi il Patto con la famiglia, entro il {termine}.",
    EsitoAnalisi.C: "Ora scegli l'équipe: con lei fai il Quadro di analisi. Il Patto va scritto entro il {termine}.",
    EsitoAnalisi.D: "Ora manda la persona al servizio specialistico. Il Patto va scritto entro il {termine}.",
}


@require_GET
@permit(CASI, "edit_analisi")
def analisi_check(request, pk):
    """All answers before the analysis is finished, the missing ones first."""
    foglio = parti.open_foglio(parti.caso_of(request, pk))
    if foglio is None or not parti.is_aperta(foglio):
        return redirect("patti_inclusione:analisi_detail", pk)
    audit.record_read(
        "analisi_check", foglio.analisi, by=request.profilo, nucleo_id=foglio.caso.nucleo_id, categoria="analisi"
    )
    return _render_check(request, foglio)


def _render_check(request: HttpRequest, foglio: Compilazione, status: int = 200) -> HttpResponse:
    esito = foglio.analisi.esito
    context = {
        "caso": foglio.caso,
        "analisi": foglio.analisi,
        "indice": parti.make_indice(foglio, None),
        "mancanti": _mancanti(foglio),
        "pagine": _pagine(foglio),
        "avvisi": _avvisi(foglio),
        "poi": _poi(esito, foglio.caso.nucleo.comune_id) if esito else "",
        "modifica": True,
        **parti.proposta_of(foglio),
    }
    return render(request, "patti_inclusione/analisi_check.html", context, status=status)


def _pagine(foglio: Compilazione) -> list[dict]:
    return [
        {"pagina": pagina, "url": pagina.url(foglio.caso.pk), "risposte": risposte_of(foglio, pagina)}
        for pagina in foglio.pagine
    ]


def _mancanti(foglio: Compilazione) -> list[tuple[str, list[tuple[str, str]]]]:
    """The missing answers under the title of their page, each with the link to its question."""
    per_pagina = groupby(mancanze(foglio), key=lambda mancanza: mancanza.pagina)
    return [
        (pagina.titolo, [(m.testo, f"{pagina.url(foglio.caso.pk)}{_anchor(m.campo)}") for m in trovate])
        for pagina, trovate in per_pagina
    ]


def _avvisi(foglio: Compilazione) -> list[str]:
    """What does not stop the analysis but should be looked at again."""
    trovati = []
    for area, riga in foglio.sintesi.items():
        proposta = foglio.gravita_proposta(area)
        if is_graver(proposta, riga.bisogno):
            trovati.append(f"{riga.get_area_display()}: hai segnato bisogni più gravi di quello della sintesi.")
    return trovati


def _anchor(campo: str) -> str:
    return f"#id_{campo}" if campo else ""


def _poi(esito: str, belfiore: str) -> str:
    termine = compute_termine(CodiceTermine.T09, calendario.today(), belfiore)
    return POI[esito].format(termine=data_breve(termine))


@require_POST
@permit(CASI, "edit_analisi")
def analisi_finalize(request, pk):
    caso = parti.caso_of(request, pk)
    revisione = posted_number(request, "revisione")
    try:
        analisi = services.finalize_analisi(caso, by=request.profilo, revisione=revisione)
    except services.SuperataError:
        messages.warning(request, "Le risposte sono cambiate mentre le rileggevi: rileggile prima di concludere.")
        return redirect("patti_inclusione:analisi_check", pk)
    except services.IncompletaError:
        messages.warning(request, "Mancano ancora delle risposte: le trovi in cima, ognuna con il suo collegamento.")
        return redirect("patti_inclusione:analisi_check", pk)
    except TransitionError:
        messages.info(request, "L'analisi non è in bozza: non c'è niente da concludere.")
        return redirect("patti_inclusione:analisi_detail", pk)
    messages.success(
        request, f"Analisi conclusa con esito {analisi.esito}. {_poi(analisi.esito, caso.nucleo.comune_id)}"
    )
    return redirect("patti_inclusione:caso_detail", pk)


@require_GET
@permit(CASI, "edit_analisi")
def analisi_version(request, pk, versione):
    """A finished analysis, to be read; or a draft that cannot be written in now."""
    caso = parti.caso_of(request, pk)
    versioni = selectors.versioni(caso)
    analisi = get_object_or_404(versioni, versione=versione)
    analisi.caso = caso
    foglio = selectors.load(analisi)
    audit.record_read("analisi_version", analisi, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="analisi")
    context = {
        "caso": caso,
        "analisi": analisi,
        "bozza": analisi.stato == StatoAnalisi.BOZZA,
        "altre": [each for each in versioni if each.pk != analisi.pk],
        "pagine": _pagine(foglio),
        "si_riapre": caso.stato in analisi_riapertura.RIAPRIBILE and analisi == versioni[0],
        "da_inviare_cpi": analisi.esito == EsitoAnalisi.A and caso.stato == "AP_FINALIZZATA",
    }
    return render(request, "patti_inclusione/analisi_version.html", context)


@require_http_methods(["GET", "POST"])
@permit(CASI, "edit_analisi")
def analisi_reopen(request, pk):
    """Take a finished analysis up again, with a reason: a new version that begins with its answers."""
    caso = parti.caso_of(request, pk)
    audit.record_read("analisi_reopen", caso, by=request.profilo, categoria="analisi")
    if caso.stato not in analisi_riapertura.RIAPRIBILE:
        messages.warning(request, "L'analisi si riapre solo finché il testo del Patto non è chiuso per la firma.")
        return redirect("patti_inclusione:analisi_detail", pk)
    form = RiaperturaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _reopen(request, caso, form)
    return render(request, "patti_inclusione/analisi_reopen.html", {"caso": caso, "form": form})


def _reopen(request: HttpRequest, caso, form: RiaperturaForm) -> HttpResponse:
    try:
        analisi_riapertura.reopen_analisi(caso, by=request.profilo, **form.cleaned_data)
    except TransitionError:
        messages.warning(request, "Nel frattempo l'analisi, o il caso, è cambiata.")
    else:
        messages.success(request, "Analisi riaperta: la versione conclusa resta com'era.")
    return redirect("patti_inclusione:analisi_detail", caso.pk)
