"""A worker that lives says so of what it is sending: only of one that ended does another take what it had.

A large PEC over a slow line, or three hundred letters in one PDF, last longer than a lease.
"""

from collections.abc import Sequence
from datetime import timedelta
from threading import Timer
from types import TracebackType
from typing import Self

from django.db import DatabaseError, connection
from django.utils import timezone

from rdc_platform.outbox.models import Message, StatoMessaggio

LEASE = timedelta(seconds=60)
OGNI = 20.0  # seconds between two beats
BATTITI = 45  # a quarter of an hour: whatever has not ended by then never will


class Battito:
    """While the block runs, the lease of those messages is renewed, from a thread and a connection of its own."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self._messages = messages
        self._left = BATTITI
        self._ended = False

    def __enter__(self) -> Self:
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True
        self._timer.cancel()

    def _wait(self) -> None:
        self._timer = Timer(OGNI, self._beat)
        self._timer.daemon = True
        self._timer.start()

    def _beat(self) -> None:
        try:
            for each in self._messages:
                rows = Message.objects.filter(pk=each.pk, stato=StatoMessaggio.IN_CONSEGNA, attempts=each.attempts)
                rows.update(lease_until=timezone.now() + LEASE)
        except DatabaseError:  # the next beat, or the one who takes it over
            pass
        finally:
            connection.close()
        self._left -= 1
        if self._left and not self._ended:
            self._wait()
