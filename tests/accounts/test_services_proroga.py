import pytest
from django.http import Http404

from accounts.models import Accreditamento, Operatore, Ruolo
from accounts.services.proroga import Contratto, extend_accreditamento
from accounts.services.regole import RegolaError
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import make_profilo
from tests.factories.vita import days, write


@pytest.fixture
def row(mondo) -> Accreditamento:
    """Active until its contract ends, in ten days."""
    row = write(mondo.case_manager, valido_al=days(10))
    Operatore.objects.filter(pk=row.operatore_id).update(contratto_fino_al=days(10))
    return row


def extend(row, mondo, **values) -> Accreditamento:
    extend_accreditamento(row, by=mondo.amministratore, testo="Contratto rinnovato", **values)
    return Accreditamento.objects.get(pk=row.pk)


def test_extend_accreditamento_moves_the_last_day_with_the_contract(mondo, row):
    row = extend(row, mondo, valido_al=days(90), contratto=Contratto(days(100)))

    assert (row.valido_al, row.motivo_testo) == (days(90), "Contratto rinnovato")
    assert row.operatore.contratto_fino_al == days(100)
    assert AccessoDato.objects.filter(atto="extend_accreditamento", oggetto_id=str(row.pk)).count() == 1


def test_extend_accreditamento_of_who_became_permanent_has_no_end(mondo, row):
    row = extend(row, mondo, valido_al=None, contratto=Contratto(None))

    assert (row.valido_al, row.operatore.contratto_fino_al) == (None, None)


def test_extend_accreditamento_on_its_last_day_is_done(mondo, row):
    write(row, valido_al=days(0))

    assert extend(row, mondo, valido_al=days(10)).valido_al == days(10)


def test_extend_accreditamento_after_its_last_day_is_refused(mondo, row):
    write(row, valido_al=days(-1))

    with pytest.raises(RegolaError, match="già passato"):
        extend(row, mondo, valido_al=days(10))


def test_extend_accreditamento_beyond_the_contract_is_refused(mondo, row):
    with pytest.raises(RegolaError, match="Il contratto finisce"):
        extend(row, mondo, valido_al=days(11))


def test_extend_accreditamento_without_an_end_beside_a_contract_with_one_is_refused(mondo, row):
    with pytest.raises(RegolaError, match="Il contratto finisce"):
        extend(row, mondo, valido_al=None)


@pytest.mark.parametrize("count", [10, 9, -1])
def test_extend_accreditamento_to_no_later_day_is_refused(mondo, row, count):
    with pytest.raises(RegolaError) as found:
        extend(row, mondo, valido_al=days(count))

    assert found.value.campo == "valido_al"


def test_extend_accreditamento_that_has_no_end_is_refused(mondo):
    with pytest.raises(RegolaError, match="non ha una fine"):
        extend(mondo.case_manager.accreditamento, mondo, valido_al=days(10))


def test_extend_accreditamento_leaves_the_contract_that_another_ambito_relies_on(mondo, row):
    make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_b, operatore=row.operatore)

    with pytest.raises(RegolaError) as found:
        extend(row, mondo, valido_al=days(90), contratto=Contratto(days(100)))

    assert (found.value.campo, "Bologna" in str(found.value)) == ("contratto_fino_al", False)


@pytest.mark.parametrize("fine", [9, -400])
def test_extend_accreditamento_never_shortens_the_contract(mondo, row, fine):
    with pytest.raises(RegolaError, match="viene prima"):
        extend(row, mondo, valido_al=days(20), contratto=Contratto(days(fine)))


def test_extend_accreditamento_of_another_ambito_is_not_there(mondo, row):
    with pytest.raises(Http404):
        extend_accreditamento(row, by=mondo.amministratore_b, valido_al=days(10), testo="x")


def test_extend_accreditamento_is_not_the_ministrys(mondo, row):
    with pytest.raises(Http404):
        extend_accreditamento(row, by=mondo.ministero, valido_al=days(10), testo="x")
