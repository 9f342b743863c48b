"""What is typed in the forms of a draft Patto and not saved yet: keeping it, throwing it away."""

import re

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import BozzaModulo, Patto, StatoPatto
from patti_inclusione.services.patto import ConflittoError, drop_bozza, lock_patto

CHIAVE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
MODULI = re.compile(f"accordi|(obiettivi|risultati|impegni|sostegni)-(nuovo|{CHIAVE})")


@transaction.atomic
def keep_bozza(patto: Patto, *, by: Profilo, modulo: str, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed in `modulo`, valid or not, and return its new version.

    Raises ConflittoError when another page kept or saved the same form meanwhile, TransitionError when the text is closed.
    """
    _check_modulo(modulo)
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    bozza = BozzaModulo.objects.select_for_update(of=("self",)).filter(patto=patto, modulo=modulo).first()
    if (bozza.versione if bozza else 0) != versione:
        raise ConflittoError(bozza)
    if bozza is None:
        return BozzaModulo.objects.create(patto=patto, modulo=modulo, dati=dati).versione
    bozza.dati, bozza.versione, bozza.salvata_il = dati, versione + 1, timezone.now()
    bozza.save(update_fields=["dati", "versione", "salvata_il"])
    return bozza.versione


@transaction.atomic
def discard_bozza(patto: Patto, *, by: Profilo, modulo: str) -> None:
    """Throw away what was typed in `modulo` and not saved."""
    _check_modulo(modulo)
    drop_bozza(lock_patto(patto, by=by, stato=StatoPatto.BOZZA), modulo)


def _check_modulo(modulo: str) -> None:
    if not MODULI.fullmatch(modulo):
        raise Http404
