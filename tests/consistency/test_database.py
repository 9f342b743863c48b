"""What the database itself must hold."""

import pghistory
import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from accounts.database import all_roles, role_name, set_profile_role
from accounts.models import Operatore
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import make_operatore

pytestmark = pytest.mark.django_db


def rows(statement: str, *parameters: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchall()


def test_history_triggers_run_with_the_owners_right_and_a_fixed_path():
    loose = rows(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND (proname LIKE 'pgtrigger_%' OR proname = '_pgh_attach_context') "
        "AND NOT (prosecdef AND proconfig @> ARRAY['search_path=public, pg_temp'])"
    )

    assert loose == []


def test_no_role_of_the_app_owns_a_table_or_passes_the_walls():
    ours = role_name("") + "%"
    owners = rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner LIKE %s", ours)
    strong = rows(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE %s AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole)",
        ours,
    )

    assert (owners, strong) == ([], [])


def test_the_login_role_takes_profile_roles_but_does_not_inherit_them():
    grants = rows(
        "SELECT r.rolname, m.inherit_option, m.set_option FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid "
        "JOIN pg_roles l ON l.oid = m.member WHERE l.rolname = 'rdc_app'"
    )

    profile = {name: (inherit, may_set) for name, inherit, may_set in grants if name in all_roles()}
    assert profile == dict.fromkeys(all_roles(), (False, True))


@pytest.mark.asvs("16.4.2")
@pytest.mark.parametrize("statement", ["UPDATE audit_accessodato SET atto = 'x'", "DELETE FROM audit_accessodato"])
def test_the_register_cannot_be_changed_by_the_app(mondo, statement):
    AccessoDato.objects.create(ruolo="x", azione="LETTURA", atto="x")
    set_profile_role(mondo.case_manager)

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_profile_can_neither_create_nor_truncate(mondo):
    set_profile_role(mondo.case_manager)

    for statement in ("CREATE TABLE x (y int)", "TRUNCATE patti_inclusione_caso CASCADE", "DROP TABLE ambiti_nucleo"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.asvs("8.3.1")
def test_nobody_can_be_made_a_superuser(mondo):
    with pytest.raises(DatabaseError, match="nobody_is_superuser"), transaction.atomic():
        Operatore.objects.update(is_superuser=True)


def test_a_row_of_history_costs_no_exception():
    found = rows(
        "SELECT proname FROM pg_proc WHERE proname IN ('_pgh_attach_context', '_pgtrigger_should_ignore') "
        "AND prosrc !~* 'exception'"
    )

    assert sorted(found) == [("_pgh_attach_context",), ("_pgtrigger_should_ignore",)]


def test_history_still_takes_its_context_and_can_still_be_silenced():
    person = make_operatore()

    Operatore.objects.filter(pk=person.pk).update(nome="Uno")
    with pghistory.context(reason="prova"):
        Operatore.objects.filter(pk=person.pk).update(nome="Due")
    with pgtrigger.ignore("accounts.Operatore:update_update"):
        Operatore.objects.filter(pk=person.pk).update(nome="Tre")

    found = list(person.events.order_by("pgh_id").values_list("nome", "pgh_context__metadata"))
    assert found[-2:] == [("Uno", None), ("Due", {"reason": "prova"})]
