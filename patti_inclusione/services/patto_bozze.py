"""What is typed in the forms of a draft Patto and not saved yet: keeping it, throwing it away."""

import re

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from patti_inclusione.models import BozzaModulo, Patto, StatoPatto
from patti_inclusione.services import bozze
from patti_inclusione.services.patto import drop_bozza, lock_patto

CHIAVE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
MODULI = re.compile(f"accordi|(obiettivi|risultati|impegni|sostegni)-(nuovo|{CHIAVE})")


@transaction.atomic
def keep_bozza(patto: Patto, *, by: Profilo, modulo: str, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed in `modulo`, valid or not, and return its new version.

    Raises ConflittoError when another page kept or saved the same form meanwhile, TransitionError when the text is closed.
    """
    _check_modulo(modulo)
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    return bozze.keep(BozzaModulo.objects.all(), dati, versione, patto=patto, modulo=modulo)


@transaction.atomic
def discard_bozza(patto: Patto, *, by: Profilo, modulo: str) -> None:
    """Throw away what was typed in `modulo` and not saved."""
    _check_modulo(modulo)
    drop_bozza(lock_patto(patto, by=by, stato=StatoPatto.BOZZA), modulo)


def _check_modulo(modulo: str) -> None:
    if not MODULI.fullmatch(modulo):
        raise Http404
