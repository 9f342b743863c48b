"""A form that keeps itself: what `autosave.js` sends, the answers it understands, and the form filled from what was kept."""

from collections.abc import Collection, Sequence

from django import forms
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils import timezone

from rdc_platform.web.forms import typed

ALTRI = (
    "Qualcun altro ha salvato questa pagina mentre scrivevi. Il tuo testo è ancora qui, ma non è salvato: copialo, "
    "ricarica la pagina e aggiungilo a quello che trovi."
)


def saved(versione: int) -> JsonResponse:
    """The draft is kept; the form goes on with `versione` in its hidden field."""
    return JsonResponse({"versione": versione, "ora": f"{timezone.localtime():%H:%M}"})


def conflict(messaggio: str = ALTRI) -> JsonResponse:
    """The version posted is not the current one: nothing was written."""
    return JsonResponse({"messaggio": messaggio}, status=409)


def posted(request: HttpRequest, della_pagina: Collection[str]) -> dict[str, list[str]]:
    """What was typed, right or wrong, as a draft keeps it: all but the fields of the page's own."""
    return {
        name: [typed(value) for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in della_pagina
    }


def posted_number(request: HttpRequest, name: str) -> int:
    """A whole number of the page's own; -1, which never stands in a row, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def fill(moduli: Sequence[forms.Form], dati: dict[str, list[str]]) -> None:
    """The forms begin from what was typed, as if it stood in the database."""
    data = QueryDict(mutable=True)
    for name, values in dati.items():
        data.setlist(name, values)
    for form in moduli:
        for name, field in form.fields.items():
            key = form.add_prefix(name)
            if key in data or isinstance(field, forms.BooleanField):  # one not ticked is not sent
                form.initial[name] = field.widget.value_from_datadict(data, {}, key)
