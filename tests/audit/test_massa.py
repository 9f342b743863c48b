"""Many rows in one statement."""

from uuid import uuid4

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from accounts.models import IncaricoComune, Ruolo
from patti_inclusione.models import Assegnazione, Caso
from rdc_platform.audit import massa
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import make_profilo

pytestmark = pytest.mark.django_db
RIGA = {"ruolo": "", "azione": "LETTURA", "atto": "prova", "oggetto_tipo": ""}


def test_insert_rows_writes_them_all_in_one_statement_with_the_defaults():
    keys = [uuid4() for _ in range(300)]

    with CaptureQueriesContext(connection) as asked:
        massa.insert_rows(AccessoDato, RIGA | {"oggetto_id": keys, "nucleo_id": [*keys[:299], None]})

    rows = list(AccessoDato.objects.filter(atto="prova"))
    assert len(asked) == 1
    assert ({row.oggetto_id for row in rows}, len({row.pk for row in rows})) == ({str(key) for key in keys}, 300)
    assert {(row.esito, row.categoria, row.operatore_id) for row in rows} == {("CONSENTITO", "", None)}
    assert [row.oggetto_id for row in rows if row.nucleo_id is None] == [str(keys[-1])]


def test_insert_rows_refuses_what_is_too_long_instead_of_cutting_it():
    with pytest.raises(DataError):
        massa.insert_rows(AccessoDato, RIGA | {"oggetto_id": ["x" * 41]})


def test_insert_rows_lets_what_is_there_already_stay(mondo):
    profilo = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)
    row = IncaricoComune.objects.filter(accreditamento=profilo.accreditamento_id)[0]
    same = {
        name: [getattr(row, name)] for name in ("accreditamento_id", "user_id", "permission_id", "content_object_id")
    }

    massa.insert_rows(IncaricoComune, same, ignore_conflicts=True)

    assert IncaricoComune.objects.filter(accreditamento=profilo.accreditamento_id).count() >= 1
    assert IncaricoComune.objects.filter(**{name: value for name, (value,) in same.items()}).get() == row


def test_among_finds_what_in_finds_with_one_value(mondo):
    keys = [mondo.caso.pk, mondo.caso_stagno.pk, uuid4()]

    with CaptureQueriesContext(connection) as asked:
        found = set(Caso.objects.filter(pk__among=keys))

    assert found == set(Caso.objects.filter(pk__in=keys)) == {mondo.caso, mondo.caso_stagno}
    assert "= ANY ('{" in asked[0]["sql"]
    assert set(Assegnazione.objects.filter(caso__pk__among=keys)) == set(mondo.caso.assegnazioni.all())
    assert not Caso.objects.filter(pk__among=[]).exists()
