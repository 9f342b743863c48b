import pytest
from django.http import Http404

from patti_inclusione.models import Riapertura
from patti_inclusione.permissions import CASI
from patti_inclusione.services import analisi, assegnazione
from patti_inclusione.services import riapertura as services
from rdc_platform.audit.stato import TransitionError
from tests.factories.analisi import make_completa
from tests.factories.spostamenti import ask_trasferimento, close_caso

pytestmark = pytest.mark.django_db
MOTIVO = "Erano stati esclusi per errore."


def reopen(mondo, caso):
    riapertura = services.ask_riapertura(caso, by=mondo.case_manager, motivo=MOTIVO)
    return services.approve_riapertura(riapertura, by=mondo.coordinatore)


def test_approve_riapertura_of_a_case_closed_before_the_analysis_lets_it_end_with_b(mondo):
    """Acceptance test 14."""
    mondo.caso.stato = "IN_ANALISI_PRELIMINARE"
    mondo.caso.save(update_fields=["stato"])
    make_completa(mondo.caso, mondo.case_manager, "B")
    close_caso(mondo.caso, "ESCLUSIONE_OBBLIGHI", "IN_ANALISI_PRELIMINARE")

    caso = reopen(mondo, mondo.caso)
    assert (caso.stato, caso.stato_prima, caso.motivo_chiusura) == ("DA_ASSEGNARE", "IN_ANALISI_PRELIMINARE", "")
    assegnazione.assign_caso(caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=caso.pk)
    analisi.finalize_analisi(caso, by=mondo.collega, revisione=caso.analisi.get().revisione)

    caso.refresh_from_db()
    assert (caso.stato, caso.esito_ap) == ("IN_DEFINIZIONE_PATTO", "B")


def test_approve_riapertura_takes_the_family_from_who_had_it(mondo):
    close_caso(mondo.caso, "ESCLUSIONE_OBBLIGHI", "CONVOCATO")

    caso = reopen(mondo, mondo.caso)

    assert (caso.stato_prima, caso.provenienza) == ("", "RIAPERTURA")
    assert not CASI.permitted(mondo.case_manager, "view_fascicolo").filter(pk=caso.pk).exists()
    assert not caso.assegnazioni.filter(al=None).exists()


def test_approve_riapertura_of_a_case_closed_during_a_transfer_goes_on_from_before_it(mondo):
    mondo.caso.stato = "PATTO_ATTIVO"
    mondo.caso.save(update_fields=["stato"])
    ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    close_caso(mondo.caso, "RINUNCIA", "IN_TRASFERIMENTO")

    assert reopen(mondo, mondo.caso).stato_prima == "PATTO_ATTIVO"


def test_ask_riapertura_twice_is_refused_and_of_an_open_case_too(mondo):
    with pytest.raises(TransitionError):
        services.ask_riapertura(mondo.caso, by=mondo.case_manager, motivo=MOTIVO)
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")
    services.ask_riapertura(mondo.caso, by=mondo.case_manager, motivo=MOTIVO)

    with pytest.raises(services.RiaperturaError):
        services.ask_riapertura(mondo.caso, by=mondo.coordinatore, motivo=MOTIVO)


def test_ask_riapertura_by_who_does_not_follow_the_family_is_not_there(mondo):
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")

    for chi in (mondo.collega, mondo.coordinatore_b, mondo.coordinatore_stagno):
        with pytest.raises(Http404):
            services.ask_riapertura(mondo.caso, by=chi, motivo=MOTIVO)


def test_approve_riapertura_by_the_case_manager_or_another_ambito_is_not_there(mondo):
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")
    riapertura = services.ask_riapertura(mondo.caso, by=mondo.case_manager, motivo=MOTIVO)

    for chi in (mondo.case_manager, mondo.coordinatore_b):
        with pytest.raises(Http404):
            services.approve_riapertura(riapertura, by=chi)


def test_refuse_riapertura_leaves_the_case_closed_and_one_answer_is_all(mondo):
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")
    riapertura = services.ask_riapertura(mondo.caso, by=mondo.case_manager, motivo=MOTIVO)

    services.refuse_riapertura(riapertura, by=mondo.coordinatore, motivo="La rinuncia è firmata.")

    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, Riapertura.objects.get().stato) == ("CHIUSO", "RESPINTA")
    with pytest.raises(services.RiaperturaError):
        services.approve_riapertura(riapertura, by=mondo.coordinatore)
