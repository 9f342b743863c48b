"""The periods of residence of a check: typed one after the other, seen at once in the picture."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from controlli_anagrafici.forms.periodo import PeriodoForm, initial_of
from controlli_anagrafici.models import PeriodoResidenza
from controlli_anagrafici.permissions import CONTROLLI
from controlli_anagrafici.selectors import residenza as selectors
from controlli_anagrafici.services import periodo as services
from controlli_anagrafici.views.atti import NON_ADESSO, REFUSALS, back, find_controllo, page_context, refused
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


@permit(CONTROLLI, "work_controllo")
def periodo_create(request, pk):
    """The page where periods are typed: each Enter writes one, and the next can be typed."""
    controllo = find_controllo(request, pk)
    form = PeriodoForm(
        request.POST or None, initial={"comune": str(controllo.comune_competente), "versione": controllo.versione}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and write(form, partial(services.add_periodo, controllo, by=request.profilo), controllo)
    ):
        messages.success(request, "Periodo scritto. Puoi scrivere il prossimo.")
        return redirect("controlli_anagrafici:periodo_create", pk)
    return _page(request, "controlli_anagrafici/periodo_create.html", controllo, form)


@permit(CONTROLLI, "work_controllo")
def periodo_edit(request, pk, riga):
    """Only what his own Comune attests; of the others one sees, and asks them."""
    controllo = find_controllo(request, pk)
    periodo = get_object_or_404(
        controllo.periodi.select_related("comune"), pk=riga, comune_dichiarante=controllo.comune_competente_id
    )
    form = PeriodoForm(request.POST or None, initial=initial_of(periodo) | {"versione": controllo.versione})
    if (
        request.method == "POST"
        and form.is_valid()
        and write(form, partial(services.edit_periodo, periodo, by=request.profilo), controllo)
    ):
        messages.success(request, "Periodo corretto.")
        return back(pk, "residenza")
    return _page(request, "controlli_anagrafici/periodo_edit.html", controllo, form, periodo)


@require_POST
@permit(CONTROLLI, "work_controllo")
def periodo_delete(request, pk, riga):
    controllo = find_controllo(request, pk)
    periodo = get_object_or_404(controllo.periodi, pk=riga, comune_dichiarante=controllo.comune_competente_id)
    try:
        services.delete_periodo(periodo, by=request.profilo)
    except TransitionError:
        messages.error(request, NON_ADESSO)
    else:
        messages.success(request, "Periodo tolto.")
    return back(pk, "residenza")


@require_POST
@permit(CONTROLLI, "work_controllo")
def periodo_preview(request, pk):
    """The picture as it would be with what is being typed; nothing is written."""
    controllo = find_controllo(request, pk)
    form = PeriodoForm(request.POST)
    provvisorio = None
    if form.is_valid():
        campi = {campo: valore for campo, valore in form.cleaned_data.items() if campo != "versione"}
        provvisorio = PeriodoResidenza(controllo=controllo, comune_dichiarante=controllo.comune_competente, **campi)
        if services.check_periodo(provvisorio):
            provvisorio = None
    context = {"controllo": controllo, "quadro": selectors.quadro(controllo, provvisorio)}
    return render(request, "controlli_anagrafici/_residenza_quadro.html", context)


def write(form, service, controllo, *, muto: bool = False) -> bool:
    """Write the period of a valid form; False, with the reasons at their fields, where it cannot be."""
    try:
        service(**form.cleaned_data)
    except services.PeriodoError as error:
        for campo, testo in error.errori.items():
            form.add_error(CAMPI.get(campo, campo), testo)
    except REFUSALS as refusal:
        refused(form, refusal, controllo, muto=muto)
    else:
        return True
    return False


CAMPI = {
    "comune_provenienza": "provenienza",
    "stato_provenienza": "provenienza",
    "comune_destinazione": "destinazione",
    "stato_destinazione": "destinazione",
}


def _page(request, template, controllo, form, periodo=None):
    audit.record_read(request.resolver_match.url_name, controllo, by=request.profilo, categoria="anagrafica")
    context = page_context(controllo, "Periodi di residenza")
    context |= {"form": form, "periodo": periodo, "quadro": selectors.quadro(controllo)}
    return render(request, template, context)
