"""What is typed in an evaluation keeps itself: filling its forms from the draft, keeping it, throwing it away."""

from django import forms
from django.http import QueryDict

from patti_inclusione.models import BozzaSegnalazione, BozzaValutazione, Caso
from patti_inclusione.services import valutazione_bozze as services
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.views.patto_bozze import posted_number
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave
from rdc_platform.web.forms import typed

DELLA_PAGINA = {"csrfmiddlewaretoken", "versione", "verbale", "caso_versione", "prima"}
FERMA = "Il caso è chiuso, o la valutazione è già conclusa: quello che scrivi qui non viene salvato."


def fill(moduli: list[forms.Form], bozza: BozzaValutazione | BozzaSegnalazione | None) -> None:
    """The forms begin from what was typed, as if it stood in the database."""
    if bozza is None:
        return
    data = QueryDict(mutable=True)
    for name, values in bozza.dati.items():
        data.setlist(name, values)
    for form in moduli:
        for name, field in form.fields.items():
            key = form.add_prefix(name)
            if key in data or isinstance(field, forms.BooleanField):  # one not ticked is not sent
                form.initial[name] = field.widget.value_from_datadict(data, {}, key)


def keep(request, caso: Caso, modulo: str, *, keep_bozza=services.keep_bozza, ferma: str = FERMA):
    """The answer to autosave.js; `ferma` says why nothing more is kept."""
    dati = {
        name: [typed(value) for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in DELLA_PAGINA
    }
    versione = posted_number(request, "versione")
    try:
        kept = keep_bozza(caso, by=request.profilo, modulo=modulo, dati=dati, versione=versione)
    except ConflittoError:
        return autosave.conflict()
    except TransitionError:
        return autosave.conflict(ferma)
    return autosave.saved(kept)
