"""Who of a family is bound by the obligations: the page, and what the Case manager writes, evaluates again and takes away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import permit
from patti_inclusione.forms.esonero import SCRITTI, EsoneroForm, FineEsoneroForm
from patti_inclusione.models import Caso, StatoCaso
from patti_inclusione.permissions import CASI, ESONERI, PERSONE
from patti_inclusione.selectors import esonero_pagina as selectors
from patti_inclusione.selectors.esonero import list_esoneri
from patti_inclusione.selectors.esonero_spunti import spunti_of
from patti_inclusione.selectors.persona import altri_of, caso_of
from patti_inclusione.services import esonero as services
from patti_inclusione.services.esonero_regole import EsoneroError
from patti_inclusione.views.richieste import ask_again
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web.formati import data_breve

CHIUSO = "Il caso è chiuso: per scrivere qui va prima riaperto."
FINITO = "Questa esclusione o questo esonero è già finito."
CAMBIATO = "Intanto qualcuno l'ha rivisto in un'altra pagina. Niente è perso: controlla e salva di nuovo."


@require_GET
@permit(CASI, "edit_esoneri")
def esonero_list(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    oggi = calendario.today()
    schede = selectors.read_schede(caso, oggi)
    riassunto = selectors.summarize(caso, [scheda.obblighi for scheda in schede])
    audit.record_read("esonero_list", caso, by=request.profilo, categoria="fascicolo")
    context = {
        "caso": caso,
        "schede": schede,
        "riassunto": riassunto,
        "oggi": oggi,
        "aperto": caso.stato != StatoCaso.CHIUSO,
    }
    return render(request, "patti_inclusione/esonero_list.html", context)


@permit(PERSONE, "grant_esonero")
def esonero_create(request, pk):
    persona = get_object_or_404(request.permitted.select_related("nucleo__comune", "situazione"), pk=pk)
    caso = caso_of(persona)
    if caso.stato == StatoCaso.CHIUSO:
        return _back(request, caso, CHIUSO)
    form = EsoneroForm(*_posted(request), altri=altri_of(persona), initial=_initial(request, caso, persona))
    if request.method == "POST" and form.is_valid():
        documento = form.cleaned_data["documento"]
        if esonero := _try(form, services.grant_esonero, persona, form.dati(), by=request.profilo, documento=documento):
            messages.success(request, _said(esonero))
            return redirect("patti_inclusione:esonero_list", caso.pk)
    return _page(request, "patti_inclusione/esonero_create.html", caso, {"persona": persona, "form": form})


@permit(ESONERI, "edit_esonero")
def esonero_edit(request, pk):
    esonero = _find(request, pk)
    caso = caso_of(esonero.componente)
    initial = {name: getattr(esonero, name) for name in (*SCRITTI, "versione")}
    form = EsoneroForm(*_posted(request), altri=None, initial=initial, codice=esonero.codice)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("documento", "versione")}
        if rivisto := _try(form, services.edit_esonero, esonero, form.dati(), by=request.profilo, **values):
            messages.success(request, _said(rivisto))
            return redirect("patti_inclusione:esonero_list", caso.pk)
    return _page(
        request,
        "patti_inclusione/esonero_edit.html",
        caso,
        {"persona": esonero.componente, "esonero": esonero, "form": form},
    )


@permit(ESONERI, "edit_esonero")
def esonero_end(request, pk):
    esonero = _find(request, pk)
    caso = caso_of(esonero.componente)
    form = FineEsoneroForm(request.POST or None, initial={"dal": calendario.today()})
    valid = request.method == "POST" and form.is_valid()
    if valid and _try(form, services.end_esonero, esonero, by=request.profilo, **form.cleaned_data):
        messages.success(request, f"Tolto. Controlla se {esonero.componente.nome} ora ha obblighi nel Patto.")
        return redirect("patti_inclusione:esonero_list", caso.pk)
    return _page(
        request,
        "patti_inclusione/esonero_end.html",
        caso,
        {"persona": esonero.componente, "esonero": esonero, "form": form},
    )


@require_POST
@permit(ESONERI, "edit_esonero")
def esonero_review(request, pk):
    """Evaluated again, and it stays as it is: one button on the page of the family."""
    esonero = _find(request, pk)
    services.review_esonero(esonero, by=request.profilo)
    return _back(request, caso_of(esonero.componente), "Segnato: l'hai rivisto, e resta com'è.")


def _find(request, pk):
    rows = request.permitted.select_related("componente__nucleo__comune", "componente__situazione", "assistito")
    return get_object_or_404(rows, pk=pk)


def _posted(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _initial(request, caso: Caso, persona) -> dict:
    """From today; and what is known already, where the page was opened from there. The URL has its place in the list alone."""
    place, oggi = request.GET.get("spunto", ""), calendario.today()
    if not (place.isascii() and place.isdigit()):
        return {"dal": oggi}
    spunti = spunti_of(caso, oggi, list_esoneri(caso))[persona.pk][int(place[:3]) :]
    return {"dal": oggi} | (spunti[0].initial if spunti else {})


def _try(form, act, *args, **values):
    """What the service wrote; None with the reason on the form if it refused."""
    try:
        return act(*args, **values)
    except EsoneroError as refusal:
        form.add_error(refusal.campo if refusal.campo in form.fields else None, str(refusal))
    except TransitionError:
        form.add_error(None, FINITO)
    except VersioneError:
        args[0].refresh_from_db(fields=["versione"])
        ask_again(form, args[0].versione, CAMBIATO)
    return None


def _said(esonero) -> str:
    scritto = f"Scritto: {esonero.get_tipo_display().lower()} di {esonero.componente.nome}."
    if esonero.rivalutazione_il is None:
        return scritto
    return f"{scritto} Dal {data_breve(esonero.rivalutazione_il)} lo trovi in Oggi, per rivederlo."


def _back(request, caso, words):
    messages.info(request, words)
    return redirect("patti_inclusione:esonero_list", caso.pk)


def _page(request, template, caso, context):
    audit.record_read(request.resolver_match.url_name, caso, by=request.profilo, categoria="fascicolo")
    return render(request, template, {"caso": caso} | context)
