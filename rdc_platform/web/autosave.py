"""The answers that `autosave.js` understands: a draft kept, or somebody else's change in the way."""

from django.http import JsonResponse
from django.utils import timezone

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
