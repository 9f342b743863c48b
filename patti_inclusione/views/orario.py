"""Convening by an hour of an office: one family, several at once, another hour for an appointment."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.agenda import OrarioForm, read_coppie, write_coppia
from patti_inclusione.forms.convocazione import SpostamentoForm
from patti_inclusione.models import StatoCaso, StatoConvocazione
from patti_inclusione.permissions import CASI, CONVOCAZIONI, DISPONIBILITA
from patti_inclusione.selectors import agenda
from patti_inclusione.selectors.calendario import propose
from patti_inclusione.selectors.caso import list_da_convocare
from patti_inclusione.selectors.convocazione import list_overlaps
from patti_inclusione.services import convoca, convocazione
from patti_inclusione.views import richieste
from patti_inclusione.views.convocazione_moduli import by_day, persone_of, start_from_orario, start_from_vecchia
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.norme.selectors import intero


@permit(CASI, "convoke_caso")
def orario_choose(request, pk):
    """The free hours for one family: pressing one convenes it."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    form = OrarioForm(request.POST or None, versione=caso.versione)
    if request.method == "POST" and form.is_valid():
        try:
            made = convoca.book_orario(caso, by=request.profilo, **form.cleaned_data)
        except richieste.REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            messages.success(request, f"Appuntamento fissato: {made.luogo}. Controlla qui come viene comunicato.")
            return redirect("patti_inclusione:convocazione_detail", made.pk)
    audit.record_read("orario_choose", caso, by=request.profilo, categoria="fascicolo")
    context = {"caso": caso, "form": form, "giorni": by_day(_liberi(request)), "chiuso": caso.stato == StatoCaso.CHIUSO}
    return render(request, "patti_inclusione/orario_choose.html", context)


@permit(CASI, "convoke_caso")
def convocazione_bulk(request):
    """The families without a first appointment: choose, look at the hours proposed, confirm."""
    if request.method == "POST" and "coppia" in request.POST:
        return _confirm_bulk(request)
    casi = list_da_convocare(request.permitted)
    chosen = [caso for caso in casi if str(caso.pk) in request.POST.getlist("id")]
    proposte = [
        (caso, orario, orario and write_coppia(caso.pk, orario.nome))
        for caso, orario in (propose(chosen, _liberi(request)) if chosen else [])
    ]
    audit.record("convocazione_bulk", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = {"casi": casi, "proposte": proposte, "scelte": request.method == "POST" and not chosen}
    return render(request, "patti_inclusione/convocazione_bulk.html", context)


def _confirm_bulk(request):
    try:
        esiti = convoca.book_many(read_coppie(request.POST.getlist("coppia")), by=request.profilo)
    except ValidationError:
        return redirect("patti_inclusione:convocazione_bulk")
    return render(request, "patti_inclusione/convocazione_bulk_done.html", {"esiti": esiti})


@permit(CONVOCAZIONI, "edit_convocazione")
def convocazione_reschedule(request, pk):
    vecchia = get_object_or_404(request.permitted.select_related("caso__nucleo__comune"), pk=pk)
    caso = vecchia.caso
    form = _spostamento_form(request, vecchia)
    if request.method == "POST" and form.is_valid():
        try:
            nuova = convocazione.reschedule_convocazione(
                vecchia, form.appuntamento(), by=request.profilo, motivo=form.cleaned_data["motivo"], **form.come()
            )
        except richieste.REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            messages.success(request, "Appuntamento spostato. Chi era stato avvisato per e-mail o PEC lo è di nuovo.")
            return redirect("patti_inclusione:convocazione_detail", nuova.pk)
    audit.record_read("convocazione_reschedule", vecchia, by=request.profilo, nucleo_id=caso.nucleo_id)
    aperta = vecchia.stato == StatoConvocazione.FISSATA
    context = {"convocazione": vecchia, "caso": caso, "form": form, "fissata": aperta}
    context["giorni"] = by_day(_liberi(request)[:12]) if aperta else []
    return render(request, "patti_inclusione/convocazione_reschedule.html", context)


def _spostamento_form(request, vecchia):
    """The form as of a new appointment, for the people of the old one, which is not in its own way."""
    convocati = {componente.pk for componente in vecchia.componenti.all()}
    start = start_from_vecchia(vecchia) | start_from_orario(request.GET.get("orario", ""), by=request.profilo)
    return SpostamentoForm(
        request.POST or None,
        caso=vecchia.caso,
        persone=[p for p in persone_of(vecchia.caso) if p.componente.pk in convocati],
        overlaps=lambda at, minuti: [
            c for c in list_overlaps(CASI.permitted(request.profilo, "convoke_caso"), at, minuti) if c.pk != vecchia.pk
        ],
        initial=start if request.method == "GET" else None,
    )


def _liberi(request):
    """The hours that `request.profilo` can book, from the first day that gives due notice."""
    today = calendario.today()
    dal, al = agenda.first_day(today), today + timedelta(days=intero("ORARI_GG_AVANTI", today))
    impegni = agenda.list_impegni(CASI.permitted(request.profilo, "convoke_caso"), dal, al)
    orari = DISPONIBILITA.permitted(request.profilo, "book_orario")
    return agenda.list_liberi(orari, request.profilo.accreditamento_id, dal, al, impegni)
