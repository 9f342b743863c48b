"""The broker and the cache that share it are away: one enters, pages open, what is done is kept and leaves at the next sweep."""

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse
from kombu.exceptions import OperationalError

from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Tentativo
from rdc_platform.outbox.services import post
from rdc_platform.outbox.tasks import deliver
from rdc_platform.web.cache import CacheTollerante
from tests.factories.accessi import activate, give_code, give_password

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def away(settings, monkeypatch):
    monkeypatch.setattr(CacheTollerante, "_stale", set())
    monkeypatch.setattr(CacheTollerante, "_again_at", 0.0)
    settings.CACHES = {"default": project.CACHES["default"] | {"LOCATION": NOWHERE}}
    settings.CELERY_BROKER_URL = NOWHERE
    with pytest.raises(OperationalError):
        deliver.apply_async(["inps"], retry=False)


@pytest.mark.usefixtures("away")
def test_one_enters_and_works_while_the_broker_is_away(mondo, django_capture_on_commit_callbacks):
    activate(mondo.flussi.operatore)
    message = post("email.prova", key="k1")
    client = Client()

    give_password(client, mondo.flussi.operatore)
    give_code(client, mondo.flussi.operatore)
    page = client.get(reverse("monitor:scambi_oggi"))
    with django_capture_on_commit_callbacks(execute=True) as rung:
        done = client.post(reverse("monitor:messaggio_retry", args=[message.pk]))

    assert (page.status_code, done.status_code, len(rung)) == (200, 302, 1)
    assert Tentativo.objects.get().messaggio.key == "k1"
    assert [each.key for each in delivery.claim()] == ["k1"]
