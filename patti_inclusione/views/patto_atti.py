"""The acts on a Patto that are one press: done or refused in words, and back to its page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from patti_inclusione.models import Patto

MANCA = "Al Patto manca ancora qualcosa: trovi l'elenco qui sotto."


def act_on(
    request: HttpRequest,
    patto: Patto,
    service: Callable[..., Any],
    *,
    done: str,
    refused: Mapping[type[Exception], str],
    **values: Any,
) -> HttpResponse:
    """Run `service(patto, by=…, **values)`; what it raises among `refused` is told in the words given for it."""
    caso_id = patto.caso_id
    try:
        service(patto, by=request.profilo, **values)  # type: ignore[attr-defined] # the middleware's
    except tuple(refused) as refusal:
        messages.warning(request, next(words for kind, words in refused.items() if isinstance(refusal, kind)))
    else:
        messages.success(request, done)
    return redirect("patti_inclusione:patto_detail", caso_id)
