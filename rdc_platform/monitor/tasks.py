from celery import shared_task

from accounts.database import as_tasks
from rdc_platform.audit.autori import Sistema
from rdc_platform.monitor import services


@shared_task
def verify_accessi() -> None:
    """Look at the openings of families since the last time; beat calls it every hour."""
    with as_tasks():
        services.verify_since_last(by=Sistema("registro.verifica"))
