from datetime import timedelta

import pytest
from django.http import Http404

from patti_inclusione.models import PassaggioSostegno, Sostegno
from patti_inclusione.services import patto_revisione as revisioni
from patti_inclusione.services import patto_sostegni as services
from rdc_platform.audit.stato import TransitionError
from tests.factories.patti import OGGI, make_bozza, make_firmato


@pytest.fixture
def firmato(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


@pytest.fixture
def sostegno(firmato):
    return firmato.sostegni.get()


def move(mondo, sostegno, stato, giorno=OGGI, *, motivo="", by=None):
    return services.move_sostegno(sostegno, by=by or mondo.case_manager, stato=stato, giorno=giorno, motivo=motivo)


def test_move_sostegno_records_the_day_and_who(mondo, sostegno):
    moved = move(mondo, sostegno, "ATTIVATO", OGGI - timedelta(days=2))

    passaggio = PassaggioSostegno.objects.get()
    assert (moved.stato, moved.attivato_il) == ("ATTIVATO", OGGI - timedelta(days=2))
    assert (passaggio.da_stato, passaggio.a_stato) == ("PREVISTO", "ATTIVATO")
    assert passaggio.accreditamento == mondo.case_manager.accreditamento


@pytest.mark.parametrize("stato", ["IN_LISTA_ATTESA", "NON_DISPONIBILE"])
def test_move_sostegno_wants_a_reason_for_what_is_not_given(mondo, sostegno, stato):
    with pytest.raises(services.SostegnoError, match="Scrivi perché"):
        move(mondo, sostegno, stato, motivo="  ")

    assert move(mondo, sostegno, stato, motivo="Tre mesi di attesa").stato == stato


def test_move_sostegno_does_not_foresee(mondo, sostegno):
    with pytest.raises(services.SostegnoError, match="data futura"):
        move(mondo, sostegno, "ATTIVATO", OGGI + timedelta(days=1))


def test_move_sostegno_goes_only_where_it_may(mondo, sostegno):
    with pytest.raises(TransitionError):
        move(mondo, sostegno, "CONCLUSO")


def test_move_sostegno_waits_for_the_signature(mondo):
    bozza = make_bozza(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        move(mondo, bozza.sostegni.get(), "ATTIVATO")


def test_move_sostegno_of_another_is_not_found(mondo, sostegno):
    with pytest.raises(Http404):
        move(mondo, sostegno, "ATTIVATO", by=mondo.collega)


def test_move_sostegno_is_followed_by_its_copy_in_an_open_revision(mondo, firmato, sostegno):
    revisione = revisioni.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")

    move(mondo, sostegno, "ATTIVATO")

    assert Sostegno.objects.get(patto=revisione).stato == "ATTIVATO"
