"""Guesses at a password or a code, whoever makes them: five wrong ones in a quarter of an hour close for half an hour."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Operatore
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione, EsitoAccesso

TENTATIVI, FINESTRA, BLOCCO = 5, timedelta(minutes=15), timedelta(minutes=30)
FIELDS = ["tentativi_falliti", "tentativi_dal", "bloccato_fino_al"]


def is_blocked(operatore: Operatore) -> bool:
    """Is the person's access closed just now, after too many wrong guesses?"""
    return operatore.bloccato_fino_al is not None and operatore.bloccato_fino_al > timezone.now()


def record_failure(operatore: Operatore | None) -> None:
    """Write it in the register without an author, and count it. The row of `operatore` is locked by the caller."""
    audit.record("accesso", operatore, by=Sistema("accesso"), azione=Azione.LOGIN_FALLITO, esito=EsitoAccesso.NEGATO)
    if operatore is None or is_blocked(operatore):
        return
    now = timezone.now()
    if operatore.tentativi_dal is None or operatore.tentativi_dal < now - FINESTRA:
        operatore.tentativi_falliti, operatore.tentativi_dal = 0, now
    operatore.tentativi_falliti += 1
    if operatore.tentativi_falliti >= TENTATIVI:
        operatore.tentativi_falliti, operatore.tentativi_dal, operatore.bloccato_fino_al = 0, None, now + BLOCCO
    operatore.save(update_fields=FIELDS)


def forget(operatore: Operatore) -> None:
    """Count from nothing again: the person has entered, or has shown a document."""
    operatore.tentativi_falliti, operatore.tentativi_dal, operatore.bloccato_fino_al = 0, None, None
    operatore.save(update_fields=FIELDS)
