"""What a person sees of his own access."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Autenticazione, Operatore
from rdc_platform.audit.models import AccessoDato

ULTIME = 10
TELEFONO = ("confirm_device", "change_telefono")  # the acts after which a telephone is the person's


def last_entries(operatore: Operatore) -> QuerySet[Autenticazione]:
    """The last times he entered, newest first."""
    return operatore.autenticazioni.order_by("-istante")[:ULTIME]


def telefono_since(operatore: Operatore) -> datetime | None:
    """When the telephone in use was confirmed, by the register; None for one that no act of his confirmed (the demo)."""
    rows = AccessoDato.objects.filter(operatore_id=operatore.pk, atto__in=TELEFONO).order_by("-istante")
    return rows.values_list("istante", flat=True).first()


def codici_left(operatore: Operatore) -> int:
    """How many recovery codes can still be used."""
    return operatore.codici_recupero.filter(usato_il=None).count()
