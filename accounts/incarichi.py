"""The only hand on guardian's rows: given and taken with the domain row that is their truth, in the same transaction."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet

from accounts.models import Accreditamento, Incarico
from rdc_platform.audit import massa

Source = Callable[[], QuerySet[Any, Any]]

# Each app registers, for its model, the queryset of (accreditamento_id, object pk) that its domain rows imply; with the two
# instants of the Incarico's FINESTRA, where it has one.
SOURCES: dict[type[Model], list[Source]] = {}


def source(model: type[Model]) -> Callable[[Source], Source]:
    """Register the decorated function as one source of the rows on `model`: `rebuild_incarichi --check` compares them."""

    def register(function: Source) -> Source:
        SOURCES.setdefault(model, []).append(function)
        return function

    return register


def grant(accreditamento: Accreditamento, objects: Iterable[Model], **finestra: datetime) -> None:
    """Give the accreditation's role on `objects` (all of one model); those it has already stay.

    `dal` and `al`, where the model may be lent: it holds between the two, the second excluded.
    """
    objects = list(objects)
    if objects:
        grant_each(type(objects[0]), ((accreditamento, row.pk) for row in objects), **finestra)


def grant_each(model: type[Model], pairs: Iterable[tuple[Accreditamento, Any]], **finestra: datetime) -> None:
    """Give each accreditation's role on the object of `model` whose key stands beside it, in one statement."""
    pairs = list(pairs)
    if not pairs:
        return
    rows: dict[str, Any] = {
        "accreditamento_id": [chi.pk for chi, _ in pairs],
        "user_id": [chi.operatore_id for chi, _ in pairs],
        "permission_id": [permission_id(chi.ruolo, model) for chi, _ in pairs],
        "content_object_id": [key for _, key in pairs],
    }
    massa.insert_rows(Incarico.of(model), rows | finestra, ignore_conflicts=True)


def revoke(accreditamento: Accreditamento, objects: Iterable[Model]) -> None:
    """Take the accreditation's role back from `objects` (all of one model)."""
    revoke_among([accreditamento.pk], objects)


def revoke_among(accreditamenti: Collection[UUID], objects: Iterable[Model]) -> None:
    """Take back from `objects` (all of one model) whatever role those accreditations hold on them, in one statement."""
    objects = list(objects)
    if objects:
        rows = Incarico.of(type(objects[0])).objects.filter(content_object__in=objects)
        rows.filter(accreditamento__in=accreditamenti).delete()


def revoke_all(accreditamento: Accreditamento) -> None:
    """Take the accreditation's role back from everything: suspension, revocation, expiry."""
    for model in Incarico.__subclasses__():
        model.objects.filter(accreditamento=accreditamento).delete()


@cache
def permission_id(ruolo: str, model: type[Model]) -> int:
    """The key of the permission that says `ruolo` on `model`; its codename ends with the model, so none is on two."""
    codename = f"{ruolo.lower()}_{model._meta.model_name}"
    return Permission.objects.values_list("pk", flat=True).get(
        codename=codename, content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )
