"""A few claimed messages on their way: read in one transaction, sent one after the other, recorded in one transaction.

Where one of them spoils what they do together, each is done by itself: a fault is always of one message alone.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from rdc_platform.gateways.errors import GatewayPending, GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd.firme import on_behalf_of
from rdc_platform.outbox import circuito
from rdc_platform.outbox.battito import LEASE, Battito
from rdc_platform.outbox.handlers import HANDLERS, Handler
from rdc_platform.outbox.models import APERTI, Message, StatoMessaggio, Tentativo

BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440)]
INTERNI = 6  # faults of our own after which a person has to look
FRESCO = 1.0  # seconds that what was read may wait to be sent
NOSTRO = "errore interno: vedi il log"
S = StatoMessaggio
DA_CONCLUDERE = (*APERTI, S.FERMO)
log = logging.getLogger(__name__)


@dataclass
class Consegna:
    """One message on its way: what was read for it, and how it went."""

    message: Message
    request: Any = None
    outcome: Any = None
    error: Exception | None = None

    @property
    def handler(self) -> Handler:
        return HANDLERS[self.message.topic]


def deliver_together(part: Sequence[Message]) -> list[Message]:
    """Deliver them; those that were not sent yet when what was read became old come back, to be read again."""
    read = _read(part)
    started, sent = time.monotonic(), list[Consegna]()
    with Battito([each.message for each in read]):
        for each in read:
            if sent and time.monotonic() - started > FRESCO:
                break
            _send(each)
            sent.append(each)
    _record(sent)
    _tell_circuito(sent)
    return [each.message for each in read[len(sent) :]]


def let_go(batch: Sequence[Message]) -> None:
    """Put back what was taken and not tried, as if it had not been."""
    if not batch:
        return
    values = {"stato": S.IN_CODA, "lease_until": None, "attempts": F("attempts") - 1}
    with transaction.atomic():
        Message.objects.filter(pk__in=_ours(batch)).update(**values)


def _read(part: Sequence[Message]) -> list[Consegna]:
    """What to send, of those that no other worker has taken meanwhile; all in one transaction, or each in its own."""
    try:
        with transaction.atomic():
            return [Consegna(each, HANDLERS[each.topic].build(each)) for each in _renew(part)]
    except Exception as error:  # noqa: BLE001 -- told below, of the message that it belongs to
        if len(part) > 1:
            return [consegna for each in part for consegna in _read([each])]
        return [Consegna(part[0], error=error)]


def _renew(part: Sequence[Message]) -> list[Message]:
    """Those still ours, for a minute more: the count of attempts is the fencing token."""
    rows = Message.objects.filter(pk__in=[each.pk for each in part], stato=S.IN_CONSEGNA)
    ours = dict(rows.select_for_update(of=("self",)).values_list("pk", "attempts"))
    mine = [each for each in part if ours.get(each.pk) == each.attempts]
    Message.objects.filter(pk__in=[each.pk for each in mine]).update(lease_until=timezone.now() + LEASE)
    return mine


def _send(consegna: Consegna) -> None:
    if consegna.error is None:
        try:
            with on_behalf_of(consegna.message.autore):
                consegna.outcome = consegna.handler.send(consegna.request, consegna.message.key)
        except Exception as error:  # noqa: BLE001 -- each kind is recorded in its way
            consegna.error = error


def _record(sent: Sequence[Consegna]) -> None:
    """The outcomes with their states, those that went well together; one that cannot be written is a fault of its own."""
    _record_good([each for each in sent if each.error is None])
    for each in sent:
        if each.error is not None:
            _write_bad(each)


def _record_good(good: Sequence[Consegna]) -> None:
    if not good:
        return
    try:
        with transaction.atomic():
            _write_good(good)
    except Exception as error:  # noqa: BLE001 -- kept, of the message that it belongs to
        if len(good) == 1:
            good[0].error = error
        else:
            for each in good:
                _record_good([each])


def _write_good(good: Sequence[Consegna]) -> None:
    """What arrived has arrived, also where another worker took it meanwhile because it lasted longer than a lease."""
    rows = Message.objects.filter(pk__in=[each.message.pk for each in good], stato__in=DA_CONCLUDERE)
    ours = set(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    values = {"stato": S.CONSEGNATO, "error": "", "delivered_at": timezone.now(), "lease_until": None}
    Message.objects.filter(pk__in=ours).update(**values)
    for each in good:
        if each.message.pk in ours:
            each.handler.record(each.message, each.outcome)


def _ours(messages: Sequence[Message]) -> set[Any]:
    rows = Message.objects.filter(pk__in=[each.pk for each in messages], stato=S.IN_CONSEGNA)
    found = dict(rows.select_for_update(of=("self",)).values_list("pk", "attempts"))
    return {each.pk for each in messages if found.get(each.pk) == each.attempts}


def _write_bad(consegna: Consegna) -> None:
    """Refused: a person has to look. Not there: again later. A fault of ours: again later, and after a while a person too."""
    message, error = consegna.message, consegna.error
    if isinstance(error, GatewayRefusal):
        try:
            _close(message, S.RIFIUTATO, str(error), lambda: consegna.handler.refuse(message, error))
        except Exception:
            log.exception("refusal of %s could not be recorded", message.topic)
            _put_back(message, NOSTRO)
    elif isinstance(error, GatewayUnavailable):
        _put_back(message, str(error), error.retry_after, atteso=isinstance(error, GatewayPending))
    else:
        log.error("delivery of %s failed", message.topic, exc_info=error)
        if message.attempts < INTERNI:
            _put_back(message, NOSTRO)
        else:
            _close(message, S.FERMO, NOSTRO, lambda: None)


@transaction.atomic
def _close(message: Message, stato: StatoMessaggio, error: str, write: Callable[[], None]) -> None:
    """Write the state and what goes with it together; a message that another worker has is left alone."""
    if _ours([message]):
        values = {"stato": stato, "error": error[:300], "delivered_at": timezone.now(), "lease_until": None}
        Message.objects.filter(pk=message.pk).update(**values)
        Tentativo.objects.create(messaggio=message, a_stato=stato, testo=error[:300])
        write()


@transaction.atomic
def _put_back(message: Message, error: str, retry_after: int | None = None, *, atteso: bool = False) -> None:
    """Try again after 1, 5, 30 minutes, 2, 6, 24 hours, and every 24 hours from then on; or when they said.

    With `atteso` nothing went wrong: it is not there yet.
    """
    wait = BACK_OFF[min(message.attempts, len(BACK_OFF)) - 1]
    if retry_after is not None:
        wait = min(timedelta(seconds=retry_after), BACK_OFF[-1])
    if _ours([message]):
        now = timezone.now()
        Message.objects.filter(pk=message.pk).update(
            stato=S.IN_CODA,
            due_at=now + wait,
            lease_until=None,
            error=error[:300],
            fallisce_dal=None if atteso else Coalesce(F("fallisce_dal"), now),
        )
        Tentativo.objects.create(messaggio=message, a_stato=S.IN_CODA, testo=error[:300])


def _tell_circuito(sent: Sequence[Consegna]) -> None:
    """How each counterpart did; a fault of ours says nothing of it."""
    for nome in {each.message.controparte for each in sent}:
        errors = [each.error for each in sent if each.message.controparte == nome]
        attesi = sum(isinstance(e, GatewayPending) for e in errors)
        circuito.note(
            nome,
            consegnati=errors.count(None),
            rifiutati=sum(isinstance(e, GatewayRefusal) for e in errors),
            attesi=attesi,
            falliti=sum(isinstance(e, GatewayUnavailable) for e in errors) - attesi,
        )
