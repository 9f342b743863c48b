"""What is typed in an evaluation keeps itself until it is concluded."""

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import BozzaValutazione, Caso, Incontro, StatoCaso
from patti_inclusione.services import bozze
from patti_inclusione.services.caso import lock_caso
from rdc_platform.audit.stato import TransitionError

FINALE = "finale"


def modulo_of(incontro: Incontro) -> str:
    """The name of the draft of a meeting."""
    return f"incontro-{incontro.pk}"


@transaction.atomic
def keep_bozza(caso: Caso, *, by: Profilo, modulo: str, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed, valid or not, and return its new version.

    Raises ConflittoError when another page kept or concluded the same meanwhile, TransitionError when the case is closed,
    or is not at its final evaluation.
    """
    caso = lock_caso(caso, by=by, perm="edit_incontri")
    if caso.stato == StatoCaso.CHIUSO or (modulo == FINALE and caso.stato != StatoCaso.VALUTAZIONE_FINALE):
        raise TransitionError(caso.stato)
    return bozze.keep(BozzaValutazione.objects.all(), dati, versione, caso=caso, modulo=modulo)


@transaction.atomic
def discard_bozza(caso: Caso, *, by: Profilo, modulo: str) -> None:
    """Throw away what was typed and not concluded."""
    drop_bozza(lock_caso(caso, by=by, perm="edit_incontri"), modulo)


def drop_bozza(caso: Caso, modulo: str) -> None:
    """The draft has become a row; in the caller's transaction, the case locked."""
    caso.bozze_valutazione.filter(modulo=modulo).delete()
