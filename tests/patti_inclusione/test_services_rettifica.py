"""Corrections of reports already sent: what changes, who approves, and that the original stays."""

from datetime import timedelta

import pytest
from django.http import Http404

from patti_inclusione.models import ComunicazioneInps, Rettifica, Segnalazione
from patti_inclusione.services import comunicazione
from patti_inclusione.services import rettifica as services
from patti_inclusione.services.segnalazione_approvazione import AutoreError
from rdc_platform.audit.stato import TransitionError
from tests.factories.patti import adulti_of
from tests.factories.segnalazioni import OGGI, make_approvata, same_person_as_coordinatore

GIORNO = timedelta(days=1)


@pytest.fixture
def inviata(mondo):
    segnalazione = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)
    comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)
    return Segnalazione.objects.get(pk=segnalazione.pk)


@pytest.fixture
def proposta(mondo, inviata):
    return services.propose_rettifica(inviata, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="DOPPIONE")


def correct(mondo, segnalazione, **giusto):
    return services.propose_rettifica(
        segnalazione,
        by=mondo.case_manager,
        tipo="CORREZIONE_DATI",
        motivo="ERRORE_DATA",
        giusto=services.Giusto(**giusto),
    )


def test_propose_rettifica_keeps_only_what_changes(mondo, inviata):
    rettifica = correct(
        mondo, inviata, data_evento=inviata.data_evento, data_accertamento=OGGI, componente=inviata.componente
    )

    assert (rettifica.componente, rettifica.data_evento, rettifica.data_accertamento) == (None, None, OGGI)


def test_propose_rettifica_that_changes_nothing_is_refused(mondo, inviata):
    with pytest.raises(services.RettificaError, match="Scrivi che cosa cambia"):
        correct(mondo, inviata, data_evento=inviata.data_evento)


@pytest.mark.parametrize("giusto", [{"data_accertamento": OGGI + GIORNO}, {"data_accertamento": OGGI - 90 * GIORNO}])
def test_propose_rettifica_wants_its_days_in_order(mondo, inviata, giusto):
    with pytest.raises(services.RettificaError, match="in ordine"):
        correct(mondo, inviata, **giusto)


def test_propose_rettifica_names_a_person_of_the_family(mondo, inviata):
    with pytest.raises(services.RettificaError, match="di questa famiglia"):
        correct(mondo, inviata, componente=adulti_of(mondo.caso_b)[0])


def test_propose_rettifica_of_a_report_not_sent_yet_is_refused(mondo):
    approvata = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)

    with pytest.raises(TransitionError):
        services.propose_rettifica(approvata, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="ALTRO")


def test_one_rettifica_at_a_time(mondo, inviata, proposta):
    with pytest.raises(TransitionError):
        services.propose_rettifica(inviata, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="ALTRO")


def test_approve_rettifica_is_of_another_person(mondo, proposta):
    with pytest.raises(AutoreError):
        services.approve_rettifica(proposta, by=same_person_as_coordinatore(mondo.case_manager, mondo.ambito_a))

    services.approve_rettifica(proposta, by=mondo.coordinatore)
    assert Rettifica.objects.get().stato == "IN_CODA"
    assert ComunicazioneInps.objects.get(codice="M14").riferimento == proposta.pk


@pytest.mark.parametrize("who", ["coordinatore_stagno", "coordinatore_b", "case_manager"])
def test_approve_rettifica_is_of_the_coordinatore_of_that_comune(mondo, proposta, who):
    with pytest.raises(Http404):
        services.approve_rettifica(proposta, by=getattr(mondo, who))


def test_reject_rettifica_leaves_the_report_as_inps_has_it(mondo, inviata, proposta):
    services.reject_rettifica(proposta, by=mondo.coordinatore, motivo="È giusta così")

    inviata.refresh_from_db()
    assert (Rettifica.objects.get().stato, inviata.stato) == ("RESPINTA", "INVIATA")
    assert not ComunicazioneInps.objects.filter(codice="M14").exists()
    with pytest.raises(TransitionError):
        services.approve_rettifica(proposta, by=mondo.coordinatore)
