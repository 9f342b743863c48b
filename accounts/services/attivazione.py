"""The invitation of a new operator and his activation: link, code handed over apart, password, second factor.

The link is never stored: of it the row keeps a hash. When it leaves by e-mail it is made as the e-mail is built, so that
neither the queue nor the database ever holds it; a second delivery carries a new link and the one before dies.
"""

import hashlib
import os
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import hashers
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Accreditamento, CodiceRecupero, DispositivoTotp, Invito, Operatore, ScopoInvito
from accounts.models.dispositivo import cipher
from accounts.models.invito import TENTATIVI
from accounts.profilo import Persona
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import Azione
from rdc_platform.outbox import services as outbox

VALIDITA = timedelta(hours=72)
ALFABETO = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no character that reads like another
BYTE_SEGRETO = 20  # RFC 4226, section 4


class Consegna(NamedTuple):
    """What an invitation hands over, each "" if there is none: the link, the code to give in person. Kept nowhere."""

    link: str
    codice: str


@transaction.atomic
def invite(operatore: Operatore, *, by: Autore, con_codice: bool = True, per_email: bool = True) -> Consegna:
    """Invite a person to activate his access; earlier invitations die. Who can enter already is not invited again.

    By e-mail the link leaves in it (topic "email.invito") and is not told here; otherwise it comes back, to be printed once.
    """
    if is_activated(operatore):
        return Consegna("", "")
    Invito.objects.filter(operatore=operatore, usato_il=None).delete()
    DispositivoTotp.objects.filter(user=operatore).delete()
    CodiceRecupero.objects.filter(operatore=operatore).delete()
    codice = new_codice() if con_codice else ""
    invito = Invito.objects.create(
        operatore=operatore,
        codice_hash=hashers.make_password(codice) if codice else "",
        scade_il=timezone.now() + VALIDITA,
    )
    audit.record("invite", operatore, by=by, azione=Azione.CREAZIONE)
    if not per_email:
        return Consegna(new_link(invito), codice)
    outbox.post("email.invito", key=f"email.invito:{invito.pk}", invito_id=invito.pk)
    return Consegna("", codice)


def is_activated(operatore: Operatore) -> bool:
    """Whether the person has a password and a confirmed second factor."""
    confirmed = DispositivoTotp.objects.filter(user=operatore, confirmed=True).exists()
    return confirmed and bool(operatore.password) and operatore.has_usable_password()


def was_activated(operatore: Operatore) -> bool:
    """Whether the person has an access of his own, or had one before a new one was given: nobody changes his address for him."""
    used = Invito.objects.filter(operatore=operatore, scopo=ScopoInvito.ATTIVAZIONE).exclude(usato_il=None)
    return is_activated(operatore) or used.exists() or operatore.autenticazioni.exists()


def withdraw_inviti(operatore: Operatore) -> None:
    """End the links already sent to a person who has no profile left; one opened before goes no further."""
    if not Accreditamento.objects.not_over().filter(operatore=operatore).exists():
        Invito.objects.filter(operatore=operatore, usato_il=None).delete()


def new_link(invito: Invito) -> str:
    """A new link for `invito`, good for 72 hours from now; the one it had before dies."""
    token = secrets.token_urlsafe(32)
    invito.token_hash, invito.scade_il = digest(token), timezone.now() + VALIDITA
    invito.save(update_fields=["token_hash", "scade_il"])
    return settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("accounts:attivazione_open", args=[token])


def find_invito(token: str) -> Invito | None:
    """The invitation to activate oneself of a link, if it still holds; a link of another purpose opens nothing here."""
    rows = Invito.objects.validi().filter(scopo=ScopoInvito.ATTIVAZIONE)
    return rows.filter(token_hash=digest(token)).first()


@transaction.atomic
def check_codice(invito: Invito, codice: str) -> bool:
    """Whether `codice` is the one handed over with the invitation; the fifth wrong one ends the invitation."""
    invito = Invito.objects.select_for_update(of=("self",)).get(pk=invito.pk)
    if invito.tentativi >= TENTATIVI:
        return False
    if hashers.check_password(plain(codice), invito.codice_hash):
        return True
    invito.tentativi += 1
    invito.save(update_fields=["tentativi"])
    return False


@transaction.atomic
def choose_password(invito: Invito, password: str) -> bool:
    """Set the password, and prepare the second factor; nothing opens before that is confirmed. False if the link is over by now."""
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=invito.operatore_id)
    if not Invito.objects.validi().select_for_update(of=("self",)).filter(pk=invito.pk).exists():
        return False
    operatore.set_password(password)
    operatore.save(update_fields=["password"])
    DispositivoTotp.objects.get_or_create(
        user=operatore,
        defaults={"name": "telefono", "confirmed": False, "segreto": cipher().encrypt(os.urandom(BYTE_SEGRETO))},
    )
    audit.record("choose_password", operatore, by=Persona(operatore.pk))
    return True


@transaction.atomic
def confirm_device(invito: Invito, code: str) -> bool:
    """Confirm the second factor by its first code: the link is used up, and the person can enter from now on."""
    locked = Invito.objects.validi().select_for_update(of=("self",)).filter(pk=invito.pk).first()
    if locked is None or not locked.operatore.dispositivo.verify_token(code):
        return False
    DispositivoTotp.objects.filter(user=locked.operatore_id).update(confirmed=True)
    locked.usato_il = timezone.now()
    locked.save(update_fields=["usato_il"])
    audit.record("confirm_device", locked.operatore, by=Persona(locked.operatore_id))
    return True


def new_codice() -> str:
    """Eight characters, forty bits: five guesses of it find nothing."""
    return "".join(secrets.choice(ALFABETO) for _ in range(8))


def plain(codice: str) -> str:
    """A handed-over code as it was made, however it was typed."""
    return "".join(each for each in codice.upper() if each.isalnum())


def digest(token: str) -> str:
    """What is kept of a one-time link: 256 random bits need no slower hash."""
    return hashlib.sha256(token.encode()).hexdigest()
