"""The badge of every state: its label comes from the choice, its colour from the app that owns the choice.

An app says once, in its `AppConfig.ready`, what its states look like::

    stati.register({StatoPatto.BOZZA: Colore.GRIGIO, StatoPatto.ATTIVO: Colore.VERDE})

The colour never carries the meaning alone: the label is always there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Choices


class Colore(StrEnum):
    """What a colour means here, whatever the thing."""

    GRIGIO = "grigio"  # nothing to do yet, or no longer
    BLU = "blu"  # under way
    GIALLO = "giallo"  # waits for somebody, or soon will
    VERDE = "verde"  # done, in force
    ROSSO = "rosso"  # refused, lapsed, failed


@dataclass(frozen=True)
class Badge:
    testo: str
    colore: Colore


_badges: dict[tuple[str, str], Badge] = {}


def register(colori: Mapping[Choices, Colore]) -> None:
    """Give each choice its colour. Registering again replaces: a reload is harmless."""
    for choice, colore in colori.items():
        _badges[type(choice).__name__, str(choice.value)] = Badge(str(choice.label), colore)


def badge(value: object, tipo: str = "") -> Badge:
    """The badge of a choice, or of its bare value as `.values()` gives it.

    `tipo`, the name of the enum, tells apart equal values that two enums call or colour differently; without it such a
    value raises LookupError, as an unregistered one does: both are mistakes of the programmer, found by the first test.
    """
    tipo = tipo or (type(value).__name__ if isinstance(value, Choices) else "")
    key = str(value.value if isinstance(value, Choices) else value)
    if tipo:
        return _badges[tipo, key]
    found = {known for (_, stato), known in _badges.items() if stato == key}
    if len(found) != 1:
        raise LookupError(f"stato {key!r}: {len(found)} badges registered, name the enum")
    return found.pop()


def registered(enum: type[Choices]) -> bool:
    """Whether every choice of the enum has its colour; for the test that walks all of them."""
    return all((enum.__name__, str(choice.value)) in _badges for choice in enum)
