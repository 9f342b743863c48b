"""Moments of the database's own clock: the history is written by it, and never by the clock of the tests."""

from datetime import datetime

from django.db import connection

from accounts.intervalli import instant
from accounts.profilo import Profilo
from accounts.selectors.visibilita import find_viste


def moment() -> datetime:
    """Now, after all that happened and before all that will."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def saw(profilo: Profilo, model, chiave, istante: datetime) -> bool:
    """Whether the history says that the profile could see the object at that instant."""
    viste = find_viste(model, [chiave], instant(istante))
    return profilo.accreditamento_id in {vista.accreditamento_id for vista in viste}
