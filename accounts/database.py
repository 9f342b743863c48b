"""Database roles: the app logs in as one that owns nothing, and each request takes the role of its profile.

The policies of row-level security come later (docs/adr/0002); the roles and the moment they are taken are here already.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from accounts.profilo import Profilo
from accounts.ruoli import Ruolo

LAVORI = "lavori"  # tasks and imports


def role_name(suffix: str) -> str:
    """The database role of a Ruolo, or of the tasks; with this installation's prefix, for roles belong to the cluster."""
    return f"{settings.RUOLI_PREFISSO}_{suffix.lower()}"


def all_roles() -> list[str]:
    """Every role a request or a task may take."""
    return [role_name(ruolo) for ruolo in Ruolo] + [role_name(LAVORI)]


def set_profile_role(profilo: Profilo | None) -> None:
    """Take the role and the accreditation of `profilo` until the transaction ends; None gives both back."""
    role = role_name(profilo.ruolo) if profilo is not None else "none"
    accreditamento = str(profilo.accreditamento_id) if profilo is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, true), set_config('rdc.accreditamento', %s, true)", [role, accreditamento]
        )


@contextmanager
def as_tasks() -> Iterator[None]:
    """A transaction in the role of the tasks."""
    with transaction.atomic():
        _take_role(role_name(LAVORI))
        yield
        _take_role("none")  # the transaction may be a savepoint of a longer one


def _take_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, true)", [role])
