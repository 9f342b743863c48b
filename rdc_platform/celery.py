"""Celery: the doorbell of the outbox, and the beat jobs. Due dates stand in rows, never in a Celery ETA."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rdc_platform.settings.production")
app = Celery("rdc_platform")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
