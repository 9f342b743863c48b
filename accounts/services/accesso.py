"""Entering, changing profile and leaving: what is checked, counted and written in the register."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

import django_otp
from django.contrib import auth
from django.contrib.auth import hashers
from django.db import transaction
from django.utils import timezone

from accounts import sessione
from accounts.models import Accreditamento, Operatore
from accounts.profilo import Profilo, Richiesta
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione, EsitoAccesso

TENTATIVI, FINESTRA, BLOCCO = 5, timedelta(minutes=15), timedelta(minutes=30)
NESSUNA_PASSWORD = "!"  # noqa: S105 -- what an unknown person is compared with: takes as long, never matches


class EsitoCodice(StrEnum):
    """What became of a code of the second factor."""

    GIUSTO = "GIUSTO"
    SBAGLIATO = "SBAGLIATO"
    ASPETTA = "ASPETTA"  # too soon after a wrong one: not even looked at
    BLOCCATO = "BLOCCATO"
    SENZA_DISPOSITIVO = "SENZA_DISPOSITIVO"  # the activation was not finished


@dataclass(frozen=True)
class Persona:
    """The author of what a person does before having a profile."""

    operatore_id: UUID
    accreditamento_id: UUID | None = None
    ruolo: str = ""


@transaction.atomic
def check_password(codice_fiscale: str, password: str) -> Operatore | None:
    """The person whose password this is, or None: unknown, wrong, blocked and closed cannot be told apart, nor timed.

    The row is locked first, so that guesses sent together are counted one by one.
    """
    operatore = Operatore.objects.of_person(codice_fiscale).select_for_update(of=("self",)).first()
    if operatore is None:
        hashers.check_password(password, NESSUNA_PASSWORD)
    elif operatore.check_password(password) and operatore.is_active and not _is_blocked(operatore):
        return operatore
    _record_failure(operatore)
    return None


@transaction.atomic
def check_code(operatore_id: str, code: str) -> EsitoCodice:
    """Whether `code` is the one the person's device shows now; a code works once, the fifth wrong one blocks."""
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=operatore_id)
    device = getattr(operatore, "dispositivo", None)
    if not operatore.is_active or _is_blocked(operatore):
        return EsitoCodice.BLOCCATO
    if device is None or not device.confirmed:
        return EsitoCodice.SENZA_DISPOSITIVO
    if not device.verify_is_allowed()[0]:
        return EsitoCodice.ASPETTA
    if device.verify_token(code):
        return EsitoCodice.GIUSTO
    _record_failure(operatore)
    return EsitoCodice.BLOCCATO if _is_blocked(operatore) else EsitoCodice.SBAGLIATO


@transaction.atomic
def enter(request: Richiesta, operatore: Operatore, *, atto: str = "accesso") -> bool:
    """Open the person's one session, of both factors, on a new key; with one profile in force, on that profile.

    With none no session is opened (letter: no access before the designation is complete) and the answer is False.
    """
    profili = list(Accreditamento.objects.in_vigore().filter(operatore=operatore)[:2])
    if not profili:
        return False
    request.session.flush()
    auth.login(request, operatore, "accounts.backends.OperatoreBackend")
    django_otp.login(request, operatore.dispositivo)
    sessione.open_session(request, operatore)
    operatore.tentativi_falliti, operatore.tentativi_dal, operatore.bloccato_fino_al = 0, None, None
    operatore.save(update_fields=["tentativi_falliti", "tentativi_dal", "bloccato_fino_al"])
    if len(profili) == 1:
        sessione.choose(request, profili[0])
    audit.record(atto, operatore, by=Persona(operatore.pk), azione=Azione.LOGIN)
    return True


@transaction.atomic
def choose_profile(request: Richiesta, accreditamento: Accreditamento) -> None:
    """Act with `accreditamento`, one of the person's own, from the next page on."""
    sessione.choose(request, accreditamento)
    audit.record("profilo_choose", accreditamento, by=Profilo(accreditamento), azione=Azione.CAMBIO_PROFILO)


@transaction.atomic
def leave(request: Richiesta) -> None:
    """Close the session, here and in the row that says which one is open."""
    if request.user.is_authenticated:
        audit.record("uscita", by=request.profilo or Persona(request.user.pk), azione=Azione.LOGOUT)
        sessione.close_sessions(request.user)
    auth.logout(request)


def _is_blocked(operatore: Operatore) -> bool:
    return operatore.bloccato_fino_al is not None and operatore.bloccato_fino_al > timezone.now()


def _record_failure(operatore: Operatore | None) -> None:
    """Write it in the register without an author, and count it: five in a quarter of an hour block for half an hour."""
    audit.record("accesso", operatore, by=Sistema("accesso"), azione=Azione.LOGIN_FALLITO, esito=EsitoAccesso.NEGATO)
    if operatore is None or _is_blocked(operatore):
        return
    now = timezone.now()
    if operatore.tentativi_dal is None or operatore.tentativi_dal < now - FINESTRA:
        operatore.tentativi_falliti, operatore.tentativi_dal = 0, now
    operatore.tentativi_falliti += 1
    if operatore.tentativi_falliti >= TENTATIVI:
        operatore.tentativi_falliti, operatore.tentativi_dal, operatore.bloccato_fino_al = 0, None, now + BLOCCO
    operatore.save(update_fields=["tentativi_falliti", "tentativi_dal", "bloccato_fino_al"])
