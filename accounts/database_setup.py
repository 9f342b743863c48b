"""What the owner of the database does once and after each migration: roles, rights, and who runs the history triggers.

Run as the owner (DATABASE_OWNER_URL); idempotent. Names come from the settings and are quoted by the driver.
"""

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from accounts.database import LAVORI, all_roles, role_name
from accounts.database_history import install_history_functions
from rdc_platform.settings.database import parse_database_url

DATI = "dati"  # the group that carries the rights on tables
APPEND_ONLY = ("audit_accessodato", "audit_sigillo")
BY_TRIGGERS = ("patti_inclusione_rigacoda",)  # derived: triggers alone write them, with the owner's right
# What a lot of INPS fills: the tasks tell the planner of it before its transaction ends.
DI_UN_LOTTO = (
    "forniture_recordinps",
    "ambiti_nucleo",
    "ambiti_componente",
    "patti_inclusione_datieconomici",
    "patti_inclusione_contattinucleo",
    "patti_inclusione_situazionecomponente",
    "patti_inclusione_prestazione",
    "patti_inclusione_caso",
    "patti_inclusione_rigacoda",
    "patti_inclusione_scadenza",
    "patti_inclusione_eventocaso",
)


@transaction.atomic
def install_roles() -> None:
    """Create the login role and the roles of the profiles, and give them what they need and no more."""
    login = parse_database_url(settings.DATABASE_URL)
    group = role_name(DATI)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7302)")  # roles are the cluster's: one installer at a time
        cursor.execute("SELECT rolname FROM pg_roles")
        existing = {row[0] for row in cursor.fetchall()}
        _create_login(cursor, login, existing)
        for role in [group, *all_roles()]:
            if role not in existing:
                _run(cursor, "CREATE ROLE {} NOLOGIN", role)
        _grant_tables(cursor, group)
        _run(cursor, "GRANT {} TO {} WITH INHERIT TRUE", group, login["USER"])
        for role in all_roles():
            _run(cursor, "GRANT {} TO {}", group, role)
            # Not inherited: all policies of row-level security would apply before any role is taken.
            _run(cursor, "GRANT {} TO {} WITH INHERIT FALSE, SET TRUE", role, login["USER"])
        for table in DI_UN_LOTTO:
            _run(cursor, "GRANT MAINTAIN ON {} TO {}", table, role_name(LAVORI))
        _own_history(cursor)


def _create_login(cursor, login: dict, existing: set[str]) -> None:
    """The role the processes log in as: it owns nothing, bypasses nothing, creates nothing."""
    if login["USER"] not in existing:
        _run(cursor, "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS", login["USER"])
        statement = sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(login["USER"]), sql.Literal(login["PASSWORD"])
        )
        cursor.execute(statement)


def _grant_tables(cursor, group: str) -> None:
    _run(cursor, "GRANT USAGE ON SCHEMA public TO {}", group)
    _run(cursor, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}", group)
    _run(cursor, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}", group)
    _run(cursor, "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}", group)
    for table in (*APPEND_ONLY, *BY_TRIGGERS, *_history_tables(cursor)):
        _run(cursor, "REVOKE UPDATE, DELETE ON {} FROM {}", table, group)
    for table in (*_history_tables(cursor), *BY_TRIGGERS):
        _run(cursor, "REVOKE INSERT ON {} FROM {}", table, group)


def _own_history(cursor) -> None:
    """History is written with the owner's right and a fixed path, so that no role needs one on it."""
    install_history_functions(cursor)
    cursor.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND (proname LIKE 'pgtrigger_%%' OR proname = '_pgh_attach_context')"
    )
    for (function,) in cursor.fetchall():
        cursor.execute(f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = public, pg_temp")


def _history_tables(cursor) -> list[str]:
    cursor.execute(
        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'pgh_id'"
    )
    return [row[0] for row in cursor.fetchall()] + ["pghistory_context"]


def _run(cursor, statement: str, *names: str) -> None:
    cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
