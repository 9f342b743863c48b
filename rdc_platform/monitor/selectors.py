"""Figures over the exchanges."""

from datetime import datetime, timedelta

from django.db.models import Max, Min
from django.utils import timezone

from rdc_platform.forniture.models import EsitoLotto, Lotto
from rdc_platform.outbox.models import Message, StatoMessaggio


def age_of_data() -> timedelta | None:
    """How long ago INPS extracted the newest lot taken; None before the first."""
    newest = Lotto.objects.filter(esito=EsitoLotto.ACQUISITO).aggregate(newest=Max("data_estrazione"))["newest"]
    return timezone.now() - newest if newest else None


def oldest_waiting() -> datetime | None:
    """When the oldest message not delivered yet was left; None if none waits."""
    waiting = Message.objects.filter(stato__in=[StatoMessaggio.IN_CODA, StatoMessaggio.IN_CONSEGNA])
    return waiting.aggregate(oldest=Min("created_at"))["oldest"]
