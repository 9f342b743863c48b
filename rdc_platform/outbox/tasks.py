from celery import shared_task

from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import APERTI, Message

OGNI = 10  # seconds between two sweeps: a doorbell older than that has been answered by the next


@shared_task
def deliver(controparte: str) -> None:
    """Deliver what is due for one counterpart, batch after batch; rung by each commit that posts, and by the sweep."""
    while batch := delivery.claim_lane(controparte):
        delivery.deliver_batch(batch)


@shared_task
def sweep() -> None:
    """What the doorbell missed: broker away, worker killed, back-off over. Beat calls it every ten seconds."""
    waiting = Message.objects.filter(stato__in=APERTI).order_by().values_list("controparte", flat=True).distinct()
    for controparte in waiting:
        deliver.apply_async([controparte], expires=OGNI)
