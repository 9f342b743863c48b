"""Entering as anyone is for the demo settings alone: whoever turns it on elsewhere cannot start, however he starts."""

import base64
import os
import subprocess
import sys
import textwrap

import pytest
from django.conf import settings

from rdc_platform.embedded.valkey import free_ports

COMMANDS = {
    "manage.py check": ["manage.py", "check"],
    "gunicorn": ["-m", "gunicorn", "rdc_platform.wsgi", "--bind=127.0.0.1:{port}", "--workers=1", "--timeout=10"],
    "celery": ["-m", "celery", "-A", "rdc_platform.celery:app", "worker", "--pool=solo"],
}


@pytest.fixture
def production(tmp_path):
    """The environment of an installation whose settings are production's, with the feature turned on."""
    (tmp_path / "installazione.py").write_text(
        textwrap.dedent("""
            from rdc_platform.settings.production import *
            ENTRA_COME = True
        """)
    )
    return {
        **{key: os.environ[key] for key in ("PATH", "DATABASE_URL", "REDIS_URL") if key in os.environ},
        "DJANGO_SETTINGS_MODULE": "installazione",
        "PYTHONPATH": f"{tmp_path}:{settings.BASE_DIR}",
        "SECRET_KEY": "chiave-di-una-prova-che-non-parte",
        "ALLOWED_HOSTS": "piattaforma.example.it",
        "INDIRIZZO_PUBBLICO": "https://piattaforma.example.it",
        "CHIAVI_CIFRATURA": base64.urlsafe_b64encode(bytes(32)).decode(),
        "RDC_HOME": str(tmp_path),
    }


@pytest.mark.parametrize(
    "command", ["manage.py check", *(pytest.param(each, marks=pytest.mark.slow) for each in ("gunicorn", "celery"))]
)
def test_ready_refuses_entra_come_outside_the_demo(production, command):
    (port,) = free_ports(1)
    arguments = [each.format(port=port) for each in COMMANDS[command]]

    ended = subprocess.run(
        [sys.executable, *arguments],
        env=production,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode != 0
    assert "ENTRA_COME is for rdc_platform.settings.demo alone." in ended.stdout + ended.stderr


def test_ready_lets_production_start_without_it(production, tmp_path):
    (tmp_path / "installazione.py").write_text("from rdc_platform.settings.production import *\n")

    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=production,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
