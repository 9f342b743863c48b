"""What the steps of a request have in common: the right state, or a plain word about where it is now."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import StatoRichiesta
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError


def step(*stati: StatoRichiesta):
    """The view of an act that exists in `stati` only, given the request row; elsewhere back to the page, which says why.

    So a second POST, a stale form and the back button end where one sees what happened meanwhile.
    """

    def decorate(view):
        @wraps(view)
        def checked(request, pk):
            richiesta = get_object_or_404(request.permitted.select_related("ambito", "atto"), pk=pk)
            if richiesta.stato not in stati:
                return _too_late(request, richiesta)
            try:
                return view(request, richiesta)
            except TransitionError:
                richiesta.refresh_from_db(fields=["stato"])
                return _too_late(request, richiesta)

        return checked

    return decorate


def posted(request) -> tuple:
    """What a form is made with: data and files of a POST, nothing else; a form of files alone posts no data."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def done(request, richiesta, testo: str):
    """Back to the page of the request, saying what happened."""
    messages.success(request, testo)
    return redirect("accounts:richiesta_detail", richiesta.pk)


def form_page(request, richiesta, form, template: str, **context):
    """The page of one step, which shows the person's data again."""
    audit.record_read(request.resolver_match.url_name, richiesta, by=request.profilo)
    return render(request, template, {"richiesta": richiesta, "form": form, **context})


def _too_late(request, richiesta):
    stato = StatoRichiesta(richiesta.stato).label
    messages.warning(request, f"Questo passo adesso non si può fare: la richiesta è nello stato «{stato}».")
    return redirect("accounts:richiesta_detail", richiesta.pk)
