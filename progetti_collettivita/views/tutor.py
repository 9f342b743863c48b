"""The tutors of a project: who they are, one more, one less."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.models import Ruolo
from progetti_collettivita.forms.presenze import TutorForm
from progetti_collettivita.permissions import PUC
from progetti_collettivita.selectors.responsabili import list_in_vigore, tutor_of
from progetti_collettivita.services import tutor as services
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.views.parti import find_puc, page_context
from rdc_platform.audit import services as audit


@permit(PUC, "name_tutor")
def tutor_name(request, pk):
    """Name one of the accredited tutors of its Comune."""
    puc = find_puc(request, pk)
    adesso = list(tutor_of(puc))
    rows = list_in_vigore(puc.comune_titolare_id, Ruolo.TUTOR_PUC).exclude(pk__in=[each.tutor_id for each in adesso])
    form = TutorForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        try:
            services.name_tutor(puc, by=request.profilo, tutor=form.cleaned_data["tutor"])
        except PucError as error:
            form.add_error("tutor", str(error))
        else:
            messages.success(request, "Tutor nominato: da adesso scrive le presenze di questo progetto.")
            return redirect("progetti_collettivita:tutor_name", pk)
    audit.record_read("tutor_name", puc, by=request.profilo)
    context = page_context(puc, "Tutor") | {"form": form, "adesso": adesso, "altri": rows.exists()}
    return render(request, "progetti_collettivita/tutor_name.html", context)


@require_POST
@permit(PUC, "name_tutor")
def tutor_end(request, pk, riga):
    puc = find_puc(request, pk)
    services.end_tutor(get_object_or_404(puc.tutor.select_related("puc"), pk=riga), by=request.profilo)
    messages.success(request, "Non è più tutor di questo progetto: quello che ha scritto resta.")
    return redirect("progetti_collettivita:tutor_name", pk)
