"""A query compiled once answers as the query itself, for whatever is asked after."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ambiti.models import Componente, Nucleo
from rdc_platform.audit.pronte import Pronta

pytestmark = pytest.mark.django_db
POSTO = UUID(int=1)


def persone(nucleo):
    return Componente.objects.filter(nucleo=nucleo).select_related("nucleo").order_by("pk")


@pytest.fixture
def pronta():
    return Pronta(persone, nucleo=POSTO)


def test_read_gives_what_the_query_gives_for_one_and_then_for_another(mondo, pronta):
    for caso in (mondo.caso, mondo.caso_b, mondo.caso):
        found, whole = pronta.read(nucleo=caso.nucleo_id), list(persone(caso.nucleo_id))

        assert found == whole != []
        assert [row.nucleo.protocollo_inps for row in found] == [row.nucleo.protocollo_inps for row in whole]


def test_read_asks_once_and_compiles_nothing(mondo, pronta, monkeypatch):
    pronta.read(nucleo=mondo.caso.nucleo_id)
    monkeypatch.setattr(pronta, "_build", None)

    with CaptureQueriesContext(connection) as asked:
        pronta.read(nucleo=mondo.caso_b.nucleo_id)

    assert len(asked) == 1
    assert str(POSTO) not in asked[0]["sql"]


def test_read_of_values_gives_them_as_python_has_them(mondo):
    pronta = Pronta(
        lambda nucleo: Nucleo.objects.filter(pk=nucleo).values("pk", "avvisi", "data_domanda"), nucleo=POSTO
    )

    assert pronta.read(nucleo=mondo.caso.nucleo_id) == list(
        Nucleo.objects.filter(pk=mondo.caso.nucleo_id).values("pk", "avvisi", "data_domanda")
    )


def test_read_refuses_a_place_that_the_query_does_not_have():
    def without(nucleo, giorno):
        return persone(nucleo) if giorno else None

    with pytest.raises(LookupError, match="giorno"):
        Pronta(without, nucleo=POSTO, giorno=UUID(int=2)).read(nucleo=UUID(int=3), giorno=UUID(int=4))
