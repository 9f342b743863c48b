"""Moves between states: the table stands on the model, the check here."""

from typing import Any


class TransitionError(Exception):
    """The row is not in a state from which this move exists; someone may have moved it meanwhile."""


class VersioneError(Exception):
    """The row changed since the page that asks was opened: nothing was written."""


def move(row: Any, stato: str) -> None:
    """Set the `stato` of a model's row if its MOVES allow it from where it is; raises TransitionError. The caller saves."""
    if stato not in row.MOVES[row.stato]:
        raise TransitionError(f"{row._meta.label}: {row.stato} → {stato}")
    row.stato = stato
