"""The only hand on guardian's rows: given and taken with the domain row that is their truth, in the same transaction."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet

from accounts.models import Accreditamento, Incarico

Source = Callable[[], QuerySet[Any, Any]]

# Each app registers, for its model, the queryset of (accreditamento_id, object pk) that its domain rows imply.
SOURCES: dict[type[Model], list[Source]] = {}


def source(model: type[Model]) -> Callable[[Source], Source]:
    """Register the decorated function as one source of the rows on `model`: `rebuild_incarichi --check` compares them."""

    def register(function: Source) -> Source:
        SOURCES.setdefault(model, []).append(function)
        return function

    return register


def grant(accreditamento: Accreditamento, objects: Iterable[Model]) -> None:
    """Give the accreditation's role on `objects` (all of one model); those it has already stay."""
    rows = [
        Incarico.of(type(row))(
            accreditamento=accreditamento,
            user_id=accreditamento.operatore_id,
            permission_id=permission_id(accreditamento.ruolo, type(row)),
            content_object=row,
        )
        for row in objects
    ]
    if rows:
        type(rows[0]).objects.bulk_create(rows, ignore_conflicts=True)


def revoke(accreditamento: Accreditamento, objects: Iterable[Model]) -> None:
    """Take the accreditation's role back from `objects` (all of one model)."""
    objects = list(objects)
    if objects:
        Incarico.of(type(objects[0])).objects.filter(accreditamento=accreditamento, content_object__in=objects).delete()


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
