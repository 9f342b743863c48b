"""What a session says: who, whether both factors were passed, with which profile, and until when."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.auth import logout
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from accounts import modi
from accounts.models import Accreditamento, ModoAutenticazione, Operatore
from accounts.profilo import Profilo, Richiesta

PROFILO, GETTONE, INIZIO, VISTO, MODO = "profilo", "gettone", "inizio", "visto", "modo"
FINITO = "finito"  # the profile that ended while it was in use: what the next page tells, and nothing else
ATTESA = "attesa"  # who gave the password and has still to give the code: the session is not his yet
ATTESA_MASSIMA = 5 * 60  # seconds
SOGLIA = "soglia"  # who has activated himself and has still to say that he keeps his recovery codes
SOGLIA_MASSIMA = 15 * 60
CONFERMA = "conferma"  # when the second factor was shown again in this session
CONFERMA_MASSIMA = 10 * 60
RENEW_EVERY = 60  # seconds: the idle time-out is renewed at most this often, so that a page does not write


def load(request: Richiesta) -> tuple[bool, Profilo | None]:
    """(both factors passed, profile or None) of the request; a session that no longer holds is closed here.

    Two queries: person with device, accreditation with Ambito. The second only when a profile was chosen.
    """
    operatore = request.user
    if not operatore.is_authenticated:
        return False, None
    if not _holds(request, operatore):
        _put_out(request, operatore)
        return False, None
    _renew(request)
    if not _second_factor(request, operatore):
        return False, None
    accreditamento = request.session.get(PROFILO)
    if accreditamento is None:
        return True, None
    living = Accreditamento.objects.in_vigore().select_related("ambito").filter(operatore=operatore)
    living = living.filter(ruolo__in=modi.ruoli(modo_of(request)))
    row = living.filter(pk=accreditamento).first()
    if row is None:  # revoked, suspended or expired since the last click
        return _lose_profile(request, operatore, others=living.exists()), None
    row.operatore = operatore
    return True, Profilo(row)


def wait_for_code(request: Richiesta, operatore: Operatore) -> None:
    """Remember, in a session that is still nobody's, that the password of `operatore` was given just now."""
    _wait(request, ATTESA, operatore)


def waiting_for_code(request: Richiesta) -> str | None:
    """The key of the person whose password was given in this session within the last five minutes, or None."""
    return _waiting(request, ATTESA, ATTESA_MASSIMA)


def wait_at_the_door(request: Richiesta, operatore: Operatore) -> None:
    """Remember that `operatore` has just activated himself, with both factors: his recovery codes come before the first page."""
    _wait(request, SOGLIA, operatore)


def waiting_at_the_door(request: Richiesta) -> str | None:
    """The key of the person who has activated himself in this session within the last quarter of an hour, or None."""
    return _waiting(request, SOGLIA, SOGLIA_MASSIMA)


def confirm(request: Richiesta) -> None:
    """Remember that the second factor was shown again just now; the session key changes."""
    request.session.cycle_key()
    request.session[CONFERMA] = int(timezone.now().timestamp())


def is_confirmed(request: Richiesta) -> bool:
    """Was the second factor shown again in this session within the last ten minutes?"""
    return bool(timezone.now().timestamp() - request.session.get(CONFERMA, 0) < CONFERMA_MASSIMA)


def open_session(request: Richiesta, operatore: Operatore, modo: str = "") -> None:
    """Mark a session just logged in as the only one of the person: the one before ends at its next click."""
    gettone = secrets.token_urlsafe(32)
    request.session[GETTONE], request.session[MODO] = gettone, modo
    request.session[INIZIO] = request.session[VISTO] = int(timezone.now().timestamp())
    operatore.sessione = _digest(gettone)
    operatore.save(update_fields=["sessione"])


def modo_of(request: Richiesta) -> str:
    """How the session began, as ModoAutenticazione has it; password and code where it does not say."""
    return str(request.session.get(MODO) or ModoAutenticazione.TOTP)


def choose(request: Richiesta, accreditamento: Accreditamento) -> None:
    """Act with `accreditamento` from now on; the session key changes."""
    request.session.cycle_key()
    request.session.pop(FINITO, None)
    request.session[PROFILO] = str(accreditamento.pk)


def close_sessions(operatore: Operatore) -> None:
    """End every session of the person, at once."""
    operatore.sessione = ""
    operatore.save(update_fields=["sessione"])


def _holds(request: Richiesta, operatore: Operatore) -> bool:
    """Is it the person's one session, within the absolute time-out? (The idle one is the cookie's age.)"""
    age = timezone.now().timestamp() - request.session.get(INIZIO, 0)
    gettone = request.session.get(GETTONE, "")
    return (
        age < settings.SESSIONE_MASSIMA
        and bool(gettone)
        and secrets.compare_digest(operatore.sessione, _digest(gettone))
    )


def _lose_profile(request: Richiesta, operatore: Operatore, *, others: bool) -> bool:
    """Take the profile from the session, and end it if the person has no other; whether it goes on."""
    if not others:
        _put_out(request, operatore)
        return False
    request.session[FINITO] = request.session.pop(PROFILO)
    return True


def _put_out(request: Richiesta, operatore: Operatore) -> None:
    """End the session; of a profile that is over it keeps which, so that the next page says why."""
    accreditamento = request.session.get(PROFILO)
    logout(request)
    if accreditamento is None:
        return
    rows = Accreditamento.objects.filter(pk=accreditamento, operatore=operatore)
    if rows.exists() and not rows.in_vigore().exists():
        request.session[FINITO] = accreditamento


def _renew(request: Richiesta) -> None:
    now = int(timezone.now().timestamp())
    if now - request.session.get(VISTO, 0) > RENEW_EVERY:
        request.session[VISTO] = now


def _second_factor(request: Richiesta, operatore: Operatore) -> bool:
    """A digital identity carries its own; a password wants the device that was verified when the session began."""
    modo = modo_of(request)
    if modi.is_identita(modo):
        return modi.is_open(modo)
    device = getattr(operatore, "dispositivo", None)
    return (
        device is not None and device.confirmed and request.session.get(DEVICE_ID_SESSION_KEY) == device.persistent_id
    )


def _wait(request: Richiesta, key: str, operatore: Operatore) -> None:
    request.session.flush()
    request.session[key] = [str(operatore.pk), int(timezone.now().timestamp()), operatore.get_session_auth_hash()]


def _waiting(request: Richiesta, key: str, seconds: int) -> str | None:
    """Whoever waits, until `seconds` are over or his password is another: changed, or ended with his access."""
    key_of_person, since, impronta = request.session.get(key, (None, 0, ""))
    if key_of_person is None or timezone.now().timestamp() - since >= seconds:
        return None
    operatore = Operatore.objects.filter(pk=key_of_person).first()
    holds = operatore is not None and secrets.compare_digest(operatore.get_session_auth_hash(), impronta)
    return str(key_of_person) if holds else None


def _digest(gettone: str) -> str:
    return hashlib.sha256(gettone.encode()).hexdigest()
