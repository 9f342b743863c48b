"""Rows that were computed, not read: a list takes them where it takes a queryset."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any


class Righe:
    """A handful of rows in an order of their own, with as much of a queryset as `lists.Lista` and an export use."""

    def __init__(self, rows: Iterable[Any]):
        self._rows = list(rows)

    def __iter__(self):
        return iter(self._rows)

    def __getitem__(self, chosen: slice) -> "Righe":
        return Righe(self._rows[chosen])

    def count(self) -> int:
        return len(self._rows)

    def order_by(self, *_keys: object) -> "Righe":
        """The same rows: their order is what they say."""
        return self


class RigheOrdinabili(Righe):
    """Rows, each a mapping, that a list may put in order by the keys of its columns; who has no value stands last."""

    def order_by(self, *keys: Any) -> "Righe":
        rows = list(self)
        for key in reversed(keys):
            name, down = (key, False) if isinstance(key, str) else (key.expression.name, key.descending)
            full = [row for row in rows if row[name] is not None]
            rows = [*sorted(full, key=itemgetter(name), reverse=down), *(row for row in rows if row[name] is None)]
        return RigheOrdinabili(rows)
