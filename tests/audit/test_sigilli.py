import pytest

from rdc_platform.audit import sigilli
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import AccessoDato, Sigillo
from rdc_platform.audit.services import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed():
    """Five rows, sealed."""
    for n in range(5):
        record(f"atto{n}", by=Sistema("prova"))
    sigilli.seal()


def test_seal_chains_each_row_once(sealed):
    again = sigilli.seal()

    assert (again, Sigillo.objects.count()) == (0, 5)
    assert sigilli.verify() == sigilli.Verifica(5, None)


def test_verify_finds_a_row_changed_by_the_owner(sealed):
    third = Sigillo.objects.order_by("posizione")[2]
    AccessoDato.objects.filter(pk=third.accesso_id).update(atto="altro")

    assert sigilli.verify() == sigilli.Verifica(2, third.posizione)


def test_verify_finds_a_row_deleted_by_the_owner(sealed):
    second = Sigillo.objects.order_by("posizione")[1]
    AccessoDato.objects.filter(pk=second.accesso_id).delete()

    assert sigilli.verify() == sigilli.Verifica(1, second.posizione)


def test_seal_continues_the_chain_with_rows_that_came_later(sealed):
    record("dopo", by=Sistema("prova"))

    assert sigilli.seal() == 1
    assert sigilli.verify() == sigilli.Verifica(6, None)
