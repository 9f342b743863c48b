"""The rows of a sheet: places, hours, bodies, costs, equipment."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from progetti_collettivita.forms.righe import FORMS
from progetti_collettivita.permissions import PUC
from progetti_collettivita.selectors.territorio import comuni_of
from progetti_collettivita.services import righe as services
from progetti_collettivita.views.parti import REFUSALS, back, find_puc, in_words, page_context, refused
from rdc_platform.audit import services as audit

PLURALE = {"comune": "comune_id", "sede": "sede_id"}  # a choice is a key, written as one


@permit(PUC, "edit_puc")
def riga_create(request, pk, quale):
    return _page(request, find_puc(request, pk), quale)


@permit(PUC, "edit_puc")
def riga_edit(request, pk, quale, riga):
    puc = find_puc(request, pk)
    return _page(request, puc, quale, get_object_or_404(services.righe_of(puc, quale), pk=riga))


@require_POST
@permit(PUC, "edit_puc")
def riga_delete(request, pk, quale, riga):
    puc = find_puc(request, pk)
    get_object_or_404(services.righe_of(puc, quale), pk=riga)
    try:
        services.delete_riga(puc, by=request.profilo, quale=quale, riga=riga)
    except REFUSALS as refusal:
        messages.error(request, " ".join(in_words(refusal)))
    else:
        messages.success(request, "Riga tolta.")
    return back(pk, quale)


def _page(request, puc, quale, row=None):
    if quale not in FORMS:
        raise Http404
    form = _form(request, puc, quale, row)
    if request.method == "POST" and form.is_valid():
        campi = {PLURALE.get(name, name): value for name, value in form.cleaned_data.items()}
        try:
            services.save_riga(puc, by=request.profilo, quale=quale, riga=row and row.pk, **campi)
        except REFUSALS as refusal:
            refused(form, refusal, puc)
        else:
            messages.success(request, f"{form.titolo}: salvato.")
            return back(puc.pk, quale)
    audit.record_read("riga_edit" if row else "riga_create", puc, by=request.profilo)
    context = page_context(puc, form.titolo) | {"form": form, "quale": quale, "row": row}
    return render(request, "progetti_collettivita/riga_edit.html", context)


def _form(request, puc, quale, row):
    cls = FORMS[quale]
    initial = {name: getattr(row, PLURALE.get(name, name)) for name in cls.base_fields} if row else None
    return cls(request.POST or None, initial=initial, comuni=comuni_of(puc), sedi=puc.sedi.all())
