"""The second factor, asked at the door and again before what weighs: the telephone's code, or a recovery code in its place."""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from accounts.models import Operatore
from accounts.services import recupero, tentativi


class EsitoCodice(StrEnum):
    """What became of a code of the second factor."""

    GIUSTO = "GIUSTO"
    SBAGLIATO = "SBAGLIATO"
    PASSWORD_SBAGLIATA = "PASSWORD_SBAGLIATA"  # noqa: S105 -- where both are asked together
    ASPETTA = "ASPETTA"  # too soon after a wrong one: not even looked at
    BLOCCATO = "BLOCCATO"
    SENZA_DISPOSITIVO = "SENZA_DISPOSITIVO"  # the activation was not finished


def check_code(operatore_id: UUID | str, code: str) -> EsitoCodice:
    """Whether `code` is the one the person's device shows now; a code works once, the fifth wrong one blocks."""
    return _check(operatore_id, lambda operatore: _check_telefono(operatore, code))


def check_recupero(operatore_id: UUID | str, code: str) -> EsitoCodice:
    """Whether `code` is one of the recovery codes left: it is used up. Counted with the wrong codes of the telephone."""
    return _check(operatore_id, lambda operatore: _outcome(right=recupero.use_codice(operatore, code)))


def check_either(operatore_id: UUID | str, code: str) -> EsitoCodice:
    """The one or the other, by its form."""
    check = check_recupero if recupero.looks_like_one(code) else check_code
    return check(operatore_id, code)


@transaction.atomic
def _check(operatore_id: UUID | str, look: Callable[[Operatore], EsitoCodice]) -> EsitoCodice:
    """The row is locked first, so that guesses and uses that come together are counted one by one."""
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=operatore_id)
    device = getattr(operatore, "dispositivo", None)
    if not operatore.is_active or tentativi.is_blocked(operatore):
        return EsitoCodice.BLOCCATO
    if device is None or not device.confirmed:
        return EsitoCodice.SENZA_DISPOSITIVO
    esito = look(operatore)
    if esito == EsitoCodice.SBAGLIATO:
        tentativi.record_failure(operatore)
    return EsitoCodice.BLOCCATO if tentativi.is_blocked(operatore) else esito


def _check_telefono(operatore: Operatore, code: str) -> EsitoCodice:
    if not operatore.dispositivo.verify_is_allowed()[0]:
        return EsitoCodice.ASPETTA
    return _outcome(right=operatore.dispositivo.verify_token(code))


def _outcome(*, right: bool) -> EsitoCodice:
    return EsitoCodice.GIUSTO if right else EsitoCodice.SBAGLIATO
