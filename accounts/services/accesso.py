"""Entering, changing profile and leaving: what is checked, counted and written in the register."""

from dataclasses import asdict, dataclass
from datetime import datetime

import django_otp
from django.contrib import auth
from django.contrib.auth import hashers
from django.db import transaction

from accounts import modi, sessione
from accounts.models import Accreditamento, Autenticazione, ModoAutenticazione, Operatore
from accounts.profilo import Persona, Profilo, Richiesta
from accounts.selectors import profilo as selectors
from accounts.services import tentativi
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione

NESSUNA_PASSWORD = "!"  # noqa: S105 -- what an unknown person is compared with: takes as long, never matches


@dataclass(frozen=True)
class Prova:
    """How the person showed who he is; the rest is what the manager of a digital identity declared of it."""

    modo: ModoAutenticazione
    acr: str = ""
    emittente: str = ""
    id_asserzione: str = ""
    spid_code: str = ""
    autenticato_il: datetime | None = None


TOTP, RECUPERO = Prova(ModoAutenticazione.TOTP), Prova(ModoAutenticazione.RECUPERO)


@transaction.atomic
def check_password(codice_fiscale: str, password: str) -> Operatore | None:
    """The person whose password this is, or None: unknown, wrong, blocked and closed cannot be told apart, nor timed.

    The row is locked first, so that guesses sent together are counted one by one.
    """
    operatore = Operatore.objects.of_person(codice_fiscale).select_for_update(of=("self",)).first()
    if operatore is None:
        hashers.check_password(password, NESSUNA_PASSWORD)
    elif operatore.check_password(password) and operatore.is_active and not tentativi.is_blocked(operatore):
        return operatore
    tentativi.record_failure(operatore)
    return None


@transaction.atomic
def enter(request: Richiesta, operatore: Operatore, prova: Prova | None, *, atto: str = "accesso") -> bool:
    """Open the person's one session on a new key, as `prova` allows; with one profile in force, on that profile.

    With none no session is opened (letter: no access before the designation is complete) and the answer is False.
    Without `prova` (the demo's way in) nothing attributes the session to an identity.
    """
    modo = prova.modo if prova else ModoAutenticazione.TOTP
    profili = list(selectors.profili_for(operatore, modo if prova else "")[:2])
    if not profili:
        return False
    request.session.flush()
    auth.login(request, operatore, "accounts.backends.OperatoreBackend")
    if not modi.is_identita(modo):
        django_otp.login(request, operatore.dispositivo)
    sessione.open_session(request, operatore, modo if prova else "")
    tentativi.forget(operatore)
    if prova is not None:
        Autenticazione.objects.create(operatore=operatore, **asdict(prova))
    if len(profili) == 1:
        _use(request, profili[0])
    audit.record(atto, operatore, by=Persona(operatore.pk), azione=Azione.LOGIN)
    return True


@transaction.atomic
def choose_profile(request: Richiesta, accreditamento: Accreditamento) -> None:
    """Act with `accreditamento`, one of the person's own, from the next page on."""
    _use(request, accreditamento)
    audit.record("profilo_choose", accreditamento, by=Profilo(accreditamento), azione=Azione.CAMBIO_PROFILO)


@transaction.atomic
def leave(request: Richiesta) -> None:
    """Close the session, here and in the row that says which one is open."""
    if request.user.is_authenticated:
        audit.record("uscita", by=request.profilo or Persona(request.user.pk), azione=Azione.LOGOUT)
        sessione.close_sessions(request.user)
    auth.logout(request)


def _use(request: Richiesta, accreditamento: Accreditamento) -> None:
    """Begin to act with it, and write the day: a profile that nobody uses is closed one day."""
    sessione.choose(request, accreditamento)
    today = calendario.today()
    Accreditamento.objects.filter(pk=accreditamento.pk).exclude(usato_il=today).update(usato_il=today)
