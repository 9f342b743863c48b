"""What the lists of families share."""

from django.db.models import Value

SPAZIO = Value(" ")
