"""What another Comune asks: who lived here, when. One sees the person and the periods, and writes only one's own."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from ambiti.selectors import has_protetta
from controlli_anagrafici.forms.periodo import PeriodoForm
from controlli_anagrafici.forms.rinvio import FiltriRinvii, RespintaForm, RinvioForm
from controlli_anagrafici.permissions import RINVII
from controlli_anagrafici.selectors import residenza
from controlli_anagrafici.selectors import rinvio as selectors
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.services import rinvio as services
from controlli_anagrafici.services import rinvio_periodo
from controlli_anagrafici.views.atti import NON_ADESSO, act
from controlli_anagrafici.views.periodo import write
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLUMNS = [
    Colonna(
        "persona",
        "Persona",
        ("controllo__nucleo__cerca",),
        value=lambda r: f"{r['controllo__nucleo__cognome']} {r['controllo__nucleo__nome']}",
    ),
    Colonna("mittente", "Lo chiede", ("mittente",)),
    Colonna("destinatario", "A", ("destinatario",)),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoRinvio"),
    Colonna("data_scadenza", "Risposta entro", ("data_scadenza",), kind="termine", fonte="Nota 102/2020"),
]
CHIPS = [Chip("Da prendere", {"stato": "INVIATO"}), Chip("In carico", {"stato": "PRESO_IN_CARICO"})]
EMPTY = "Nessuna richiesta di altri Comuni. Arrivano qui quando un Comune controlla chi ha vissuto nel tuo."


@permit(RINVII, "view_rinvio")
def rinvio_list(request):
    """What other Comuni ask of this one, what is due first on top."""
    lista = Lista(
        request,
        selectors.light_rows(request.permitted),
        COLUMNS,
        name="richieste",
        one="richiesta",
        order="data_scadenza",
        filters=FiltriRinvii,
        search=selectors.find_by_name,
        chips=CHIPS,
        row_url=lambda row: reverse("controlli_anagrafici:rinvio_detail", args=[row["id"]]),
        empty=EMPTY,
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("rinvio_list", by=request.profilo, azione=azione, categoria="anagrafica")
    return (
        lista.export()
        if lista.exporting
        else render(request, "controlli_anagrafici/rinvio_list.html", {"lista": lista})
    )


@permit(RINVII, "view_rinvio")
def rinvio_detail(request, pk):
    rinvio = _find(request, pk)
    return _page(request, "controlli_anagrafici/rinvio_detail.html", rinvio, {})


@require_POST
@permit(RINVII, "work_rinvio")
def rinvio_take(request, pk):
    return _do(request, pk, services.take_rinvio, "Adesso la richiesta è tua: scrivi i periodi del tuo Comune.")


@require_POST
@permit(RINVII, "work_rinvio")
def rinvio_return(request, pk):
    return _do(request, pk, services.return_rinvio, "Risposta mandata al Comune della domanda. Grazie.")


@permit(RINVII, "work_rinvio")
def rinvio_periodo_create(request, pk):
    """A period of one's own Comune."""
    rinvio = _find(request, pk)
    form = PeriodoForm(
        request.POST or None, initial={"comune": str(rinvio.comune_destinatario), "versione": rinvio.controllo.versione}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and write(
            form,
            partial(rinvio_periodo.add_periodo_rinvio, rinvio, by=request.profilo),
            rinvio.controllo,
            muto=rinvio.protetta,
        )
    ):
        messages.success(request, "Periodo scritto. Puoi scrivere il prossimo, o rispondere.")
        return redirect("controlli_anagrafici:rinvio_periodo_create", pk)
    return _page(request, "controlli_anagrafici/rinvio_periodo_create.html", rinvio, {"form": form})


@require_POST
@permit(RINVII, "work_rinvio")
def rinvio_periodo_delete(request, pk, riga):
    rinvio = _find(request, pk)
    periodo = get_object_or_404(rinvio.controllo.periodi, pk=riga, comune_dichiarante=rinvio.comune_destinatario_id)
    try:
        rinvio_periodo.delete_periodo_rinvio(rinvio, periodo, by=request.profilo)
    except TransitionError:
        messages.error(request, NON_ADESSO)
    else:
        messages.success(request, "Periodo tolto.")
    return redirect("controlli_anagrafici:rinvio_detail", pk)


@permit(RINVII, "work_rinvio")
def rinvio_forward(request, pk):
    """The person came from elsewhere: ask there."""
    rinvio = _find(request, pk)
    prossimo = _quadro(rinvio).prossimo
    form = RinvioForm(request.POST or None, initial={"comune": str(prossimo) if prossimo else ""})
    if act(request, rinvio, form, _forward, "Richiesta mandata al Comune di prima. La tua parte è finita."):
        return redirect("controlli_anagrafici:rinvio_list")
    return _page(request, "controlli_anagrafici/rinvio_forward.html", rinvio, {"form": form})


@permit(RINVII, "work_rinvio")
def rinvio_reject(request, pk):
    rinvio = _find(request, pk)
    form = RespintaForm(request.POST or None)
    if act(request, rinvio, form, services.reject_rinvio, "Richiesta respinta: torna a chi l'ha mandata."):
        return redirect("controlli_anagrafici:rinvio_list")
    return _page(request, "controlli_anagrafici/rinvio_reject.html", rinvio, {"form": form})


def _find(request, pk):
    related = ("controllo__nucleo__comune", "controllo__comune_competente", "comune_mittente", "comune_destinatario")
    rows = request.permitted.annotate(protetta=has_protetta("controllo__nucleo"))
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _quadro(rinvio):
    """Every period; of a protected person, only those of the Comune that is asked."""
    return residenza.quadro(rinvio.controllo, solo=rinvio.comune_destinatario_id if rinvio.protetta else "")


def _forward(rinvio, *, by, **dove):
    services.forward_rinvio(rinvio, by=by, dove=services.Destinazione(**dove))


def _do(request, pk, service, fatto):
    rinvio = _find(request, pk)
    try:
        service(rinvio, by=request.profilo)
    except TransitionError:
        messages.error(request, "La richiesta non è più in quello stato: ricarica la pagina.")
        return redirect("controlli_anagrafici:rinvio_detail", pk)
    messages.success(request, fatto)
    return redirect("controlli_anagrafici:rinvio_detail", pk)


def _page(request, template, rinvio, context):
    controllo = rinvio.controllo
    audit.record_read(
        request.resolver_match.url_name,
        rinvio,
        by=request.profilo,
        nucleo_id=controllo.nucleo_id,
        categoria="anagrafica",
    )
    persona, catena = richiedente(controllo), selectors.shown_catena(rinvio)
    context |= {
        "rinvio": rinvio,
        "controllo": controllo,
        "richiedente": persona,
        "quadro": _quadro(rinvio),
        "chi": selectors.UN_COMUNE if rinvio.protetta else f"Il Comune di {rinvio.comune_mittente.denominazione}",
        "mio": rinvio.responsabile_id == request.profilo.accreditamento_id and rinvio.stato == "PRESO_IN_CARICO",
        "prende": rinvio.stato == "INVIATO" and request.profilo.ruolo == "RESPONSABILE_ANAGRAFICI",
        "catena": catena,
        "tappe": [] if rinvio.protetta else selectors.list_tappe(catena),
        "briciole": [
            ("Altri Comuni", reverse("controlli_anagrafici:rinvio_list")),
            (f"{persona.nome} {persona.cognome}", ""),
        ],
    }
    return render(request, template, context)
