"""Rows that were computed, not read: a list takes them where it takes a queryset."""

from collections.abc import Iterable
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
