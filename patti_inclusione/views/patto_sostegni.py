"""How far the supports have come, and the sheets that the family takes home."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import permit
from patti_inclusione.forms.patto_vita import FiltriSostegni, LinguaForm, StatoSostegnoForm
from patti_inclusione.models import CodiceSostegno, StatoPatto
from patti_inclusione.permissions import PATTI
from patti_inclusione.selectors.patto_sostegni import list_passaggi, select_sostegni
from patti_inclusione.selectors.ricerca import Ricerca
from patti_inclusione.services import patto_copie as copie
from patti_inclusione.services import patto_sostegni as services
from patti_inclusione.views.coda_colonne import found_columns
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import risposte
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("codice", "Sostegno", sort=("codice",), value=lambda row: CodiceSostegno(row["codice"]).label),
    Colonna("ente_erogatore", "Chi lo dà", sort=("ente_erogatore",)),
    Colonna("stato", "A che punto è", sort=("stato",), kind="stato", enum="StatoSostegno"),
    Colonna("dal", "Previsto dal", sort=("dal",), kind="data"),
    Colonna("attivato_il", "Attivato il", sort=("attivato_il",), kind="data"),
]
CHIPS = [
    Chip("In lista d'attesa", {"stato": "IN_LISTA_ATTESA"}),
    Chip("Non disponibili", {"stato": "NON_DISPONIBILE"}),
    Chip("Da attivare", {"stato": "PREVISTO"}),
]


@permit(PATTI, "view_sostegni")
def sostegno_list(request):
    """The supports of his Patti in force: what is waited for or cannot be had stands one click away."""
    lista = Lista(
        request,
        select_sostegni(request.permitted),
        found_columns(request, COLONNE),
        name="sostegni",
        one="sostegno",
        order="dal",
        filters=FiltriSostegni,
        search=Ricerca(nomi=True),
        chips=CHIPS,
        row_url=lambda row: reverse("patti_inclusione:sostegno_move", args=[row["patto_id"], row["id"]]),
        empty="Nessun sostegno: quando un Patto è firmato, qui trovi i suoi.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA if lista.searching else Azione.LETTURA
    audit.record("sostegno_list", by=request.profilo, azione=azione, categoria="patto")
    return (
        lista.export() if lista.exporting else render(request, "patti_inclusione/sostegno_list.html", {"lista": lista})
    )


@permit(PATTI, "move_sostegno")
def sostegno_move(request, pk, riga):
    """Where the support stands, what happened to it, and what it comes to now."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    sostegno = get_object_or_404(patto.sostegni.select_related("destinatario"), pk=riga)
    caso = patto.caso
    form = StatoSostegnoForm(request.POST or None, sostegno=sostegno, initial={"giorno": calendario.today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.move_sostegno(sostegno, by=request.profilo, **form.cleaned_data)
        except services.SostegnoError as error:
            form.add_error(None, str(error))
        except TransitionError:
            form.add_error(None, "Il sostegno si cambia così solo mentre il Patto è in vigore.")
        else:
            messages.success(request, "Salvato.")
            return redirect("patti_inclusione:patto_detail", caso.pk)
    audit.record_read("sostegno_move", sostegno, by=request.profilo, nucleo_id=caso.nucleo_id, categoria="patto")
    context = {
        "sostegno": sostegno,
        "caso": caso,
        "form": form,
        "passaggi": list_passaggi(sostegno),
        "in_vigore": patto.stato == StatoPatto.ATTIVO,
    }
    return render(request, "patti_inclusione/sostegno_move.html", context)


@require_POST
@permit(PATTI, "download_patto")
def copia_create(request, pk):
    """One more sheet, in the language chosen."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    form = LinguaForm(request.POST)
    try:
        if form.is_valid():
            copie.ask_copia(patto, by=request.profilo, **form.cleaned_data)
            messages.success(request, "Prepariamo il foglio: ci vogliono pochi secondi.")
    except TransitionError:
        messages.warning(request, "Prima chiudi il testo del Patto: il foglio si fa da quello.")
    return redirect("patti_inclusione:patto_detail", patto.caso_id)


@require_safe
@permit(PATTI, "download_patto")
def copia_download(request, pk, riga):
    patto = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    copia = get_object_or_404(patto.copie.select_related("documento"), pk=riga)
    if copia.documento is None:
        raise Http404
    nucleo_id = patto.caso.nucleo_id
    audit.record(
        "copia_download", copia, by=request.profilo, azione=Azione.STAMPA, nucleo_id=nucleo_id, categoria="patto"
    )
    return risposte.download(copia.documento)
