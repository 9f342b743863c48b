"""The Coordinatore's queue of approvals, and the minimum dossier on which he decides (ADR 0018)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import permit
from patti_inclusione.forms.segnalazione import DecisioneForm, FiltriApprovazioni
from patti_inclusione.models import StatoRettifica, StatoSegnalazione
from patti_inclusione.permissions import RETTIFICHE, SEGNALAZIONI
from patti_inclusione.selectors import coda
from patti_inclusione.selectors import segnalazione as selectors
from patti_inclusione.selectors.ricerca import Ricerca
from patti_inclusione.services import rettifica as rettifiche
from patti_inclusione.services import segnalazione_approvazione as services
from patti_inclusione.services.segnalazione import OstacoliError
from patti_inclusione.views import segnalazione_parti as parti
from patti_inclusione.views.coda_colonne import found_columns
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.lists import Chip, Lista

CHIPS = [Chip("Termine passato", {"termine": "scaduti"}), Chip("Oggi o domani", {"termine": "oggi"})]
TUA = "L'hai scritta tu, anche se con un altro profilo: serve l'approvazione di un'altra persona."
GIA_DECISA = "Nel frattempo è stata decisa o ritirata: torna all'elenco."


@permit(SEGNALAZIONI, "approve_segnalazione")
def segnalazione_queue(request):
    lista = Lista(
        request,
        selectors.select_approvazioni(request.permitted),
        found_columns(request, parti.CODA),
        name="segnalazioni",
        one="segnalazione",
        order="entro",
        filters=partial(FiltriApprovazioni, comuni=coda.list_comuni(request.profilo)),
        search=Ricerca(nomi=False),
        chips=CHIPS,
        row_url=lambda row: reverse("patti_inclusione:segnalazione_approve", args=[row["id"]]),
        empty="Nessuna segnalazione aspetta la tua approvazione.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA if lista.searching else Azione.LETTURA
    audit.record("segnalazione_queue", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    return render(request, "patti_inclusione/segnalazione_queue.html", {"lista": lista})


@permit(SEGNALAZIONI, "approve_segnalazione")
def segnalazione_approve(request, pk):
    """The dossier, and the decision while one is due; afterwards, what INPS made of it."""
    segnalazione = get_object_or_404(request.permitted.select_related(*selectors.CON_FATTO), pk=pk)
    form = DecisioneForm(request.POST or None, in_ritardo=_asks_why(segnalazione))
    if request.method == "POST" and form.is_valid():
        if _decide(request, form, partial(_decide_segnalazione, segnalazione, request.profilo)):
            return redirect("patti_inclusione:segnalazione_queue")
        segnalazione.refresh_from_db(fields=["stato"])
    nucleo_id = segnalazione.caso.nucleo_id
    audit.record_read(
        "segnalazione_approve", segnalazione, by=request.profilo, nucleo_id=nucleo_id, categoria="segnalazione"
    )
    context = _context(segnalazione, request.profilo, form) | {
        "decide": segnalazione.stato == StatoSegnalazione.IN_APPROVAZIONE,
        "rettifica": segnalazione.rettifiche.filter(stato=StatoRettifica.IN_APPROVAZIONE).first(),
    }
    return render(request, "patti_inclusione/segnalazione_approve.html", context)


@permit(RETTIFICHE, "approve_rettifica")
def rettifica_approve(request, pk):
    """What was sent, what is right, and the decision."""
    rows = request.permitted.select_related("componente", *(f"segnalazione__{path}" for path in selectors.CON_FATTO))
    rettifica = get_object_or_404(rows, pk=pk)
    form = DecisioneForm(request.POST or None, in_ritardo=False)
    if request.method == "POST" and form.is_valid():
        if _decide(request, form, partial(_decide_rettifica, rettifica, request.profilo)):
            return redirect("patti_inclusione:segnalazione_queue")
        rettifica.refresh_from_db(fields=["stato"])
    nucleo_id = rettifica.segnalazione.caso.nucleo_id
    audit.record_read("rettifica_approve", rettifica, by=request.profilo, nucleo_id=nucleo_id, categoria="segnalazione")
    context = _context(rettifica.segnalazione, request.profilo, form) | {
        "rettifica": rettifica,
        "mia": services.is_autore(request.profilo, rettifica.autori),
        "decide": rettifica.stato == StatoRettifica.IN_APPROVAZIONE,
    }
    return render(request, "patti_inclusione/rettifica_approve.html", context)


def _context(segnalazione, profilo, form) -> dict:
    oggi = calendario.today()
    fatto = parti.fatti.fatto_of(segnalazione)
    waits = segnalazione.stato == StatoSegnalazione.IN_APPROVAZIONE
    return {
        "segnalazione": segnalazione,
        "caso": segnalazione.caso,
        "dossier": selectors.read_dossier(segnalazione),
        "stima": parti.stima_of(segnalazione.caso, fatto, segnalazione.data_evento, segnalazione) if waits else None,
        "stimato": parti.regole.in_parole(segnalazione.effetto_stimato),
        "mia": services.is_autore(profilo, segnalazione.autori),
        "giorni": selectors.giorni_rimasti(segnalazione, oggi),
        "in_ritardo": parti.in_ritardo(segnalazione),
        "form": form,
        "entro": parti.ENTRO,
    }


def _asks_why(segnalazione) -> bool:
    return parti.in_ritardo(segnalazione) and not segnalazione.motivo_ritardo


def _decide(request, form, act) -> bool:
    """Do what was decided; False with the reason on the form when it could not be."""
    try:
        messages.success(request, act(form.cleaned_data))
    except services.AutoreError:
        form.add_error(None, TUA)
    except OstacoliError as refusal:
        form.add_error(None, str(refusal))
    except TransitionError:
        form.add_error(None, GIA_DECISA)
    else:
        return True
    return False


def _decide_segnalazione(segnalazione, by, values) -> str:
    if values["decisione"] == "respingi":
        services.reject_segnalazione(segnalazione, by=by, motivo=values["motivo"])
        return "Rimandata al Case manager con il tuo motivo."
    services.approve_segnalazione(segnalazione, by=by, motivo_ritardo=values.get("motivo_ritardo", ""))
    return "Approvata: la mandiamo noi a INPS. Qui vedrai che cosa decide."


def _decide_rettifica(rettifica, by, values) -> str:
    if values["decisione"] == "respingi":
        rettifiche.reject_rettifica(rettifica, by=by, motivo=values["motivo"])
        return "Rimandata al Case manager con il tuo motivo: la segnalazione resta com'è."
    rettifiche.approve_rettifica(rettifica, by=by)
    return "Approvata: mandiamo noi la rettifica a INPS."
