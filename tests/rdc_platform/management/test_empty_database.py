"""The quick way to migrate an empty database gives the same schema as Django's."""

import os
import subprocess

import pytest
from django.db.migrations.state import ProjectState

from rdc_platform.embedded.home import CLONE, Home
from rdc_platform.embedded.postgres import Postgres
from rdc_platform.embedded.postgres_user import choose
from rdc_platform.management.empty_database import light_migrations
from tests.embedded import support

MIGRATE = """
import django; django.setup()
from django.core.management import call_command
from rdc_platform.management.empty_database import light_migrations
with light_migrations(empty={empty}):
    call_command("migrate", verbosity=0)
"""


def migrated_schema(folder, *, quickly):
    """The schema of a new database migrated in one way, as pg_dump writes it."""
    home = Home(folder)
    home.root.mkdir()
    server = Postgres(home, durable=False)
    server.start()
    try:
        url = server.url("postgres")
        environment = support.environment(
            folder, DATABASE_URL=url, DJANGO_SETTINGS_MODULE=os.environ["DJANGO_SETTINGS_MODULE"]
        )
        subprocess.run(support.python("-c", MIGRATE.format(empty=quickly)), env=environment, cwd=CLONE, check=True)
        dump = [choose(home.postgres).binaries / "pg_dump", "--schema-only", "--restrict-key=x", url]
        return subprocess.run(dump, capture_output=True, text=True, check=True).stdout
    finally:
        server.stop()


@pytest.mark.slow
def test_light_migrations_give_the_schema_of_the_usual_ones(tmp_path):
    quick = migrated_schema(tmp_path / "svelta", quickly=True)

    usual = migrated_schema(tmp_path / "solita", quickly=False)

    assert quick.count("CREATE TABLE") > 50
    assert quick == usual


def test_light_migrations_leave_django_as_it_was():
    before = ProjectState.reload_model, ProjectState.reload_models

    with light_migrations(empty=True):
        inside = ProjectState.reload_model

    assert inside is not before[0]
    assert (ProjectState.reload_model, ProjectState.reload_models) == before


@pytest.mark.django_db
def test_light_migrations_change_nothing_for_a_database_in_use():
    before = ProjectState.reload_model

    with light_migrations():
        assert ProjectState.reload_model is before
