"""When the families of the demonstration came: each the day after INPS recognised it, so that months gone by have something to tell.

They all come with the first lot, a moment after the start: without this every closed month would be told as empty.
"""

from datetime import timedelta

from celery import shared_task
from django.db.models import DateTimeField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.database import as_tasks
from ambiti.models import Nucleo
from patti_inclusione.models import Caso
from rdc_platform.monitor import tasks as monitor
from rdc_platform.monitor.models import Rilevazione

DOPO = timedelta(days=1, hours=7)  # since midnight in Greenwich: the next morning, in Italy


@shared_task
def tell_ministero() -> None:
    """As the monitor does it, but not before there is anybody to tell of."""
    with as_tasks():
        there = place_arrivi()
    if there:
        monitor.tell_ministero()


def place_arrivi() -> bool:
    """Put the arrivals in their days, once, before the first month is told; whether there are families."""
    if Rilevazione.objects.exists():
        return True
    riconosciuto = Nucleo.objects.filter(pk=OuterRef("nucleo")).annotate(
        arrivo=Cast("data_riconoscimento", DateTimeField()) + DOPO
    )
    rows = Caso.objects.filter(nucleo__data_riconoscimento__lt=timezone.now() - DOPO)
    rows.update(arrivato_il=Subquery(riconosciuto.values("arrivo")))
    return Caso.objects.exists()
