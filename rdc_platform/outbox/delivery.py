"""Claim with a lease and commit, call, record: no row lock is held during a call.

What goes fast goes together: the parts of a batch double as long as they take a moment, and become one message as soon as
somebody is slow, so that nothing is read long before it is sent nor recorded long after.
"""

import time
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from rdc_platform.outbox import circuito, consegna, perduti
from rdc_platform.outbox.battito import LEASE
from rdc_platform.outbox.handlers import HANDLERS
from rdc_platform.outbox.models import APERTI, Message, StatoMessaggio

BATCH = 20
PARTE = 64  # messages that are read, sent and recorded together at most
CORSIA = 7_308  # advisory lock: one worker at a time looks at a lane
BREVE = 0.1  # seconds: a part that takes less may grow
ORDINE = "entro", "ordine"


def claim(limit: int = BATCH, controparte: str | None = None, order: Sequence[str] = ORDINE) -> list[Message]:
    """Up to `limit` due messages, ours for a minute, what expires first first; those of one gruppo wait for the earlier ones."""
    now = timezone.now()
    same = Message.objects.filter(~Q(gruppo=""), stato__in=APERTI, gruppo=OuterRef("gruppo"))  # as the index has it
    earlier = same.filter(ordine__lt=OuterRef("ordine"))
    due = Q(stato=StatoMessaggio.IN_CODA, due_at__lte=now) | Q(stato=StatoMessaggio.IN_CONSEGNA, lease_until__lt=now)
    free = Message.objects.filter(due, Q(gruppo="") | ~Exists(earlier), stato__in=APERTI)
    if controparte is not None:
        free = free.filter(controparte=controparte)
    with transaction.atomic():
        due_rows = free.order_by(*order).select_for_update(skip_locked=True, of=("self",))[:limit]
        rows = perduti.set_apart(due_rows)
        taken = {"attempts": F("attempts") + 1, "stato": StatoMessaggio.IN_CONSEGNA, "lease_until": now + LEASE}
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(**taken)
    for row in rows:
        row.attempts, row.stato, row.lease_until = row.attempts + 1, StatoMessaggio.IN_CONSEGNA, now + LEASE
    return rows


def claim_lane(controparte: str) -> list[Message]:
    """What may be taken now for one counterpart: nothing while it is paused or full. One worker at a time looks.

    To see whether it answers again each takes its turn: one that never goes through must not keep the others from being tried.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [CORSIA, controparte])
        limit = circuito.allowed(controparte)
        if not limit:
            return []
        order = ("due_at", *ORDINE) if limit == 1 and circuito.in_prova(controparte) else ORDINE
        return claim(limit, controparte, order)


def deliver_batch(batch: list[Message]) -> None:
    """Deliver claimed messages; whatever happens the state of each says so. Where nobody answers any more the rest is let go."""
    size = 1
    while batch and not circuito.is_open(batch[0].controparte):
        started = time.monotonic()
        handler = HANDLERS.get(batch[0].topic)
        alone = handler is not None and handler.da_solo
        part = batch[: 1 if alone else size]
        left = consegna.deliver_together(part)
        batch = left + batch[len(part) :]
        size = min(size * 2, PARTE) if time.monotonic() - started < BREVE else 1
    consegna.let_go(batch)


def deliver_one(message: Message) -> None:
    """Deliver one claimed message."""
    consegna.deliver_together([message])
