"""Fixtures for all tests. Those that make people, territories and cases stand in tests/factories."""

import io
import os
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from hypothesis import settings as hypothesis
from pytest_django.plugin import blocking_manager_key

from accounts import incarichi
from accounts.database_setup import install_roles
from rdc_platform.celery import app
from rdc_platform.management.empty_database import light_migrations
from rdc_platform.norme import selectors as norme
from tests import plugin_services
from tests.factories import giorno, mondo_pronto
from tests.factories.mondo import make_mondo

# What decides whether a change is taken gives the same answer twice; the long run tries other examples each time.
hypothesis.register_profile("ripetibile", derandomize=True, deadline=None)
if "RDC_TUTTO" not in os.environ:
    hypothesis.load_profile("ripetibile")
pytest_plugins = ["tests.factories.simulatori", "tests.factories.tastiera"]
#: What takes minutes, longest first.
LUNGHI = [
    "tests/attack/test_matrix.py",
    "tests/attack/test_canary.py",
    "tests/e2e/",
    "tests/attack/",
    "tests/embedded/",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes minutes first, so that two processes end together."""

    def place(item) -> int:
        return next((n for n, path in enumerate(LUNGHI) if item.nodeid.startswith(path)), len(LUNGHI))

    items.sort(key=place)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Create the test database from the template that an earlier run left, where there is one; one for each process."""
    template = os.environ.get("RDC_TEST_TEMPLATE")
    if template:
        settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = template


@pytest.fixture(scope="session")
def creation():
    """What is in force while the test database is being created, and no longer."""
    with ExitStack() as stack:
        stack.enter_context(light_migrations(empty="RDC_TEST_TEMPLATE" not in os.environ))
        yield stack


@pytest.fixture(scope="session")
def django_db_setup(creation, django_db_setup, django_db_blocker):
    """The migrated test database; its first version becomes the template of the runs to come."""
    creation.close()
    with django_db_blocker.unblock():
        install_roles()
        call_command("importa_parametri", stdout=io.StringIO())
        if plugin_services.EMBEDDED and not os.environ.get("RDC_TEST_TEMPLATE"):
            plugin_services.make_template(connection)
        mondo_pronto.prepare()
    return django_db_setup


@pytest.fixture(scope="session", autouse=True)
def outbox_handlers():
    """Register the handlers as a worker does at its start."""
    app.loader.import_default_modules()


@pytest.fixture
def forget_norme():
    """To be called by a test that changes the dated rules; what it changed is not remembered by the next."""
    yield norme.forget
    norme.forget()


@pytest.fixture
def mondo(db):
    """Two Ambiti that must never see each other, with people of every role and four cases."""
    return mondo_pronto.write() or make_mondo()


@pytest.fixture
def mondo_vero(transactional_db):
    """The same world committed, for tests that open connections of their own."""
    return make_mondo()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Today is today; the world is made again after a test that emptied the tables, before a test that wants it."""
    giorno.follow()
    if "mondo" in item.fixturenames and mondo_pronto.is_lost():
        with item.config.stash[blocking_manager_key].unblock():
            mondo_pronto.prepare()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test on real connections ends by emptying every table: give the next one its permissions and parameters."""
    result = yield
    marker = item.get_closest_marker("django_db")
    emptied = "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction"))
    if emptied and nextitem is not None:
        with item.config.stash[blocking_manager_key].unblock():
            call_command("importa_parametri", stdout=io.StringIO())
        incarichi.permission_id.cache_clear()
        norme.forget()
        mondo_pronto.lose()
    return result
