"""What is typed in an evaluation keeps itself: filling its forms from the draft, keeping it, throwing it away."""

from django import forms

from patti_inclusione.models import BozzaSegnalazione, BozzaValutazione, Caso
from patti_inclusione.services import valutazione_bozze as services
from patti_inclusione.services.patto import ConflittoError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave

DELLA_PAGINA = {"csrfmiddlewaretoken", "versione", "verbale", "caso_versione", "prima"}
FERMA = "Il caso è chiuso, o la valutazione è già conclusa: quello che scrivi qui non viene salvato."


def fill(moduli: list[forms.Form], bozza: BozzaValutazione | BozzaSegnalazione | None) -> None:
    """The forms begin from what was typed, as if it stood in the database."""
    if bozza is not None:
        autosave.fill(moduli, bozza.dati)


def keep(request, caso: Caso, modulo: str, *, keep_bozza=services.keep_bozza, ferma: str = FERMA):
    """The answer to autosave.js; `ferma` says why nothing more is kept."""
    dati = autosave.posted(request, DELLA_PAGINA)
    versione = autosave.posted_number(request, "versione")
    try:
        kept = keep_bozza(caso, by=request.profilo, modulo=modulo, dati=dati, versione=versione)
    except ConflittoError:
        return autosave.conflict()
    except TransitionError:
        return autosave.conflict(ferma)
    return autosave.saved(kept)
