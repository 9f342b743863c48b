"""Migrating an empty database in a tenth of the time.

After each operation Django renders the changed model again with everything that can be reached from it, which in this
schema is nearly all: 44 s for an empty database, of which PostgreSQL works 2. On an empty database it is enough to
render the model itself: tables and constraints need names and types only, which stay right (a test compares the two
schemas). Django renders all before it runs Python code, as it does after its own delayed renderings.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


@contextmanager
def light_migrations(*, empty: bool | None = None) -> Iterator[None]:
    """Migrations inside render one model at a time if the database is empty (by default: no migration was ever applied)."""
    if not (empty if empty is not None else not MigrationRecorder(connection).has_table()):
        yield
        return
    usual = ProjectState.reload_model, ProjectState.reload_models
    ProjectState.reload_model, ProjectState.reload_models = _reload_model, _reload_models
    try:
        yield
    finally:
        ProjectState.reload_model, ProjectState.reload_models = usual


def _reload_model(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:  # noqa: FBT001, FBT002 -- Django's
    _reload_models(state, [(app_label, model_name)], delay)


def _reload_models(state: ProjectState, models: list[tuple[str, str]], delay: bool = True) -> None:  # noqa: FBT001, FBT002 -- Django's
    if "apps" in state.__dict__:
        state.is_delayed = True  # RunPython renders all anew
        state._reload(set(models))  # noqa: SLF001 -- what Django's own two methods end in
