"""A permission is a queryset: list and detail come from one line of one table, so they cannot disagree.

A profile is one accreditation, an accreditation one role; so a grant of another role never applies, and the rows of
another profile of the same person never mix in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Incarico, Ruolo
from accounts.profilo import Profilo

NOT_JOINED = {"Ambito", "Comune"}


@dataclass(frozen=True)
class Grant:
    """`ruolo` held on the object itself, or on what the path `via` leads to ("comune", "caso__nucleo"). `only` narrows.

    `anche`, if given, is a second path: the role must be held there too.
    """

    ruolo: Ruolo
    via: str = ""
    only: Q = field(default_factory=Q)
    anche: str = ""

    def condition(self, model: type[Model], profilo: Profilo) -> Q:
        """Few Ambiti and Comuni: their keys are read first. Many Nuclei and Controlli: their rows are joined."""
        held = _held(model, self.via, profilo) & self.only
        return held & _held(model, self.anche, profilo) if self.anche else held


@dataclass(frozen=True)
class Everywhere:
    """`ruolo` needs no object: the Ministry, the flow operator, the data-protection officer. `only` narrows, if given."""

    ruolo: Ruolo
    only: Q = field(default_factory=Q)

    def condition(self, model: type[Model], profilo: Profilo) -> Q:
        return self.only


@dataclass(frozen=True)
class Own:
    """`ruolo` sees the rows whose `path` is his own accreditation."""

    ruolo: Ruolo
    path: str

    def condition(self, model: type[Model], profilo: Profilo) -> Q:
        return Q(**{self.path: profilo.accreditamento_id})


@dataclass(frozen=True)
class About:
    """`ruolo` sees the rows about what `policy` lets him do `perm` on: a PEC about a request, by its type and id at `path`."""

    ruolo: Ruolo
    policy: "Policy"
    perm: str
    path: str = ""

    def condition(self, model: type[Model], profilo: Profilo) -> Q:
        start = f"{self.path}__riferimento" if self.path else "riferimento"
        things = self.policy.permitted(profilo, self.perm)
        return Q(**{f"{start}_tipo": self.policy.model._meta.label, f"{start}_id__in": things.values("pk")})


Regola = Grant | Everywhere | Own | About


class Policy:
    """Who may do what on one model. What is not written is refused."""

    def __init__(self, model: type[Model], rules: dict[str, tuple[Regola, ...]]):
        self.model, self.rules = model, rules

    def permitted(self, profilo: Profilo | None, perm: str) -> QuerySet[Any]:
        """The rows on which `profilo` may do `perm`: possibly none; KeyError if the table has no such line."""
        grants, rows = self.rules[perm], self.model._default_manager.all()
        if profilo is None or profilo.ruolo not in self.roles(perm):
            return rows.none()
        condition = Q()
        for grant in grants:
            if grant.ruolo == profilo.ruolo:
                condition |= grant.condition(self.model, profilo)
        return rows.filter(condition)

    def each_of(self, profilo: Profilo | None, perms: Iterable[str]) -> dict[str, Exists]:
        """Whether `profilo` may do each of `perms` on a row, to annotate rows with: one query says them all."""
        return {perm: Exists(self.permitted(profilo, perm).filter(pk=OuterRef("pk"))) for perm in perms}

    def roles(self, perm: str) -> set[Ruolo]:
        """The roles that some grant of `perm` names."""
        return {grant.ruolo for grant in self.rules[perm]}


def _held(model: type[Model], via: str, profilo: Profilo) -> Q:
    """The rows from which `via` leads to what the profile holds a role on."""
    target = followed(model, via)
    if target.__name__ in NOT_JOINED:
        return Q(**{f"{via or 'pk'}__in": profilo.oggetti(target)})
    path = f"{via}__incarichi" if via else "incarichi"
    return Q(**{f"{path}__accreditamento": profilo.accreditamento_id}) & _now(path, target)


def _now(path: str, target: type[Model]) -> Q:
    """What is held for a while only counts between its two instants: no task has to come by and take it away."""
    finestra = Incarico.of(target).FINESTRA
    if not finestra:
        return Q()
    dal, al = (f"{path}__{name}" for name in finestra)
    adesso = timezone.now()
    return Q(**{dal: None}) | Q(**{f"{dal}__lte": adesso, f"{al}__gt": adesso})


def followed(model: type[Model], via: str) -> type[Model]:
    """The model at the end of a path of foreign keys."""
    for name in filter(None, via.split("__")):
        model = cast("type[Model]", model._meta.get_field(name).related_model)
    return model
