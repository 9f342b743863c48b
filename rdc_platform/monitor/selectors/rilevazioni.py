"""What the Ministry was told of each month, and of which Comuni it is to be told."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from ambiti.models import AppartenenzaComune
from rdc_platform.calendario import fine_mese
from rdc_platform.monitor.models import Rilevazione


def list_territorio(mese: date) -> dict[UUID, list[str]]:
    """The Comuni of each Ambito at the end of that month, by code."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = AppartenenzaComune.objects.on(fine_mese(mese)).order_by("ambito_id", "comune_id")
    for ambito, comune in rows.values_list("ambito_id", "comune_id"):
        found[ambito].append(comune)
    return found


def find_ultime(mese: date) -> dict[UUID, Rilevazione]:
    """The last version of that month of each Ambito."""
    rows = Rilevazione.objects.filter(mese=mese).order_by("ambito_id", "-versione").distinct("ambito_id")
    return {each.ambito_id: each for each in rows}
