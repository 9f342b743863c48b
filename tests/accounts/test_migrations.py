"""Rows older than their history: the migration begins it with the accreditation they come from."""

from importlib import import_module

from django.db import connection

from accounts.intervalli import Intervallo
from accounts.selectors.storia import Bersaglio, eventi, tenute
from ambiti.models import Comune, Nucleo

MIGRATION = import_module("accounts.migrations.0007_inizio_della_storia")


def test_seed_begins_the_history_of_rows_that_have_none_and_leaves_the_others(mondo):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_incariconucleoevent WHERE content_object_id = %s", [mondo.caso.nucleo_id])
        before = eventi(Comune).count()
        for operation in MIGRATION.Migration.operations[:3]:
            cursor.execute(operation.sql)

    [tenuta] = tenute([Bersaglio(Nucleo, [mondo.caso.nucleo_id])])
    assert tenuta.accreditamento_id == mondo.case_manager.accreditamento_id
    assert tenuta.periodo == Intervallo(
        type(mondo.case_manager.accreditamento).objects.get(pk=tenuta.accreditamento_id).creato_il
    )
    assert eventi(Comune).count() == before
