from datetime import timedelta
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from rdc_platform.documenti.models import Documento

GRACE = timedelta(days=1)


@shared_task
def sweep_orphans() -> None:
    """Delete stored files that no row points at: their transaction rolled back. Beat calls it every night."""
    limit = (timezone.now() - GRACE).timestamp()
    old = [path for path in Path(settings.MEDIA_ROOT).glob("??/*") if path.is_file() and path.stat().st_mtime < limit]
    known = set(Documento.objects.filter(pk__in=[path.name for path in old]).values_list("pk", flat=True))
    for path in old:
        if path.name not in {str(pk) for pk in known}:
            path.unlink()
