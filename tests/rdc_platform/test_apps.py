import os
import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).parents[2]


def test_every_process_rings_our_broker():
    code = (
        "import django; django.setup(); from rdc_platform.outbox.tasks import deliver; "
        "print(deliver.app.main, deliver.app.conf.broker_url)"
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "rdc_platform.settings.test",
        "REDIS_URL": "redis://example.it/7",
    }

    said = subprocess.run(
        [sys.executable, "-c", code], cwd=CLONE, env=environment, capture_output=True, text=True, check=True
    )

    assert said.stdout.split() == ["rdc_platform", "redis://example.it/7"]
