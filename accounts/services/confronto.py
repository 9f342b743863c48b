"""Guardian's rows against the domain rows they derive from, both ways: what `rebuild_incarichi` checks and mends."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.functions import Concat, Lower

from accounts import incarichi
from accounts.models import Accreditamento, Incarico


@dataclass(frozen=True)
class Confronto:
    """The rows of one kind (`righe`, on `model`) beside the (accreditation, object) pairs that the domain implies.

    Of what may be lent, each pair comes with its two instants, empty for what has no end.
    """

    model: type[Model]
    righe: type[Incarico]

    @property
    def missing(self) -> QuerySet[Any, Any]:
        """Pairs without a row."""
        return self._implied().difference(self._held())

    @property
    def surplus(self) -> QuerySet[Any, Any]:
        """Rows without a pair: someone sees what no act gave him."""
        return self._held().difference(self._implied())

    @property
    def wrong(self) -> QuerySet[Any, Any]:
        """Rows that name another person than the accreditation's, or another role."""
        codename = Concat(Lower("accreditamento__ruolo"), Value(f"_{self.model._meta.model_name}"))
        rows = self.righe.objects.annotate(codename=codename)
        return rows.exclude(Q(user=F("accreditamento__operatore")) & Q(permission__codename=F("codename")))

    @cached_property
    def counts(self) -> tuple[int, int, int]:
        """Missing, surplus, wrong, as found at the first look."""
        return self.missing.count(), self.surplus.count(), self.wrong.count()

    def mend(self) -> None:
        """Make the rows what the domain says."""
        self.righe.objects.filter(pk__in=list(self.wrong.values_list("pk", flat=True))).delete()
        for accreditamento, _, keys in _by_accreditamento(self.surplus):
            incarichi.revoke(accreditamento, self.model._default_manager.filter(pk__in=keys))
        for accreditamento, finestra, keys in _by_accreditamento(self.missing):
            named = dict(zip(self.righe.FINESTRA, finestra, strict=True))
            incarichi.grant(accreditamento, self.model._default_manager.filter(pk__in=keys), **named)

    def __str__(self) -> str:
        missing, surplus, wrong = self.counts
        return f"{self.model._meta.verbose_name}: mancanti {missing}, in più {surplus}, sbagliati {wrong}"

    def _implied(self) -> QuerySet[Any, Any]:
        first, *others = [source() for source in incarichi.SOURCES.get(self.model, [self._nothing])]
        return first.order_by().union(*(each.order_by() for each in others)) if others else first.order_by()

    def _held(self) -> QuerySet[Any, Any]:
        rows: QuerySet[Any] = self.righe.objects.order_by()
        return rows.values_list("accreditamento_id", "content_object_id", *self.righe.FINESTRA)

    def _nothing(self) -> QuerySet[Any, Any]:
        return self._held().none()


def compare_all() -> list[Confronto]:
    """One comparison for each kind of row, in a fixed order."""
    rows: list[Any] = Incarico.__subclasses__()
    found = [Confronto(row._meta.get_field("content_object").related_model, row) for row in rows]
    return sorted(found, key=lambda each: each.model.__name__)


def _by_accreditamento(pairs: QuerySet[Any, Any]) -> Iterator[tuple[Accreditamento, tuple[Any, ...], list[object]]]:
    """(accreditation, the two instants if there are, keys)."""
    keys: dict[tuple[Any, tuple[Any, ...]], list[object]] = defaultdict(list)
    for accreditamento, key, *finestra in pairs:
        keys[accreditamento, tuple(finestra)].append(key)
    known = Accreditamento.objects.in_bulk({accreditamento for accreditamento, _ in keys})
    for (accreditamento, finestra), found in keys.items():
        if accreditamento in known:
            yield known[accreditamento], finestra, found
