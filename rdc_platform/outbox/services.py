"""Leaving a message: the only way out of a transaction."""

import contextlib
import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from kombu.exceptions import KombuError

from rdc_platform import calendario
from rdc_platform.outbox.models import DA_GUARDARE, Message, StatoMessaggio, Tentativo


def post(
    topic: str,
    *,
    key: str | None = None,
    gruppo: str = "",
    due_at: datetime | None = None,
    entro: date | None = None,
    **payload: object,
) -> Message:
    """Leave `topic` with its ids in the current transaction; the worker is told once it commits.

    A `key` already there is the same effect asked twice: the first message stays and comes back. `entro`: the last day to be
    there; of two that wait the one that expires first leaves first.
    """
    values: dict[str, Any] = {
        "topic": topic,
        "gruppo": gruppo,
        "payload": {name: str(value) for name, value in payload.items()},
    }
    if due_at is not None:
        values["due_at"] = due_at
    if entro is not None:
        values["entro"] = datetime.combine(entro + calendario.GIORNO, time.min, calendario.ROMA)
    message, _ = Message.objects.get_or_create(key=key or str(uuid.uuid4()), defaults=values)
    ring(topic)
    return message


def post_many(
    topic: str, payloads: Mapping[str, Mapping[str, object]], gruppi: Mapping[str, str] | None = None
) -> None:
    """Leave many messages of one topic, by key, in one statement; of a key already there the first message stays.

    `gruppi` says, by key, within what a message keeps its order.
    """
    rows = [
        Message(
            topic=topic,
            key=key,
            gruppo=(gruppi or {}).get(key, ""),
            payload={name: str(value) for name, value in payload.items()},
        )
        for key, payload in payloads.items()
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    ring(topic)


def settle(key: str, testo: str) -> None:
    """What nobody knew to have arrived, or was given up, has arrived after all: write so, and it is to be looked at no more.

    One that somebody holds is left to him: who asks may hold what he waits for.
    """
    rows = Message.objects.select_for_update(skip_locked=True, of=("self",))
    message = rows.filter(key=key, stato__in=DA_GUARDARE).first()
    if message is not None:
        message.stato, message.delivered_at = StatoMessaggio.CONSEGNATO, timezone.now()
        message.save(update_fields=["stato", "delivered_at"])
        Tentativo.objects.create(messaggio=message, a_stato=message.stato, testo=testo[:300])


def ring(topic: str) -> None:
    """Tell the worker, once this transaction commits, that there is something to do for whom the topic calls."""
    transaction.on_commit(partial(_ring, topic.partition(".")[0]), robust=True)


def _ring(controparte: str) -> None:
    """With the broker away the sweep of beat finds it."""
    from rdc_platform.outbox.tasks import deliver  # noqa: PLC0415 -- tasks import the handlers, which post

    with contextlib.suppress(KombuError, OSError):
        deliver.apply_async([controparte], retry=False)
