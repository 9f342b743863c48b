"""Families seen for a while by another Case manager: emergencies, absences, and who is told."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.models import Ruolo
from patti_inclusione.forms.scrivania import AssenzaForm, EmergenzaDaSoloForm, EmergenzaForm
from patti_inclusione.permissions import ASSENZE, CASE_MANAGER_DEL_TERRITORIO, CASI, SUPPLENZE
from patti_inclusione.selectors import coda
from patti_inclusione.selectors import supplenza as selectors
from patti_inclusione.services import emergenza
from patti_inclusione.services import supplenza as services
from patti_inclusione.services.assegnazione import CaseManagerError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.norme.selectors import intero
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista

COLONNE = [
    Colonna("famiglia", "Famiglia", sort=("cerca",)),
    Colonna("chi", "Chi la vede", sort=("chi",)),
    Colonna("al_posto_di", "Al posto di", sort=("al_posto_di",)),
    Colonna("tipo", "Perché", kind="stato", enum="TipoSupplenza"),
    Colonna("dal", "Dal", sort=("dal",), kind="data_ora"),
    Colonna("al", "Fino al", sort=("al",), kind="data_ora"),
    Colonna("stato", "Adesso", sort=("stato",), kind="stato", enum="StatoSupplenza"),
]


@permit(SUPPLENZE, "view_supplenze")
def supplenza_list(request):
    """Who sees a family in another's place, now, before and soon."""
    lista = Lista(
        request,
        selectors.select_supplenze(request.permitted, timezone.now()),
        COLONNE,
        name="supplenze",
        one="supplenza",
        order="-dal",
        row_url=lambda row: reverse("patti_inclusione:supplenza_detail", args=[row["id"]]),
        empty="Nessuna supplenza: ogni famiglia la vede solo chi la segue.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("supplenza_list", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "assenze": selectors.list_assenze(request.profilo.accreditamento_id)}
    return render(request, "patti_inclusione/supplenza_list.html", context)


@permit(SUPPLENZE, "view_supplenze")
def supplenza_detail(request, pk):
    """One substitution, and when the substitute opened something: never what."""
    rows = request.permitted.select_related(
        "caso__nucleo__comune",
        "supplente__operatore",
        "disposta_da__operatore",
        "assegnazione__case_manager__operatore",
    )
    supplenza = get_object_or_404(rows, pk=pk)
    audit.record_read(
        "supplenza_detail", supplenza, by=request.profilo, nucleo_id=supplenza.caso.nucleo_id, categoria="anagrafica"
    )
    context = {
        "supplenza": supplenza,
        "in_corso": supplenza.is_running(timezone.now()),
        "letture": selectors.list_letture(supplenza),
    }
    return render(request, "patti_inclusione/supplenza_detail.html", context)


@require_POST
@permit(SUPPLENZE, "end_supplenza")
def supplenza_end(request, pk):
    """The Coordinatore, or the substitute himself, ends it: at the next click the family is closed to him."""
    supplenza = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    if services.end_supplenza(supplenza, by=request.profilo):
        messages.success(request, "Supplenza chiusa: da ora la famiglia la vede solo chi la segue.")
    else:
        messages.warning(request, "Era già finita.")
    if request.profilo.ruolo == Ruolo.CASE_MANAGER:
        return redirect("patti_inclusione:emergenza_ask")
    return redirect("patti_inclusione:supplenza_detail", pk)


@permit(CASI, "assign_caso")
def emergenza_give(request, pk):
    """The Coordinatore gives a family to another Case manager for some hours."""
    caso = get_object_or_404(request.permitted.select_related("nucleo__comune"), pk=pk)
    rows = coda.list_case_manager(request.profilo)
    riga = coda.select_coda(request.permitted).get(pk=pk)
    form = EmergenzaForm(request.POST or None, case_manager=selectors.choices_of(rows, riga["case_manager_id"]))
    if request.method == "POST" and form.is_valid():
        supplente = rows.get(pk=form.cleaned_data["supplente"])
        try:
            made = emergenza.start_emergenza(
                caso, supplente=supplente, motivo=form.cleaned_data["motivo"], by=request.profilo
            )
        except (emergenza.EmergenzaError, CaseManagerError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{supplente.operatore.nome_completo} la vede da ora. Abbiamo avvisato tutti.")
            return redirect("patti_inclusione:supplenza_detail", made.pk)
    audit.record_read("emergenza_give", caso, by=request.profilo, categoria="anagrafica")
    context = {"caso": caso, "riga": riga, "form": form, "ore": _hours()}
    return render(request, "patti_inclusione/emergenza_give.html", context)


@permit(SUPPLENZE, "ask_emergenza")
def emergenza_ask(request):
    """A Case manager opens a colleague's family by himself; and what he was lent."""
    form = EmergenzaDaSoloForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            emergenza.note_tentativo(by=request.profilo)
            made = emergenza.take_emergenza(
                form.cleaned_data["codice_fiscale"], motivo=form.cleaned_data["motivo"], by=request.profilo
            )
        except (emergenza.EmergenzaError, CaseManagerError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La famiglia è aperta. Abbiamo avvisato chi la segue, i Coordinatori e il DPO.")
            return redirect("patti_inclusione:caso_detail", made.caso_id)
    adesso = timezone.now()
    rows = request.permitted.filter(chiusa_il=None, dal__lte=adesso, al__gt=adesso).order_by("al")
    context = {"form": form, "ore": _hours(), "in_corso": rows.select_related("caso__nucleo")}
    audit.record("emergenza_ask", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    return render(request, "patti_inclusione/emergenza_ask.html", context)


@permit(CASE_MANAGER_DEL_TERRITORIO, "start_assenza")
def assenza_start(request, pk):
    """All the families of a Case manager who is away, in one act."""
    case_manager = get_object_or_404(request.permitted.select_related("operatore").distinct(), pk=pk)
    rows = coda.list_case_manager(request.profilo)
    form = AssenzaForm(request.POST or None, case_manager=selectors.choices_of(rows, case_manager.pk))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        supplente = rows.get(pk=values["supplente"]) if values["supplente"] else None
        try:
            made = services.start_assenza(
                case_manager, dal=values["dal"], al=values["al"], supplente=supplente, by=request.profilo
            )
        except (services.AssenzaError, CaseManagerError) as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_assenza(request, made)
            return redirect("patti_inclusione:supplenza_list")
    context = {"case_manager": case_manager, "form": form}
    return render(request, "patti_inclusione/assenza_start.html", context)


def _tell_assenza(request, made) -> None:
    quante = "1 famiglia" if made.spostate == 1 else f"{made.spostate} famiglie"
    dove = "affidate a chi hai scelto, solo per quei giorni" if made.assenza.supplente_id else "tornate in coda"
    messages.success(request, f"Assenza segnata: {quante} {dove}.")
    if made.rimaste:
        messages.warning(
            request,
            f"{len(made.rimaste)} no: il supplente non serve il loro Comune, o non può vederle. "
            "Le trovi fra le famiglie del Case manager: assegnale a un altro.",
        )


@require_POST
@permit(ASSENZE, "end_assenza")
def assenza_end(request, pk):
    """The Case manager is back."""
    assenza = get_object_or_404(request.permitted, pk=pk)
    services.end_assenza(assenza, by=request.profilo)
    messages.success(request, "Assenza finita: le sue famiglie le vede di nuovo solo lui, o lei.")
    return redirect("patti_inclusione:supplenza_list")


def _hours() -> int:
    return intero("EMERGENZA_ORE", calendario.today())
