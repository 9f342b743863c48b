"""Keeping what is typed in the pages of a case and not saved yet."""

from typing import Any

from django.db.models import QuerySet

from patti_inclusione.services.patto import ConflittoError
from rdc_platform.audit import bozze
from rdc_platform.audit.stato import VersioneError


def keep(rows: QuerySet[Any], dati: dict[str, list[str]], versione: int, **whose: Any) -> int:
    """As `audit.bozze.keep`; raises ConflittoError with the draft as it is when it is not at `versione`."""
    try:
        return bozze.keep(rows, dati, versione, **whose)
    except VersioneError as stale:
        raise ConflittoError(stale.args[0]) from stale
