"""How long messages are kept: those that went through, or were thrown away, until nobody can ask for them any more.

What waits, what was refused or stopped, stays until somebody has looked, however old. The proof of what was told stands in the rows
of who told it (receipts of INPS, PEC, INAIL), and is not touched here. A key deleted may be posted again as if it were new: so
the days are many more than any act that posts by key looks back.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rdc_platform.outbox.models import CONCLUSI, Giornata, Message, Tentativo

INSIEME = 2000  # messages deleted in one transaction
# By topic: which of some messages are still needed by who posted them.
Trattiene = Callable[[list[str]], set[str]]
TRATTENUTI: dict[str, Trattiene] = {}


def trattiene(topic: str) -> Callable[[Trattiene], Trattiene]:
    """Register the decorated function, from keys of `topic` to those whose message must stay."""

    def register(which: Trattiene) -> Trattiene:
        TRATTENUTI[topic] = which
        return which

    return register


def list_da_cancellare(prima: datetime) -> Iterator[tuple[UUID, ...]]:
    """The keys of what was concluded before that instant, batch after batch."""
    rows = Message.objects.filter(stato__in=CONCLUSI, delivered_at__lt=prima)
    keys = list(rows.values_list("pk", flat=True))
    for at in range(0, len(keys), INSIEME):
        yield tuple(keys[at : at + INSIEME])


@transaction.atomic
def delete_messaggi(keys: tuple[UUID, ...]) -> int:
    """Delete those still concluded and not kept, with their history; how many. What somebody puts back meanwhile stays."""
    rows = list(Message.objects.filter(pk__in=keys, stato__in=CONCLUSI).select_for_update(of=("self",)))
    kept: set[str] = set()
    for topic, which in TRATTENUTI.items():
        kept |= which([row.key for row in rows if row.topic == topic])
    gone = [row.pk for row in rows if row.key not in kept]
    Tentativo.objects.filter(messaggio__in=gone).delete()
    Message.objects.filter(pk__in=gone).delete()
    return len(gone)


@transaction.atomic
def delete_giornate(prima: date) -> int:
    """Delete the counts of the days before that one; how many."""
    return Giornata.objects.filter(giorno__lt=prima).delete()[0]
