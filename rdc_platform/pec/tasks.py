"""Delivery of PEC, and the reading of its receipts. SMTP has no idempotency key: what may have left is never sent again by itself."""

import logging
from datetime import timedelta
from email.message import EmailMessage
from email.utils import formatdate
from functools import cache

from celery import shared_task
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from rdc_platform.audit.stato import move
from rdc_platform.gateways import pec
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox import letture
from rdc_platform.outbox.conservazione import trattiene
from rdc_platform.outbox.handlers import SCARTATO, handles
from rdc_platform.outbox.letture import Letto
from rdc_platform.outbox.models import Message
from rdc_platform.pec import casella, seguito
from rdc_platform.pec.models import MessaggioPec, RuoloDestinatario, StatoPec

# A message that the provider does not take now is tried again after these, and then a person decides.
ATTESE = [timedelta(minutes=m) for m in (1, 5, 15, 60)]
# One that the provider heard nothing of is tried again after this, for as long as it takes.
ASSENTE = timedelta(minutes=1)
log = logging.getLogger(__name__)


@shared_task
def read_receipts() -> None:
    """Read the mailbox; with the provider away the next call does. Without one configured there is nothing to do."""
    if not casella.is_configured():
        letture.forget("pec.casella")
        _say_once()
        return
    letture.take("pec.casella", _read_folders)


def _read_folders() -> Letto:
    """Each folder, also after one that cannot be read; the first failure is that of the whole mailbox."""
    righe, failures = 0, []
    for name in settings.PEC_IMAP_CARTELLE:
        try:
            righe += casella.read_folder(name)
        except GatewayUnavailable as error:
            failures.append(error)
    if failures:
        raise failures[0]
    return Letto(righe)


@cache
def _say_once() -> None:
    log.info("PEC: PEC_IMAP_HOST is not set, so no receipt is read")


@trattiene("pec.invio")
def keep_incerte(keys: list[str]) -> set[str]:
    """A PEC of which nobody knows whether it left keeps its message until a person or a receipt says so."""
    rows = MessaggioPec.objects.filter(message_id__in=keys, stato__in=[StatoPec.IN_INVIO, StatoPec.INCERTO])
    return set(rows.values_list("message_id", flat=True))


def send(email: EmailMessage, key: str) -> None:
    """Hand `email` to the provider; one that it does not take before the end of DATA goes back to the queue.

    An attempt counts when the provider spoke of this message: one that is away, or lets nobody in, fails none.
    """
    try:
        pec.send(email)
    except pec.PecPostponed as postponed:
        tentativi = MessaggioPec.objects.values_list("tentativi", flat=True).get(message_id=key)
        if tentativi > len(ATTESE):
            raise GatewayRefusal("TENTATIVI", str(postponed), 0) from postponed
        postponed.retry_after = int(ATTESE[tentativi - 1].total_seconds())
        _move(key, StatoPec.IN_CODA)
        raise
    except GatewayUnavailable as unavailable:
        unavailable.retry_after = int(ASSENTE.total_seconds())
        _move(key, StatoPec.IN_CODA, tentativi=F("tentativi") - 1)
        raise


def record_sent(message: Message, _outcome: object) -> None:
    _move(message.key, StatoPec.INVIATO)
    MessaggioPec.objects.filter(message_id=message.key).update(inviato_il=timezone.now())


def record_refusal(message: Message, refusal: GatewayRefusal) -> None:
    """A definitive no is FALLITO; an answer that never came after DATA is INCERTO, for a person to look at.

    So is one that a person threw away: who wrote it sees that it does not leave, and may send another.
    """
    stato = StatoPec.INCERTO if isinstance(refusal, pec.PecUncertain) else StatoPec.FALLITO
    da = StatoPec.IN_CODA if refusal.codice == SCARTATO else StatoPec.IN_INVIO
    _move(message.key, stato, da=da, ultimo_errore=refusal.dettaglio[:300])
    seguito.tell(MessaggioPec.objects.get(message_id=message.key))


def _move(key: str, stato: StatoPec, *, da: StatoPec = StatoPec.IN_INVIO, **values: object) -> None:
    """Only from there: a receipt may have come before the answer, and what it says holds."""
    rows = MessaggioPec.objects.filter(message_id=key, stato=da)
    rows.update(stato=stato, stato_dal=timezone.now(), **values)


@handles("pec.invio", send=send, record=record_sent, refuse=record_refusal, da_solo=True, in_mano=True)
def build_email(message: Message) -> EmailMessage:
    """Take the row to IN_INVIO (committed before the call) and make the e-mail; found there already, it is uncertain."""
    row = MessaggioPec.objects.select_for_update(of=("self",)).get(pk=message.payload["messaggio_id"])
    if row.stato not in (StatoPec.IN_CODA, StatoPec.IN_INVIO):
        raise GatewayRefusal("PEC_GIA_INVIATA", "il messaggio risulta già inviato", 0)
    if row.stato != StatoPec.IN_CODA:
        raise pec.PecUncertain("trovato in invio dopo un riavvio")
    move(row, StatoPec.IN_INVIO)
    row.stato_dal, row.tentativi = timezone.now(), row.tentativi + 1
    row.save(update_fields=["stato", "stato_dal", "tentativi"])
    email = EmailMessage()
    email["Message-ID"], email["Date"] = row.message_id, formatdate(localtime=True)
    email["From"], email["Subject"] = row.mittente, row.oggetto
    _address(email, row)
    email["X-TipoRicevuta"] = "completa"
    email.set_content(row.corpo)
    for documento in row.allegati.all():
        maintype, subtype = documento.tipo_contenuto.split("/")
        email.add_attachment(documento.file.read(), maintype=maintype, subtype=subtype, filename=documento.nome)
    return email


def _address(email: EmailMessage, row: MessaggioPec) -> None:
    """All in sight: PEC has no hidden recipient."""
    for header, ruolo in (("To", RuoloDestinatario.TO), ("Cc", RuoloDestinatario.CC)):
        indirizzi = row.destinatari.filter(ruolo=ruolo).order_by("pk").values_list("indirizzo", flat=True)
        if indirizzi:
            email[header] = ", ".join(indirizzi)
