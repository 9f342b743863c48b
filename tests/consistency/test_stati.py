"""Each state has its badge, its place in the glossary and its colour."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from rdc_platform.web import stati

APPS = ["ambiti", "accounts", "patti_inclusione", "controlli_anagrafici", "progetti_collettivita"]
GLOSSARIO = (Path(__file__).resolve().parents[2] / "docs" / "glossario.md").read_text()


def domain_models() -> list[type[models.Model]]:
    """The models of the domain apps, without the history tables."""
    found = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [model for model in found if not hasattr(model, "pgh_tracked_model")]


def states() -> dict[str, type[models.TextChoices]]:
    """The enums behind the fields called `stato`."""
    found = {}
    for model in domain_models():
        for field in model._meta.get_fields():
            if getattr(field, "name", "") == "stato" and getattr(field, "choices", None):
                found[model.__name__] = field.choices
    return found


@pytest.mark.parametrize("model", domain_models(), ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model):
    assert f"`{model.__name__}`" in GLOSSARIO


@pytest.mark.parametrize("name", sorted(states()))
def test_every_state_stands_in_the_glossary_and_has_a_badge(name):
    for value, label in states()[name]:
        assert f"`{value}`" in GLOSSARIO
        known = {badge.testo for (_, stato), badge in stati._badges.items() if stato == value}
        assert label in known, f"{name}.{value}"
