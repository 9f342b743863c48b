from celery import shared_task

from rdc_platform.outbox import delivery


@shared_task
def deliver() -> None:
    """Deliver what is due, batch after batch; rung by each commit that posts, and by the sweep."""
    while batch := delivery.claim():
        for message in batch:
            delivery.deliver_one(message)


@shared_task
def sweep() -> None:
    """What the doorbell missed: broker away, worker killed, back-off over. Beat calls it every ten seconds."""
    deliver()
