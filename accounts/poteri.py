"""What the policy tables say, read as a whole: who may do what, and on which objects a role is held to see another.

Nothing is written twice: these are the rules that the pages themselves obey, with the words of `dati/permessi.toml`.
"""

import tomllib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.module_loading import module_has_submodule

from accounts.policy import About, Everywhere, Grant, Own, Policy, Regola, followed
from accounts.ruoli import Ruolo

PAROLE = Path(__file__).parent / "dati" / "permessi.toml"


@dataclass(frozen=True)
class Potere:
    """One line of a table for one role: it may do `perm` on the rows of `model` that `grant` reaches."""

    model: type[Model]
    perm: str
    grant: Regola

    @property
    def ruolo(self) -> Ruolo:
        return self.grant.ruolo

    @property
    def codice(self) -> str:
        return f"{self.model._meta.label_lower}.{self.perm}"

    @property
    def frase(self) -> str:
        """What one may do, in Italian: an infinitive."""
        return str(parole()[self.codice]["frase"])

    @property
    def dati(self) -> tuple[str, ...]:
        """The classes of data about families that it shows, in Italian; none for an act."""
        return tuple(parole()[self.codice]["dati"])

    @property
    def luogo(self) -> str:
        """The same in one word: where the role is held, "suo", "ovunque"."""
        match self.grant:
            case Grant():
                return str(followed(self.model, self.grant.via)._meta.verbose_name).split()[0]
            case Own():
                return "suo"
            case About():
                return str(self.grant.policy.model._meta.verbose_name).split()[0]
            case _:
                return "ovunque"

    @property
    def dove(self) -> str:
        """On which rows, in Italian."""
        match self.grant:
            case Grant():
                held = followed(self.model, self.grant.via)._meta.verbose_name
                words = f"dove ha l'incarico: {held}{', da tutte e due le parti' if self.grant.anche else ''}"
            case Own():
                words = "solo ciò che è suo"
            case About():
                words = f"se riguarda, fra ciò che vede: {self.grant.policy.model._meta.verbose_name}"
            case _:
                words = "ovunque"
        return f"{words}, con limiti" if getattr(self.grant, "only", None) else words


@dataclass(frozen=True)
class Strada:
    """Holding one of `ruoli` on what `via` reaches from a row of `model` shows the object that `al_oggetto` reaches from it."""

    model: type[Model]
    al_oggetto: str
    via: str
    ruoli: frozenset[Ruolo]

    @property
    def incarico_su(self) -> type[Model]:
        return followed(self.model, self.via)


@cache
def policies() -> tuple[Policy, ...]:
    """Every policy of every installed app, in the order of the apps."""
    found = []
    for config in apps.get_app_configs():
        if config.module and module_has_submodule(config.module, "permissions"):
            module = import_module(f"{config.name}.permissions")
            found += [value for value in vars(module).values() if isinstance(value, Policy)]
    return tuple(dict.fromkeys(found))


def poteri() -> list[Potere]:
    """Every line of every table, once for each role."""
    return [
        Potere(policy.model, perm, grant)
        for policy in policies()
        for perm, grants in policy.rules.items()
        for grant in grants
    ]


def poteri_on(model: type[Model]) -> list[Potere]:
    """The lines whose rows are of one row of `model`: what can be done on a family, say, whatever the table."""
    return [potere for potere in poteri() if path_to(potere.model, model) is not None]


def strade(model: type[Model]) -> list[Strada]:
    """The ways in which a role held somewhere shows an object of `model`; what one sees as his own is not among them."""
    found: dict[tuple[type[Model], str, str], set[Ruolo]] = {}
    for potere in poteri_on(model):
        if isinstance(potere.grant, Grant):
            found.setdefault(_shortest(potere.model, potere.grant.via, model), set()).add(potere.ruolo)
    return [Strada(*key, frozenset(ruoli)) for key, ruoli in found.items()]


def everywhere(model: type[Model]) -> set[Ruolo]:
    """The roles that see each object of `model` without holding anything."""
    return {potere.ruolo for potere in poteri_on(model) if isinstance(potere.grant, Everywhere)}


@cache
def path_to(start: type[Model], end: type[Model]) -> str | None:
    """The shortest path of foreign keys from a row of `start` to one of `end`; "" from a model to itself, None if none."""
    waiting, seen = deque([(start, "")]), {start}
    while waiting:
        model, path = waiting.popleft()
        if model is end:
            return path
        for name, related in _links(model):
            if related not in seen:
                seen.add(related)
                waiting.append((related, f"{path}__{name}" if path else name))
    return None


@cache
def parole() -> dict[str, dict[str, Any]]:
    """The words for each permission."""
    return tomllib.loads(PAROLE.read_text(encoding="utf-8"))


def _links(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The foreign keys that say what a row is about; who did something to it is not that."""
    for each in model._meta.concrete_fields:
        if isinstance(each, ForeignKey) and each.related_model._meta.app_label not in {"accounts", "documenti", "pec"}:
            yield each.name, each.related_model


def _shortest(model: type[Model], via: str, end: type[Model]) -> tuple[type[Model], str, str]:
    """The same way without the rows between, where the way passes by the object itself."""
    parts = via.split("__") if via else []
    for n in range(len(parts) + 1):
        if followed(model, "__".join(parts[:n])) is end:
            return (end, "", "__".join(parts[n:]))
    return (model, path_to(model, end) or "", via)
