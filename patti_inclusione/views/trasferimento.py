"""A family that moves: asked by the one side, answered by the other, and the stub that stays behind."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from ambiti.models import Comune
from patti_inclusione.forms.trasferimento import RispostaForm, TrasferimentoForm
from patti_inclusione.permissions import CASI, TRASFERIMENTI
from patti_inclusione.selectors import trasferimento as selectors
from patti_inclusione.selectors.coda import read_richiedente
from patti_inclusione.services import trasferimento as services
from patti_inclusione.services import trasferimento_risposta as risposta
from patti_inclusione.views.richieste import trasferimento_in_words
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

RIFIUTI = (services.TrasferimentoError, TransitionError)


@permit(CASI, "propose_trasferimento")
def trasferimento_propose(request, pk):
    """The Case manager says where the family has gone; his Coordinatore asks it there."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    form = TrasferimentoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.propose_trasferimento(caso, by=request.profilo, **form.cleaned_data)
        except RIFIUTI as refusal:
            form.add_error(None, trasferimento_in_words(refusal))
        else:
            messages.success(
                request, "Proposta mandata al Coordinatore: finché l'altro Comune non accetta, la segui tu."
            )
            return redirect("patti_inclusione:caso_detail", pk)
    return _render_new(request, caso, form, suo=True)


@permit(CASI, "start_trasferimento")
def trasferimento_start(request, pk):
    """The Coordinatore asks another Comune to take the family."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    form = TrasferimentoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            trasferimento = services.start_trasferimento(caso, by=request.profilo, **form.cleaned_data)
        except RIFIUTI as refusal:
            form.add_error(None, trasferimento_in_words(refusal))
        else:
            _tell_asked(request, trasferimento)
            return redirect("patti_inclusione:trasferimento_detail", trasferimento.pk)
    return _render_new(request, caso, form, suo=False)


def _render_new(request, caso, form, *, suo):
    audit.record_read("trasferimento_create", caso, by=request.profilo, categoria="anagrafica")
    context = {"caso": caso, "form": form, "suo": suo, "aperto": selectors.open_of(caso)}
    return render(request, "patti_inclusione/trasferimento_create.html", context)


def _tell_asked(request, trasferimento) -> None:
    """What happens next; and that nobody is there to answer, where so it is."""
    comune = trasferimento.a_comune.denominazione
    messages.success(request, f"Chiesto a {comune}. La famiglia resta da te finché non accettano.")
    if not selectors.coordinatori_of([trasferimento.a_comune_id]).exists():
        messages.warning(request, f"{comune} non ha ancora un Coordinatore che possa rispondere: sentili tu.")


@permit(CASI, "view_fascicolo")
def scheda_detail(request, pk):
    """The sheet that came along with a family, for who follows it now."""
    caso = get_object_or_404(request.permitted, pk=pk)
    trasferimento = selectors.last_scheda(caso)
    if trasferimento is None:
        raise Http404
    audit.record_read("scheda_detail", caso, by=request.profilo, categoria="fascicolo")
    context = {"caso": caso, "trasferimento": trasferimento}
    return render(request, "patti_inclusione/scheda_detail.html", context)


@permit(TRASFERIMENTI, "view_trasferimento")
def trasferimento_detail(request, pk):
    """One transfer: who the family is, from where to where, since when; the other Comune answers from here."""
    rows = request.permitted.select_related("caso__nucleo", "da_comune", "a_comune", "a_ambito")
    trasferimento = get_object_or_404(rows.select_related("proposto_da__operatore", "chiesto_da__operatore"), pk=pk)
    nucleo = trasferimento.caso.nucleo
    audit.record_read("trasferimento_detail", trasferimento, by=request.profilo, nucleo_id=nucleo.pk)
    mio = trasferimento.da_comune_id in request.profilo.oggetti(Comune)
    context = {
        "trasferimento": trasferimento,
        "caso": trasferimento.caso,
        "nucleo": nucleo,
        "richiedente": read_richiedente(nucleo),
        "mio": mio,
        "rispondo": trasferimento.a_comune_id in request.profilo.oggetti(Comune) and trasferimento.stato == "CHIESTO",
    }
    return render(request, "patti_inclusione/trasferimento_detail.html", context)


@require_POST
@permit(TRASFERIMENTI, "confirm_trasferimento")
def trasferimento_confirm(request, pk):
    """The Coordinatore asks what his Case manager proposed."""
    trasferimento = get_object_or_404(request.permitted, pk=pk)
    try:
        trasferimento = services.confirm_trasferimento(trasferimento, by=request.profilo)
    except RIFIUTI as refusal:
        messages.warning(request, trasferimento_in_words(refusal))
        return redirect("patti_inclusione:trasferimento_list")
    _tell_asked(request, trasferimento)
    return redirect("patti_inclusione:trasferimento_detail", pk)


@require_POST
@permit(TRASFERIMENTI, "answer_trasferimento")
def trasferimento_accept(request, pk):
    trasferimento = get_object_or_404(request.permitted, pk=pk)
    try:
        caso = risposta.accept_trasferimento(trasferimento, by=request.profilo)
    except RIFIUTI as refusal:
        messages.warning(request, trasferimento_in_words(refusal))
        return redirect("patti_inclusione:trasferimento_list")
    messages.success(
        request, "La famiglia è nella tua coda: assegnala a un Case manager. I termini sono quelli di prima."
    )
    return redirect("patti_inclusione:caso_identity", caso.pk)


@permit(TRASFERIMENTI, "answer_trasferimento")
def trasferimento_refuse(request, pk):
    trasferimento = get_object_or_404(request.permitted.select_related("caso__nucleo", "da_comune"), pk=pk)
    fatto = "Trasferimento rifiutato: la famiglia resta dov'era, e l'altro Comune legge il perché."
    return _end(request, trasferimento, risposta.refuse_trasferimento, fatto)


@permit(TRASFERIMENTI, "drop_trasferimento")
def trasferimento_drop(request, pk):
    """Whoever proposed or asked it takes it back."""
    trasferimento = get_object_or_404(request.permitted.select_related("caso__nucleo", "da_comune"), pk=pk)
    return _end(request, trasferimento, services.drop_trasferimento, "Trasferimento annullato: la famiglia resta qui.")


def _end(request, trasferimento, act, fatto):
    """The page that asks why not, for who refuses and for who takes it back."""
    form = RispostaForm(request.POST or None)
    torna = "oggi" if request.profilo.ruolo == "CASE_MANAGER" else "trasferimento_list"
    if request.method == "POST" and form.is_valid():
        try:
            act(trasferimento, by=request.profilo, **form.cleaned_data)
        except RIFIUTI as refusal:
            messages.warning(request, trasferimento_in_words(refusal))
        else:
            messages.success(request, fatto)
        return redirect(f"patti_inclusione:{torna}")
    nucleo = trasferimento.caso.nucleo
    audit.record_read("trasferimento_end", trasferimento, by=request.profilo, nucleo_id=nucleo.pk)
    rifiuto = act is risposta.refuse_trasferimento
    mio = not rifiuto or trasferimento.da_comune_id in request.profilo.oggetti(Comune)
    context = {"trasferimento": trasferimento, "caso": trasferimento.caso, "form": form, "rifiuto": rifiuto, "mio": mio}
    return render(request, "patti_inclusione/trasferimento_end.html", context)
