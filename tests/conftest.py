"""Fixtures for all tests. Those that make people, territories and cases stand in tests/factories."""

import os

import pytest
from django.conf import settings
from django.db import connection

from tests import plugin_services


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Create the test database from the template that an earlier run left, where there is one."""
    template = os.environ.get("RDC_TEST_TEMPLATE")
    if template:
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = template


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The migrated test database; its first version becomes the template of the runs to come."""
    if plugin_services.EMBEDDED and not os.environ.get("RDC_TEST_TEMPLATE"):
        with django_db_blocker.unblock():
            plugin_services.make_template(connection)
    return django_db_setup
