"""Claim with a lease and commit, call, record: no row lock is held during a call."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.outbox.handlers import HANDLERS
from rdc_platform.outbox.models import Message, StatoMessaggio

BATCH = 20
LEASE = timedelta(seconds=60)
BACK_OFF = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440)]
OPEN = [StatoMessaggio.IN_CODA, StatoMessaggio.IN_CONSEGNA]
log = logging.getLogger(__name__)


@transaction.atomic
def claim(limit: int = BATCH) -> list[Message]:
    """Up to `limit` due messages, ours for a minute; those of one gruppo wait for the earlier ones of it."""
    now = timezone.now()
    earlier = Message.objects.filter(gruppo=OuterRef("gruppo"), stato__in=OPEN, created_at__lt=OuterRef("created_at"))
    due = Q(stato=StatoMessaggio.IN_CODA, due_at__lte=now) | Q(stato=StatoMessaggio.IN_CONSEGNA, lease_until__lt=now)
    rows = list(
        Message.objects.filter(due)
        .filter(Q(gruppo="") | ~Exists(earlier))
        .order_by("due_at")
        .select_for_update(skip_locked=True, of=("self",))[:limit]
    )
    for row in rows:
        row.attempts += 1
        row.stato, row.lease_until = StatoMessaggio.IN_CONSEGNA, now + LEASE
    Message.objects.bulk_update(rows, ["attempts", "stato", "lease_until"])
    return rows


def deliver_one(message: Message) -> None:
    """Deliver one claimed message; whatever happens its state says so."""
    handler = HANDLERS[message.topic]
    if not _still_ours(message).update(lease_until=timezone.now() + LEASE):
        return  # the batch took long and another worker has it now
    try:
        with transaction.atomic():
            request = handler.build(message)
        outcome = handler.send(request, message.key)
        _close(message, StatoMessaggio.CONSEGNATO, handler.record, outcome)
    except GatewayRefusal as refusal:
        _close(message, StatoMessaggio.RIFIUTATO, handler.refuse, refusal, error=str(refusal))
    except GatewayUnavailable as unavailable:
        _put_back(message, str(unavailable))
    except Exception:
        log.exception("delivery of %s failed", message.topic)
        _put_back(message, "errore interno: vedi il log")


def _still_ours(message: Message) -> QuerySet[Message]:
    """The row as long as no other worker claimed it: the count of attempts is the fencing token."""
    return Message.objects.filter(pk=message.pk, stato=StatoMessaggio.IN_CONSEGNA, attempts=message.attempts)


@transaction.atomic
def _close(
    message: Message, stato: str, write: Callable[[Message, Any], None], outcome: object, error: str = ""
) -> None:
    """Write the outcome and the state together; a message that another worker has is left alone."""
    values = {"stato": stato, "error": error[:300], "delivered_at": timezone.now(), "lease_until": None}
    if _still_ours(message).update(**values):
        write(message, outcome)


def _put_back(message: Message, error: str) -> None:
    """Try again after 1, 5, 30 minutes, 2, 6, 24 hours, and every 24 hours from then on."""
    wait = BACK_OFF[min(message.attempts, len(BACK_OFF)) - 1]
    _still_ours(message).update(
        stato=StatoMessaggio.IN_CODA, due_at=timezone.now() + wait, lease_until=None, error=error[:300]
    )
