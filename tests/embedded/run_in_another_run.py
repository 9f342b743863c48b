"""A test that test_plugin_services runs in a process of its own: it prints which servers it was given."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_setting('unix_socket_directories')")
        print("DOVE", *cursor.fetchone(), os.environ["REDIS_URL"])  # noqa: T201 -- read by the other run
