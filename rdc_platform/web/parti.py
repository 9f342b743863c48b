"""The small things components are made of. Dataclasses and not dictionaries: a template that misnames a field then fails."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Link:
    """Where one can go: an entry of a menu, a chip, a page, a main action."""

    label: str
    url: str
    active: bool = False


@dataclass(frozen=True)
class Voce:
    """A fact of the time line: when, what, who."""

    data: date | datetime
    titolo: str
    testo: str = ""
    chi: str = ""
    icona: str = "it-clock"


@dataclass(frozen=True)
class Passo:
    """A step: `stato` is fatto, corrente or futuro."""

    label: str
    stato: str


def passi(labels: list[str], corrente: str | None) -> list[Passo]:
    """The steps before `corrente` done, those after to come; all done when there is no current one."""
    at = labels.index(corrente) if corrente is not None else len(labels)
    return [Passo(label, "fatto" if i < at else "corrente" if i == at else "futuro") for i, label in enumerate(labels)]
