"""Keeping what is typed and not saved yet, a version at a time, so that two pages open on one form lose no word."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from rdc_platform.audit.stato import VersioneError


def keep(rows: QuerySet[Any], dati: dict[str, list[str]], versione: int, **whose: Any) -> int:
    """Keep `dati`, valid or not, in the draft that `whose` (owner and form) names; its new version, from 1.

    In the caller's transaction, the owner locked. Raises VersioneError, with the draft as it is, when it is not at `versione`.
    """
    bozza = rows.select_for_update(of=("self",)).filter(**whose).first()
    if (bozza.versione if bozza else 0) != versione:
        raise VersioneError(bozza)
    if bozza is None:
        return int(rows.create(**whose, dati=dati).versione)
    bozza.dati, bozza.versione, bozza.salvata_il = dati, versione + 1, timezone.now()
    bozza.save(update_fields=["dati", "versione", "salvata_il"])
    return int(bozza.versione)
