"""The secret link by which a telephone reads one's appointments."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import permit, public
from patti_inclusione.forms.agenda import CalendarioForm
from patti_inclusione.ics import write_calendar
from patti_inclusione.permissions import CALENDARI
from patti_inclusione.services import calendario_personale as services


@permit(CALENDARI, "edit_calendario")
def calendario_edit(request):
    form, link = CalendarioForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        token = services.make_calendario(form.cleaned_data["livello"], by=request.profilo)
        link = request.build_absolute_uri(reverse("patti_inclusione:calendario_feed", args=[token]))
    context = {"form": form, "calendario": request.permitted.first(), "collegamento": link}
    return render(request, "patti_inclusione/calendario_edit.html", context)


@require_POST
@permit(CALENDARI, "edit_calendario")
def calendario_revoke(request):
    services.revoke_calendario(by=request.profilo)
    messages.success(request, "Collegamento revocato: il telefono non riceve più niente.")
    return redirect("patti_inclusione:calendario_edit")


@require_safe
@public
def calendario_feed(request, token):
    """The calendar, to whoever holds the link: no session, no cookie, and not more often than a telephone needs."""
    try:
        impegni = services.read_calendario(token, timezone.now())
    except services.TroppeLettureError:
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    if impegni is None:
        raise Http404
    response = HttpResponse(write_calendar(impegni, timezone.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response
