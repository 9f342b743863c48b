"""What is typed of a report keeps itself until it is saved."""

import hashlib
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from patti_inclusione.models import BozzaSegnalazione, Caso, Segnalazione, StatoCaso
from patti_inclusione.models.segnalazione import MODIFICABILI
from patti_inclusione.selectors import segnalazione_fatti as fatti
from patti_inclusione.selectors.segnalazione_guardie import SCRITTI
from patti_inclusione.services import bozze
from patti_inclusione.services.caso import lock_caso
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError

PREFISSO = "segnalazione-"


def modulo_of(segnalazione: Segnalazione) -> str:
    """The name of the draft of a report that is being changed."""
    return f"{PREFISSO}{segnalazione.pk}"


def impronta(segnalazione: Segnalazione) -> str:
    """Changes with whatever was written, so that a page opened before can be told."""
    return hashlib.sha256(repr([getattr(segnalazione, name) for name in SCRITTI]).encode()).hexdigest()[:16]


@transaction.atomic
def keep_bozza(caso: Caso, *, by: Profilo, modulo: str, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed, valid or not, and return its new version.

    Raises ConflittoError when another page kept or saved the same meanwhile, TransitionError when nothing more is written
    of it, Http404 for a fact that the case does not have.
    """
    caso = lock_caso(caso, by=by, perm="report_caso")
    _check(caso, modulo)
    return bozze.keep(BozzaSegnalazione.objects.all(), dati, versione, caso=caso, modulo=modulo)


@transaction.atomic
def discard_bozza(caso: Caso, *, by: Profilo, modulo: str) -> None:
    """Throw away what was typed and not saved. Raises Http404 for what cannot be a report."""
    if modulo.startswith(PREFISSO):
        _key(modulo.removeprefix(PREFISSO))
    drop_bozza(lock_caso(caso, by=by, perm="report_caso"), modulo)


def drop_bozza(caso: Caso, modulo: str) -> None:
    """The draft has become a report; in the caller's transaction, the case locked."""
    caso.bozze_segnalazione.filter(modulo=modulo).delete()


def _check(caso: Caso, modulo: str) -> None:
    if caso.stato == StatoCaso.CHIUSO:
        raise TransitionError(caso.stato)
    if modulo.startswith(PREFISSO):
        segnalazione = caso.segnalazioni.filter(pk=_key(modulo.removeprefix(PREFISSO))).first()
        if segnalazione is None:
            raise Http404
        if segnalazione.stato not in MODIFICABILI:
            raise TransitionError(segnalazione.stato)
        return
    fatto = fatti.find_fatto(caso, modulo, calendario.today())
    if fatto is None:
        raise Http404
    if fatto.gia:
        raise TransitionError("already reported")


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
