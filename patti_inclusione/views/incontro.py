"""The meetings of a Patto: the plan, the card of one, telling the family, putting it off."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.incontro import AnnullaIncontroForm, ConvocaForm
from patti_inclusione.models import Incontro
from patti_inclusione.permissions import CASI, INCONTRI
from patti_inclusione.selectors import incontro as selectors
from patti_inclusione.selectors.convocazione import read_last
from patti_inclusione.selectors.incontro_eta import list_compleanni
from patti_inclusione.selectors.incontro_verbale import list_da_fare, list_verbali
from patti_inclusione.selectors.passi import reverse_or_empty
from patti_inclusione.services import incontro as services
from patti_inclusione.views import richieste
from patti_inclusione.views.incontro_moduli import card_form, programma_form
from rdc_platform import calendario
from rdc_platform.audit import services as audit

CON_CASO = ("caso__nucleo__comune", "patto", "convocazione")
REFUSALS = richieste.REFUSALS


@permit(CASI, "view_fascicolo")
def incontro_list(request, pk):
    """The plan: what comes, what was, what is still to be evaluated."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    audit.record_read("incontro_list", caso, by=request.profilo, categoria="patto")
    incontri = selectors.list_incontri(caso)
    oggi = calendario.today()
    context = {
        "caso": caso,
        "patto": selectors.patto_in_force(caso),
        "futuri": [i for i in incontri if i.stato == "PIANIFICATO" and i.data >= oggi],
        "mancati": [i for i in incontri if i.stato == "PIANIFICATO" and i.data < oggi],
        "passati": [i for i in reversed(incontri) if i.stato != "PIANIFICATO"],
        "mensile": selectors.is_mensile(oggi),
        "aperto": caso.stato in services.SI_INCONTRA,
    }
    return render(request, "patti_inclusione/incontro_list.html", context)


@permit(CASI, "edit_incontri")
def incontro_create(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    patto = selectors.patto_in_force(caso)
    if patto is None or caso.stato not in services.SI_INCONTRA:
        messages.info(request, "Gli incontri si programmano quando il Patto è in vigore.")
        return redirect("patti_inclusione:incontro_list", pk)
    incontro = Incontro(caso=caso, patto=patto, data=calendario.today())
    form = card_form(request, incontro, request.permitted, nuovo=True)
    if request.method == "POST" and form.is_valid():
        chiave, versione = form.cleaned_data["chiave"], form.cleaned_data["versione"]
        try:
            made = services.add_incontro(
                caso, form.piano(), form.programma(), chiave=chiave, versione=versione, by=request.profilo
            )
        except REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            messages.success(request, "Incontro aggiunto. Ora convoca la famiglia.")
            return redirect("patti_inclusione:incontro_detail", made.pk)
    return _render_card(request, incontro, form, nuovo=True)


@permit(INCONTRI, "view_incontro")
def incontro_detail(request, pk):
    """The card in three parts, who came, the evaluation that stands and those before it."""
    incontro = get_object_or_404(request.permitted.select_related(*CON_CASO), pk=pk)
    audit.record_read(
        "incontro_detail", incontro, by=request.profilo, nucleo_id=incontro.caso.nucleo_id, categoria="patto"
    )
    return render(request, "patti_inclusione/incontro_detail.html", _context_of(incontro, _convoca_form(incontro)))


def _context_of(incontro, convoca):
    """What the card shows; `convoca` is the form of the one click."""
    presenze, verbali = selectors.presenze_of(incontro), list_verbali(incontro)
    verbale = verbali[0] if verbali else None
    return {
        "incontro": incontro,
        "caso": incontro.caso,
        "attesi": selectors.attesi(incontro),
        "compleanni": list_compleanni(incontro),
        "da_guardare": selectors.da_guardare(incontro),
        "presenze": presenze,
        "verbale": verbale,
        "versioni": verbali[1:],
        "da_fare": list_da_fare(incontro, verbale),
        "e02": selectors.e02_possible(incontro, presenze),
        "url_segnalazione": reverse_or_empty("segnalazione_create", incontro.caso_id),
        "convoca": convoca,
        "aperto": incontro.caso.stato in services.SI_INCONTRA,
        "valutabile": selectors.to_evaluate(incontro) and incontro.caso.stato != "CHIUSO",
    }


def _convoca_form(incontro, data=None):
    last = read_last(incontro.caso) if incontro.proposta else None
    return ConvocaForm(data, incontro=incontro, canali=last.canali if last else (), luogo=last.luogo if last else "")


@permit(INCONTRI, "edit_incontro")
def incontro_edit(request, pk):
    """The card; once the family was told, only what to look at."""
    incontro = get_object_or_404(request.permitted.select_related(*CON_CASO), pk=pk)
    if incontro.stato != "PIANIFICATO":
        messages.info(request, "Questo incontro non è più in programma.")
        return redirect("patti_inclusione:incontro_detail", pk)
    detto = incontro.convocazione_id is not None
    casi = CASI.permitted(request.profilo, "edit_incontri")
    form = programma_form(request, incontro) if detto else card_form(request, incontro, casi)
    if request.method == "POST" and form.is_valid():
        piano, versione = None if detto else form.piano(), form.cleaned_data["versione"]
        try:
            services.edit_incontro(incontro, piano, form.programma(), versione=versione, by=request.profilo)
        except REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, incontro.caso)
        else:
            messages.success(request, "Incontro salvato.")
            return redirect("patti_inclusione:incontro_detail", pk)
    return _render_card(request, incontro, form, nuovo=False)


def _render_card(request, incontro, form, *, nuovo):
    """The form of the card, with what else there is on its day."""
    page, caso = request.resolver_match.url_name, incontro.caso
    audit.record_read(page, caso, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto")
    giorno = (form.cleaned_data.get("data") if form.is_bound else None) or incontro.data
    context = {
        "incontro": incontro,
        "caso": caso,
        "form": form,
        "nuovo": nuovo,
        "detto": incontro.convocazione_id is not None,
        "giorno": giorno,
        "impegni_del_giorno": selectors.list_day(CASI.permitted(request.profilo, "edit_incontri"), giorno),
    }
    return render(request, "patti_inclusione/incontro_edit.html", context)


@require_POST
@permit(INCONTRI, "edit_incontro")
def incontro_convoke(request, pk):
    """One click: the convocation is fixed from the card. What is missing is said on the card itself."""
    incontro = get_object_or_404(request.permitted.select_related(*CON_CASO), pk=pk)
    form = _convoca_form(incontro, request.POST)
    if form.is_valid():
        dati, persone = form.appuntamento(), selectors.attesi(incontro)
        try:
            fixed = services.convoke_incontro(
                incontro, dati, persone, versione=form.cleaned_data["versione"], by=request.profilo
            )
        except REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, incontro.caso)
        else:
            messages.success(
                request, "Appuntamento fissato. Ora comunicalo alla famiglia, poi scrivi come l'hai mandato."
            )
            return redirect("patti_inclusione:convocazione_detail", fixed.pk)
    return render(request, "patti_inclusione/incontro_detail.html", _context_of(incontro, form))


@permit(INCONTRI, "edit_incontro")
def incontro_cancel(request, pk):
    incontro = get_object_or_404(request.permitted.select_related(*CON_CASO), pk=pk)
    caso = incontro.caso
    form = AnnullaIncontroForm(
        request.POST or None, belfiore=caso.nucleo.comune_id, initial={"versione": caso.versione}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_incontro(incontro, by=request.profilo, **form.cleaned_data)
        except REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            detto = " Avvisa la famiglia: la piattaforma non manda messaggi." if incontro.convocazione_id else ""
            fatto = "rinviato" if form.cleaned_data["nuova_data"] else "annullato"
            messages.success(request, f"Incontro {fatto}.{detto}")
            return redirect(reverse("patti_inclusione:incontro_list", args=[caso.pk]))
    audit.record_read("incontro_cancel", incontro, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto")
    context = {"incontro": incontro, "caso": caso, "form": form}
    return render(request, "patti_inclusione/incontro_cancel.html", context)
