"""The world under attack is built once a file, in a transaction that is never committed: it ends before those on real connections."""

import pytest
from django.db import transaction
from django.test import override_settings

from tests.attack.citta import make_citta


@pytest.fixture(scope="module")
def citta(django_db_setup, django_db_blocker):
    # Sessions in the database alone: a request that is undone then leaves none behind in the cache.
    # All that is asked may take longer than a person may sit still, and each renewal is undone with the rest.
    sessions = override_settings(SESSION_ENGINE="django.contrib.sessions.backends.db", SESSION_COOKIE_AGE=4 * 3600)
    with sessions, django_db_blocker.unblock(), transaction.atomic():
        yield make_citta()
        transaction.set_rollback(True)
