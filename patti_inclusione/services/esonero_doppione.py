"""What exonerates a row of INPS that turns out to be another row's person: it passes to who remains, and comes back.

Called within the act that decides of the two, which has locked the case.
"""

from collections.abc import Iterable
from uuid import UUID

from ambiti.models import Componente
from patti_inclusione.models import Esonero


def move_esoneri(da: Componente, a: Componente) -> tuple[list[UUID], list[UUID]]:
    """Pass to `a` what was written of `da`, as exonerated and as cared for; the keys of those, in this order.

    What `a` has already for the same reason stays where it is, and so does the care of one for the other.
    """
    esoneri = [row for row in da.esoneri.exclude(assistito=a) if not _has(row, componente=a)]
    cure = [row for row in da.esoneri_di_cura.exclude(componente=a) if not _has(row, assistito=a)]
    _set(esoneri, "componente", a)
    _set(cure, "assistito", a)
    return [row.pk for row in esoneri], [row.pk for row in cure]


def put_back_esoneri(a: Componente, esoneri: Iterable[UUID], cure: Iterable[UUID]) -> None:
    """Give back to `a` what had passed; what was written since of who remained stays with him."""
    _set(Esonero.objects.filter(pk__in=list(esoneri)), "componente", a)
    _set(Esonero.objects.filter(pk__in=list(cure)), "assistito", a)


def _has(esonero: Esonero, **values: Componente) -> bool:
    same = {"componente": esonero.componente_id, "codice": esonero.codice, "assistito": esonero.assistito_id} | values
    return esonero.stato == "IN_VIGORE" and Esonero.objects.filter(stato="IN_VIGORE", **same).exists()


def _set(rows: Iterable[Esonero], name: str, persona: Componente) -> None:
    for row in rows:
        setattr(row, name, persona)
        row.save(update_fields=[name])
