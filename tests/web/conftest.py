"""A template engine like the platform's in which an unknown variable fails, and states with colours to show."""

import copy

import pytest
from django.conf import settings
from django.db.models import TextChoices
from django.template.backends.django import DjangoTemplates

from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


class Unknown(str):
    """Django formats it with the name of a variable that does not exist."""

    __slots__ = ()

    def __contains__(self, text):
        return text == "%s"

    def __mod__(self, name):
        raise AssertionError(f"unknown template variable: {name}")


class StatoProva(TextChoices):
    APERTO = "aperto_prova", "Aperto"
    CHIUSO = "chiuso_prova", "Chiuso"


@pytest.fixture(scope="session")
def engine():
    options = copy.deepcopy(settings.TEMPLATES[0]["OPTIONS"]) | {"string_if_invalid": Unknown("?")}
    options["context_processors"] = []
    return DjangoTemplates(
        {"NAME": "prova", "DIRS": settings.TEMPLATES[0]["DIRS"], "APP_DIRS": False, "OPTIONS": options}
    )


@pytest.fixture
def render(engine):
    """Render a source with a context; white space is made single, for the eye of the test."""

    def render(source: str, **context) -> str:
        return " ".join(engine.from_string(source).render(context).split())

    return render


@pytest.fixture(autouse=True)
def stato_prova(monkeypatch):
    monkeypatch.setattr(stati, "_badges", dict(stati._badges))
    stati.register({StatoProva.APERTO: Colore.BLU, StatoProva.CHIUSO: Colore.GRIGIO})
    return StatoProva
