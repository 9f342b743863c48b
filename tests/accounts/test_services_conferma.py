from time import perf_counter
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from accounts.models import Accreditamento, Livello, Ruolo
from accounts.services.conferma import confirm_accreditamenti
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import make_operatore
from tests.factories.vita import days, write


def confirmed() -> set:
    return set(Accreditamento.objects.filter(confermato_il=days(0)).values_list("pk", flat=True))


def test_confirm_accreditamenti_writes_the_day_and_the_register(mondo):
    keys = {mondo.case_manager.accreditamento_id, mondo.collega.accreditamento_id}

    assert confirm_accreditamenti(keys, by=mondo.amministratore) == 2

    assert confirmed() == keys
    acts = AccessoDato.objects.filter(atto="confirm_accreditamento", operatore_id=mondo.amministratore.operatore_id)
    assert {each.oggetto_id for each in acts} == {str(key) for key in keys}


@pytest.mark.parametrize("name", ["case_manager_b", "amministratore", "ministero"])
def test_confirm_accreditamenti_of_who_is_not_his_confirms_nobody(mondo, name):
    keys = {mondo.case_manager.accreditamento_id, getattr(mondo, name).accreditamento_id}

    with pytest.raises(Http404):
        confirm_accreditamenti(keys, by=mondo.amministratore)

    assert confirmed() == set()


def test_confirm_accreditamenti_of_what_does_not_exist_confirms_nobody(mondo):
    with pytest.raises(Http404):
        confirm_accreditamenti({mondo.case_manager.accreditamento_id, uuid4()}, by=mondo.amministratore)


@pytest.mark.parametrize(
    "values", [{"stato": "SOSPESO", "motivo_stato": "ALTRO"}, {"stato": "RICHIESTO"}, {"valido_al": days(-1)}]
)
def test_confirm_accreditamenti_leaves_who_was_closed_meanwhile(mondo, values):
    write(mondo.collega, **values)
    keys = {mondo.case_manager.accreditamento_id, mondo.collega.accreditamento_id}

    assert confirm_accreditamenti(keys, by=mondo.amministratore) == 1
    assert confirmed() == {mondo.case_manager.accreditamento_id}


def test_confirm_accreditamenti_of_two_hundred_takes_the_same_statements_and_no_time(mondo):
    make = {"ruolo": Ruolo.CASE_MANAGER, "livello": Livello.AMBITO, "ambito": mondo.ambito_a, "stato": "ATTIVO"}
    rows = [Accreditamento(operatore=make_operatore(), valido_dal=days(-9), **make) for _ in range(200)]
    keys = {row.pk for row in Accreditamento.objects.bulk_create(rows)}
    with CaptureQueriesContext(connection) as one:
        confirm_accreditamenti({mondo.case_manager.accreditamento_id}, by=mondo.amministratore)
    began = perf_counter()

    with CaptureQueriesContext(connection) as many:
        assert confirm_accreditamenti(keys, by=mondo.amministratore) == 200

    assert len(many) == len(one)
    assert perf_counter() - began < 2
