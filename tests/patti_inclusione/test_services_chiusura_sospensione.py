"""Suspending a case and going on with it."""

from datetime import timedelta

import pytest

from patti_inclusione.models import (
    Caso,
    DatiEconomici,
    Sospensione,
    StatoCaso,
    StatoScadenza,
)
from patti_inclusione.services import chiusura as services
from patti_inclusione.services import chiusura_sospensione as sospensioni
from patti_inclusione.services.chiusura import ChiusuraError
from rdc_platform.audit.stato import TransitionError
from tests.factories.patti import OGGI, make_firmato


def fresh(caso):
    return Caso.objects.select_related("nucleo").get(pk=caso.pk)


def close(caso, by, motivo="ALTRO", nota="Una nota"):
    return services.close_caso(caso, by=by, motivo=motivo, nota=nota, versione=fresh(caso).versione)


def suspend(caso, by, **values):
    defaults = {"motivo": "RICOVERO", "dal": OGGI, "versione": fresh(caso).versione}
    return sospensioni.suspend_caso(caso, by=by, **(defaults | values))


def in_corso(caso):
    DatiEconomici.objects.filter(nucleo=caso.nucleo).update(decorrenza=OGGI)


@pytest.fixture(autouse=True)
def beneficio_in_corso(mondo):
    in_corso(mondo.caso)


@pytest.mark.parametrize("stato", ["ASSEGNATO", "CONVOCATO", "IN_ANALISI_PRELIMINARE", "IN_REVISIONE", "INVIATO_CPI"])
def test_suspend_caso_and_resume_goes_on_from_where_it_was(mondo, stato):
    Caso.objects.filter(pk=mondo.caso.pk).update(stato=stato)

    suspend(mondo.caso, mondo.case_manager)
    assert fresh(mondo.caso).stato == StatoCaso.SOSPESO
    sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)

    assert fresh(mondo.caso).stato == stato
    assert Sospensione.objects.get().al == OGGI


def test_suspend_caso_clears_the_plan_and_resume_makes_it_again(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    before = mondo.caso.incontri.count()

    suspend(mondo.caso, mondo.case_manager)
    during = mondo.caso.incontri.count()
    sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)

    assert (during, mondo.caso.incontri.count()) == (0, before)
    assert mondo.caso.scadenze.get(codice="T04").stato == StatoScadenza.APERTA


@pytest.mark.parametrize(
    "values", [{"dal": OGGI + timedelta(days=1)}, {"motivo": "ALTRO", "nota": ""}], ids=["future", "no reason"]
)
def test_suspend_caso_refuses_what_is_not_so(mondo, values):
    with pytest.raises(ChiusuraError):
        suspend(mondo.caso, mondo.case_manager, **values)


def test_suspend_caso_twice_is_refused(mondo):
    suspend(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        suspend(mondo.caso, mondo.case_manager)


def test_resume_caso_that_is_not_suspended_is_refused(mondo):
    with pytest.raises(TransitionError):
        sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=OGGI, versione=fresh(mondo.caso).versione)


def test_resume_caso_before_it_was_suspended_is_refused(mondo):
    suspend(mondo.caso, mondo.case_manager)
    ieri = OGGI - timedelta(days=1)

    with pytest.raises(ChiusuraError):
        sospensioni.resume_caso(mondo.caso, by=mondo.case_manager, al=ieri, versione=fresh(mondo.caso).versione)


def test_close_caso_ends_its_suspension(mondo):
    suspend(mondo.caso, mondo.case_manager)

    close(mondo.caso, mondo.case_manager)

    assert Sospensione.objects.get().al == OGGI
