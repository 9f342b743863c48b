"""The Case manager's reports to INPS: choose the fact, write, check what will happen, propose, withdraw."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.segnalazione import FiltriSegnalazioni, PropostaForm
from patti_inclusione.models.segnalazione import MODIFICABILI
from patti_inclusione.permissions import ALLEGATI_SEGNALAZIONE, CASI, SEGNALAZIONI
from patti_inclusione.selectors import segnalazione as selectors
from patti_inclusione.selectors import segnalazione_fatti as fatti
from patti_inclusione.selectors.ricerca import Ricerca
from patti_inclusione.services import segnalazione as services
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.views import segnalazione_parti as parti
from patti_inclusione.views.coda_colonne import found_columns
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import risposte
from rdc_platform.web.lists import Chip, Lista

CHIPS = [
    Chip("Da finire", {"stato": "BOZZA"}),
    Chip("Rimandate a te", {"stato": "RESPINTA"}),
    Chip("Scartate da INPS", {"stato": "SCARTATA"}),
]
CAMBIATA = (
    "Nel frattempo è stata cambiata in un'altra scheda. Quello che hai scritto è qui sotto, non ancora salvato: se salvi "
    "di nuovo, vale questo."
)
GIA_ANDATA = "Questa segnalazione è già andata avanti: ricarica la pagina e guarda a che punto è."


@permit(SEGNALAZIONI, "view_segnalazione")
def segnalazione_list(request):
    lista = Lista(
        request,
        selectors.select_segnalazioni(request.permitted),
        found_columns(request, parti.COLONNE),
        name="segnalazioni",
        one="segnalazione",
        order="entro",
        filters=FiltriSegnalazioni,
        search=Ricerca(nomi=True),
        chips=CHIPS,
        row_url=lambda row: reverse("patti_inclusione:segnalazione_detail", args=[row["id"]]),
        empty="Nessuna segnalazione: le scrivi dalla pagina della famiglia.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA if lista.searching else Azione.LETTURA
    audit.record("segnalazione_list", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/segnalazione_list.html", {"lista": lista})


@permit(CASI, "report_caso")
def segnalazione_create(request, pk):
    """Without `fatto` in the URL: the facts to choose from. With it: the form, filled with all that the fact says."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    audit.record_read("segnalazione_create", caso, by=request.profilo, categoria="fascicolo")
    oggi = calendario.today()
    if "fatto" not in request.GET:
        return render(request, "patti_inclusione/segnalazione_choose.html", parti.choice_context(caso, oggi))
    fatto = fatti.find_fatto(caso, request.GET["fatto"], oggi)
    if fatto is None:
        raise Http404
    form, bozza = parti.new_form(request, caso, fatto)
    if request.method == "POST" and form.is_valid():
        try:
            segnalazione = services.draft_segnalazione(
                caso, parti.of_person(fatto, form), form.scritto(), by=request.profilo, **parti.file_of(form)
            )
        except services.OstacoliError as refusal:
            form.add_ostacoli(refusal.ostacoli)
        else:
            messages.success(request, "Bozza salvata. Controlla che cosa succede, poi mandala al Coordinatore.")
            return redirect("patti_inclusione:segnalazione_detail", segnalazione.pk)
    return render(request, "patti_inclusione/segnalazione_create.html", parti.form_context(caso, fatto, form, bozza))


@permit(SEGNALAZIONI, "view_segnalazione")
def segnalazione_detail(request, pk):
    """Where it stands, what INPS will be told, what may follow, and the one act that comes next."""
    rows = request.permitted.select_related(*selectors.CON_FATTO, "approvata_da__operatore")
    segnalazione = get_object_or_404(
        rows.prefetch_related("rettifiche__componente", "allegati__documento", "provvedimenti"), pk=pk
    )
    nucleo_id = segnalazione.caso.nucleo_id
    audit.record_read(
        "segnalazione_detail", segnalazione, by=request.profilo, nucleo_id=nucleo_id, categoria="fascicolo"
    )
    return render(request, "patti_inclusione/segnalazione_detail.html", parti.detail_context(segnalazione))


@permit(SEGNALAZIONI, "edit_segnalazione")
def segnalazione_edit(request, pk):
    segnalazione = get_object_or_404(request.permitted.select_related(*selectors.CON_FATTO), pk=pk)
    if segnalazione.stato not in MODIFICABILI:
        messages.info(request, "È già stata approvata: per correggerla serve una rettifica.")
        return redirect("patti_inclusione:segnalazione_detail", pk)
    form, bozza = parti.edit_form(request, segnalazione)
    if request.method == "POST" and form.is_valid():
        scritto, prima = form.scritto(motivo_ritardo=segnalazione.motivo_ritardo), request.POST.get("prima", "")
        try:
            services.edit_segnalazione(segnalazione, scritto, by=request.profilo, prima=prima, **parti.file_of(form))
        except services.OstacoliError as refusal:
            form.add_ostacoli(refusal.ostacoli)
        except ConflittoError:
            form.add_error(None, CAMBIATA)
        except TransitionError:
            form.add_error(None, GIA_ANDATA)
        else:
            messages.success(request, "Salvata. È di nuovo in bozza: mandala al Coordinatore quando è pronta.")
            return redirect("patti_inclusione:segnalazione_detail", pk)
    audit.record_read("segnalazione_edit", segnalazione, by=request.profilo, nucleo_id=segnalazione.caso.nucleo_id)
    context = parti.form_context(segnalazione.caso, form.fatto, form, bozza) | parti.edit_context(segnalazione)
    return render(request, "patti_inclusione/segnalazione_edit.html", context)


@require_POST
@permit(SEGNALAZIONI, "edit_segnalazione")
def segnalazione_submit(request, pk):
    segnalazione = get_object_or_404(request.permitted.select_related(*selectors.CON_FATTO), pk=pk)
    form = PropostaForm(request.POST, in_ritardo=parti.in_ritardo(segnalazione))
    if form.is_valid():
        try:
            services.submit_segnalazione(segnalazione, by=request.profilo, **form.cleaned_data)
        except services.OstacoliError as refusal:
            messages.error(request, str(refusal))
        except TransitionError:
            messages.info(request, GIA_ANDATA)
        else:
            messages.success(request, "Mandata al Coordinatore: la deve approvare una persona che non l'ha scritta.")
    return redirect("patti_inclusione:segnalazione_detail", pk)


@permit(SEGNALAZIONI, "edit_segnalazione")
def segnalazione_withdraw(request, pk):
    segnalazione = get_object_or_404(request.permitted.select_related(*selectors.CON_FATTO), pk=pk)
    possibile = selectors.can(segnalazione)["withdraw"]
    if request.method == "POST" and possibile:
        try:
            services.withdraw_segnalazione(segnalazione, by=request.profilo)
        except TransitionError:
            messages.info(request, GIA_ANDATA)
        else:
            messages.success(request, "Ritirata: a INPS non va nulla.")
        return redirect("patti_inclusione:caso_detail", segnalazione.caso_id)
    audit.record_read("segnalazione_withdraw", segnalazione, by=request.profilo, nucleo_id=segnalazione.caso.nucleo_id)
    context = {"segnalazione": segnalazione, "caso": segnalazione.caso, "possibile": possibile}
    return render(request, "patti_inclusione/segnalazione_withdraw.html", context)


@permit(ALLEGATI_SEGNALAZIONE, "download_allegato")
def segnalazione_allegato(request, pk):
    """An attachment: the Case manager all, the Coordinatore those meant for him."""
    allegato = get_object_or_404(request.permitted.select_related("documento", "segnalazione__caso"), pk=pk)
    nucleo_id = allegato.segnalazione.caso.nucleo_id
    audit.record_read("segnalazione_allegato", allegato, by=request.profilo, nucleo_id=nucleo_id, categoria="documenti")
    return risposte.download(allegato.documento)
