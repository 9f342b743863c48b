"""What the function that follows a family tells the others of its members."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction

from ambiti.models import PersonaSeguita

CAMPI = [field.name for field in PersonaSeguita._meta.concrete_fields if not field.primary_key]


@transaction.atomic
def publish(nuclei: Collection[UUID], persone: Iterable[PersonaSeguita]) -> None:
    """Of the members of `nuclei`, `persone` are those that there is something to tell of: the rows of the others go."""
    rows = list(persone)
    if rows:
        PersonaSeguita.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["componente"], update_fields=CAMPI
        )
    dette = [row.componente_id for row in rows]
    PersonaSeguita.objects.filter(componente__nucleo__pk__among=nuclei).exclude(componente__pk__among=dette).delete()
