"""Convening a family: fix an appointment, say how it was told, who came, cancel it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import permit
from patti_inclusione.forms.convocazione import ConvocazioneForm
from patti_inclusione.forms.esito import AnnullamentoForm, VersioneForm
from patti_inclusione.models import EsitoPresenza, MotivoFine, StatoCaso, StatoConvocazione
from patti_inclusione.permissions import CASI, CONVOCAZIONI
from patti_inclusione.selectors import convocazione as selectors
from patti_inclusione.selectors.sms import list_invii_e_chiamate, list_sms
from patti_inclusione.services import convocazione as services
from patti_inclusione.services.invio import list_da_soli
from patti_inclusione.services.promemoria import remind_at
from patti_inclusione.services.recapiti import list_da_verificare
from patti_inclusione.views import richieste
from patti_inclusione.views.convocazione_moduli import (
    esiti_forms,
    invii_forms,
    persone_of,
    start_from,
    start_from_orario,
)
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.web import fields

CON_CASO = "caso__nucleo__comune"


@permit(CASI, "convoke_caso")
def convocazione_create(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune", "nucleo__contatti"), pk=pk)
    form = _convocazione_form(request, caso)
    if request.method == "POST" and form.is_valid():
        try:
            convocazione = services.fix_convocazione(
                caso, form.appuntamento(), form.convocati(), by=request.profilo, **form.come()
            )
        except richieste.REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, caso)
        else:
            messages.success(request, _what_next(mandata=form.cleaned_data["mandata"]))
            return redirect("patti_inclusione:convocazione_detail", convocazione.pk)
    audit.record_read("convocazione_create", caso, by=request.profilo, categoria="fascicolo")
    context = {
        "caso": caso,
        "form": form,
        "chiuso": caso.stato == StatoCaso.CHIUSO,
        "da_verificare": list_da_verificare(caso),
    }
    return render(request, "patti_inclusione/convocazione_create.html", context)


def _convocazione_form(request, caso):
    """The form, which asks what else the Case manager has at that hour."""
    start = start_from(caso) | start_from_orario(request.GET.get("orario", ""), by=request.profilo)
    return ConvocazioneForm(
        request.POST or None,
        caso=caso,
        persone=persone_of(caso),
        overlaps=lambda data_ora, durata: selectors.list_overlaps(request.permitted, data_ora, durata),
        initial=start if request.method == "GET" else None,
    )


@permit(CONVOCAZIONI, "edit_convocazione")
def convocazione_detail(request, pk):
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO, "spostata_da", "spostata_a"), pk=pk)
    caso = convocazione.caso
    audit.record_read(
        "convocazione_detail", convocazione, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="fascicolo"
    )
    fissata = convocazione.stato == StatoConvocazione.FISSATA
    adesso = timezone.now()
    esiti = selectors.list_esiti(convocazione)
    context = {
        "convocazione": convocazione,
        "caso": caso,
        "invii": list_invii_e_chiamate(convocazione, adesso),
        "partono": list_da_soli(),
        "sms": list_sms(convocazione, adesso),
        "promemoria_il": remind_at(convocazione, adesso) if fissata else None,
        "esiti": esiti,
        "fissata": fissata,
        "venuto_il_giorno": calendario.rome_date(convocazione.data_ora) <= calendario.today(),
        "in_attesa": any(each.esito == EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE for each in esiti),
        "giustificare_entro": min((e.giustificare_entro for e in esiti if e.giustificare_entro), default=None),
        "spostata_a": getattr(convocazione, "spostata_a", None),
        "nessuno": convocazione.stato == StatoConvocazione.NON_PRESENTATI,
    }
    return render(request, "patti_inclusione/convocazione_detail.html", context)


@permit(CONVOCAZIONI, "edit_convocazione")
def invio_edit(request, pk):
    """Come l'hai mandata: one row for each person and channel."""
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO), pk=pk)
    forms = invii_forms(request, selectors.list_invii(convocazione))
    versione = VersioneForm(request.POST or None, initial={"versione": convocazione.caso.versione})
    if request.method == "POST" and richieste.all_valid(versione, *forms):
        try:
            services.register_invii(
                convocazione,
                [form.cleaned() for form in forms],
                versione=versione.cleaned_data["versione"],
                by=request.profilo,
            )
        except richieste.REFUSALS as refusal:
            versione = richieste.with_current_version(versione, refusal, convocazione.caso)
        else:
            messages.success(request, "Salvato: come hai mandato la convocazione e com'è andata.")
            return redirect("patti_inclusione:convocazione_detail", pk)
    return _render(request, "patti_inclusione/invio_edit.html", convocazione, versione, forms)


@permit(CONVOCAZIONI, "edit_convocazione")
def esito_edit(request, pk):
    """Chi è venuto: once, and later only what waits for a justification."""
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO), pk=pk)
    forms = esiti_forms(request, convocazione)
    versione = VersioneForm(request.POST or None, initial={"versione": convocazione.caso.versione})
    if request.method == "POST" and forms and richieste.all_valid(versione, *forms):
        try:
            services.record_esiti(
                convocazione,
                [form.cleaned() for form in forms],
                versione=versione.cleaned_data["versione"],
                by=request.profilo,
            )
        except richieste.REFUSALS as refusal:
            versione = richieste.with_current_version(versione, refusal, convocazione.caso)
        else:
            return _after_esiti(request, convocazione)
    return _render(request, "patti_inclusione/esito_edit.html", convocazione, versione, forms)


@permit(CONVOCAZIONI, "edit_convocazione")
def convocazione_cancel(request, pk):
    convocazione = get_object_or_404(request.permitted.select_related(CON_CASO), pk=pk)
    initial = {"versione": convocazione.caso.versione, "motivo": MotivoFine.FAMIGLIA}
    form = AnnullamentoForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            told = services.cancel_convocazione(convocazione, by=request.profilo, **form.cleaned_data)
        except richieste.REFUSALS as refusal:
            form = richieste.with_current_version(form, refusal, convocazione.caso)
        else:
            avviso = "Chi era stato avvisato per iscritto lo sa da noi." if told else "Avvisa tu la famiglia."
            messages.success(request, f"Appuntamento annullato. {avviso}")
            return redirect("patti_inclusione:caso_detail", convocazione.caso_id)
    return _render(request, "patti_inclusione/convocazione_cancel.html", convocazione, form, [])


def _render(request, template, convocazione, versione, forms):
    """A page of one appointment with its forms."""
    caso = convocazione.caso
    page = request.resolver_match.url_name
    audit.record_read(page, convocazione, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="fascicolo")
    context = {
        "convocazione": convocazione,
        "caso": caso,
        "versione": versione,
        "forms": forms,
        "errori": fields.errors_of(versione, *forms),
        "fissata": convocazione.stato == StatoConvocazione.FISSATA,
        "partono": list_da_soli(),
        "troppo_presto": calendario.rome_date(convocazione.data_ora) > calendario.today(),
    }
    return render(request, template, context)


def _after_esiti(request, convocazione):
    """Say what happened, and lead to what comes next."""
    caso = convocazione.caso
    caso.refresh_from_db()
    if convocazione.stato == StatoConvocazione.NON_PRESENTATI:
        messages.warning(request, "Nessuno si è presentato. Fissa un nuovo colloquio: qui sotto è già preparato.")
        return redirect("patti_inclusione:convocazione_create", caso.pk)
    if caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE:
        messages.success(request, "Presenze salvate. Ora puoi compilare l'analisi preliminare.")
    else:
        messages.success(request, "Presenze salvate.")
    return redirect(f"{reverse('patti_inclusione:caso_detail', args=[caso.pk])}")


def _what_next(*, mandata: bool) -> str:
    if mandata:
        return "Appuntamento fissato e comunicato. Il giorno del colloquio scrivi qui chi è venuto."
    return "Appuntamento fissato. Ora comunicalo alla famiglia, poi scrivi qui come l'hai mandato."
