"""Bring the dated parameters of the database in line with the packaged ones."""

from dataclasses import asdict

from django.db import transaction

from rdc_platform import parametri
from rdc_platform.norme import selectors
from rdc_platform.norme.models import ParametroNormativo

VALORI = ("valore", "tipo", "descrizione", "valido_al", "fonte")


@transaction.atomic
def load_parametri(seed: list[parametri.Parametro], *, ripristina: bool = False) -> dict[str, object]:
    """Insert the rows that are missing and change those that differ; a row is known by its code and its first day.

    A code with rows of one's own, which the seed does not have, is left as it is and named under `lasciati`;
    with `ripristina` such rows are deleted. Returns counts and codes; a second run writes nothing.
    """
    keys = {(row.codice, row.valido_dal) for row in seed}
    codes = {row.codice for row in seed}
    stored = {(row.codice, row.valido_dal): row for row in ParametroNormativo.objects.filter(codice__in=codes)}
    own = [row for key, row in stored.items() if key not in keys]
    left = set() if ripristina else {row.codice for row in own}
    changed, new = [], []
    for row in seed:
        if row.codice in left:
            continue
        old = stored.get((row.codice, row.valido_dal))
        if old is None:
            new.append(ParametroNormativo(**asdict(row)))
        elif any(getattr(old, name) != getattr(row, name) for name in VALORI):
            changed.append(old)
            for name in VALORI:
                setattr(old, name, getattr(row, name))
    _write(new, changed, own if ripristina else [])
    return {
        "lette": len(seed),
        "nuove": len(new),
        "modificate": len(changed),
        "cancellate": len(own) if ripristina else 0,
        "lasciati": sorted(left),
    }


def _write(new: list[ParametroNormativo], changed: list[ParametroNormativo], deleted: list[ParametroNormativo]) -> None:
    """In this order: no two rows of a code may hold on one day, not even for a moment."""
    if deleted:
        ParametroNormativo.objects.filter(pk__in=[row.pk for row in deleted]).delete()
    for row in sorted(changed, key=lambda row: row.valido_dal):
        row.save(update_fields=VALORI)
    if new:
        ParametroNormativo.objects.bulk_create(new)
    transaction.on_commit(selectors.forget)
