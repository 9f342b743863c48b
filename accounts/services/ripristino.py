"""A forgotten password: a one-time link by e-mail, then the second factor, then a new password. Nothing skips the second factor.

Who asks learns nothing: for a codice fiscale that nobody has, the same message is left, with an id of nobody. Whether a
link leaves is decided when the e-mail is built.
"""

import secrets
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import sessione
from accounts.models import Invito, ModoAutenticazione, Operatore, ScopoInvito
from accounts.profilo import Persona
from accounts.selectors import profilo as selectors
from accounts.services import attivazione, avvisi, fattore
from accounts.services.avvisi import Avviso
from accounts.services.fattore import EsitoCodice
from rdc_platform import calendario, codice_fiscale
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox

BY = Sistema("ripristino")
ORA = timedelta(hours=1)


class LinkSuperatoError(Exception):
    """The link was used, replaced, ended by wrong codes, or its time is over."""


@transaction.atomic
def ask_ripristino(cf: str) -> None:
    """Leave a message about the person whose codice fiscale is `cf`; within a minute, asking twice is asking once."""
    operatore = Operatore.objects.of_person(cf).values_list("pk", flat=True).first()
    impronta = salted_hmac("accounts.ripristino", codice_fiscale.base(cf)[:15], algorithm="sha256").hexdigest()
    key = f"ripristino:{impronta[:32]}:{timezone.now():%Y%m%d%H%M}"
    outbox.post("email.ripristino", key=key, operatore_id=operatore or uuid4())
    audit.record("ask_ripristino", by=BY)


@transaction.atomic
def new_link(operatore_id: str) -> tuple[Operatore, Invito, str] | None:
    """The person, and a new link of his, which ends those before; None for nobody, for who cannot enter with a password
    (not activated, no profile in force, role that enters otherwise), and for who has asked too often.
    """
    operatore = Operatore.objects.select_for_update(of=("self",)).filter(pk=operatore_id).first()
    if operatore is None or not _may_enter(operatore):
        return None
    links = Invito.objects.filter(operatore=operatore, scopo=ScopoInvito.PASSWORD)
    if links.filter(creato_il__gt=timezone.now() - ORA).count() >= _parameter("RIPRISTINO_PER_ORA"):
        return None
    links.filter(usato_il=None).update(scade_il=Now())
    token = secrets.token_urlsafe(32)
    invito = Invito.objects.create(
        operatore=operatore,
        scopo=ScopoInvito.PASSWORD,
        token_hash=attivazione.digest(token),
        scade_il=timezone.now() + timedelta(minutes=_parameter("RIPRISTINO_LINK_MIN")),
    )
    audit.record("send_ripristino", operatore, by=BY)
    return (
        operatore,
        invito,
        settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("accounts:ripristino_open", args=[token]),
    )


def find_link(token: str) -> Invito | None:
    """The link to choose a new password, if it still holds."""
    rows = Invito.objects.validi().filter(scopo=ScopoInvito.PASSWORD)
    return rows.filter(token_hash=attivazione.digest(token)).first()


@transaction.atomic
def choose_new_password(link: Invito, *, codice: str, password: str) -> EsitoCodice:
    """Set the password if `codice` (telephone, or recovery code) is right; the link is used up and every session ends.

    A wrong code is counted against the link and against the person. Raises LinkSuperatoError.
    """
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=link.operatore_id)
    rows = Invito.objects.validi().filter(scopo=ScopoInvito.PASSWORD).select_for_update(of=("self",))
    locked = rows.filter(pk=link.pk).first()
    if locked is None or not _may_enter(operatore):
        raise LinkSuperatoError
    esito = fattore.check_either(operatore.pk, codice)
    if esito == EsitoCodice.GIUSTO:
        locked.usato_il = timezone.now()
        operatore.set_password(password)
        operatore.save(update_fields=["password"])
        sessione.close_sessions(operatore)
        audit.record("choose_new_password", operatore, by=Persona(operatore.pk))
        avvisi.post_avviso(operatore.pk, Avviso.PASSWORD)
    elif esito != EsitoCodice.ASPETTA:  # not looked at, not counted
        locked.tentativi += 1
    locked.save(update_fields=["usato_il", "tentativi"])
    return esito


def _may_enter(operatore: Operatore) -> bool:
    """Could the person enter with his password and his telephone today?"""
    profili = selectors.profili_for(operatore, ModoAutenticazione.TOTP)
    return operatore.is_active and attivazione.is_activated(operatore) and bool(profili.exists())


def _parameter(codice: str) -> int:
    return intero(codice, calendario.today())
