"""What the lists of families share."""

from datetime import date

from django.db.models import Value

SPAZIO = Value(" ")


def age(nascita: date, oggi: date) -> int:
    """Whole years."""
    return oggi.year - nascita.year - ((oggi.month, oggi.day) < (nascita.month, nascita.day))
