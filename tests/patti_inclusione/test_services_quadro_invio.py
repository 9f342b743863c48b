"""Outcome D: the specialist service, its answer or its silence; and the provisional Patto."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import AnalisiPreliminare, EventoCaso, InvioSpecialistico, StatoCaso
from patti_inclusione.services import analisi_riapertura, quadro
from patti_inclusione.services import quadro_invio as services
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.norme.selectors import intero
from tests.factories import quadri

OGGI = calendario.today()


@pytest.fixture
def caso(mondo):
    return quadri.finish_analisi(mondo.caso, mondo.case_manager, "D")


def send(mondo, giorno=OGGI):
    invio = services.send_invio(mondo.caso, by=mondo.case_manager, ente="ASST di prova", inviato_il=giorno)
    mondo.caso.refresh_from_db()
    return invio


def test_send_invio_takes_person_and_service_from_the_analysis(mondo, caso):
    invio = send(mondo)

    analisi = AnalisiPreliminare.objects.get(caso=caso)
    assert (invio.servizio, invio.componente, invio.consenso) == ("CSM", analisi.componente, True)
    assert caso.stato == StatoCaso.INVIATO_SPECIALISTICO
    assert invio.attesa_fino_al == OGGI + timedelta(days=intero("INVIO_SPECIALISTICO_GG", OGGI))


def test_send_invio_wants_the_consent_of_who_is_not_followed_yet(mondo, caso):
    AnalisiPreliminare.objects.filter(caso=caso).update(consenso_invio=False)

    with pytest.raises(services.ConsensoError):
        send(mondo)


def test_send_invio_needs_no_consent_for_who_is_followed_already(mondo, caso):
    AnalisiPreliminare.objects.filter(caso=caso).update(consenso_invio=None, gia_in_carico=True)

    assert send(mondo).gia_in_carico


def test_send_invio_is_for_outcome_d_alone(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "C")

    with pytest.raises(TransitionError):
        send(mondo)


@pytest.mark.usefixtures("caso")
def test_send_invio_is_for_who_follows_the_family(mondo):
    with pytest.raises(Http404):
        services.send_invio(mondo.caso, by=mondo.collega, ente="x", inviato_il=OGGI)


@pytest.mark.usefixtures("caso")
@pytest.mark.parametrize("go_on", [services.start_provvisorio, quadro.start_quadro])
def test_a_case_waits_for_the_service_to_its_last_day(mondo, go_on):
    quadri.make_equipe(mondo.caso, mondo.case_manager)
    send(mondo, OGGI - timedelta(days=intero("INVIO_SPECIALISTICO_GG", OGGI)))

    with pytest.raises(TransitionError):
        go_on(mondo.caso, by=mondo.case_manager)


@pytest.mark.usefixtures("caso")
@pytest.mark.parametrize(
    ("go_on", "stato"),
    [
        (services.start_provvisorio, StatoCaso.IN_DEFINIZIONE_PATTO),
        (quadro.start_quadro, StatoCaso.IN_QUADRO_ANALISI),
    ],
)
@pytest.mark.parametrize("risponde", [True, False])
def test_a_case_goes_on_with_the_answer_or_after_the_last_day(mondo, go_on, stato, risponde):
    quadri.make_equipe(mondo.caso, mondo.case_manager)
    giorni = 0 if risponde else intero("INVIO_SPECIALISTICO_GG", OGGI) + 1
    invio = send(mondo, OGGI - timedelta(days=giorni))
    if risponde:
        services.record_risposta(mondo.caso, by=mondo.case_manager, risposta_il=OGGI, risposta="Preso in carico.")

    go_on(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    invio.refresh_from_db()
    assert (mondo.caso.stato, invio.concluso_il) == (stato, OGGI)


@pytest.mark.usefixtures("caso")
def test_record_risposta_keeps_its_text_off_the_time_line(mondo):
    send(mondo)

    services.record_risposta(mondo.caso, by=mondo.case_manager, risposta_il=OGGI, risposta="Zaffiro")

    assert InvioSpecialistico.objects.get().risposta == "Zaffiro"
    assert not EventoCaso.objects.filter(testo__contains="Zaffiro").exists()


@pytest.mark.usefixtures("caso")
def test_record_risposta_is_refused_before_the_sending(mondo):
    with pytest.raises(TransitionError):
        services.record_risposta(mondo.caso, by=mondo.case_manager, risposta_il=OGGI, risposta="x")


@pytest.mark.parametrize(("esito", "permesso"), [("B", False), ("C", True), ("D", True)])
def test_start_provvisorio_is_for_c_and_d(mondo, esito, permesso):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, esito)

    if permesso:
        services.start_provvisorio(mondo.caso, by=mondo.case_manager)
    else:
        with pytest.raises(TransitionError):
            services.start_provvisorio(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO


def test_a_provisional_patto_goes_back_to_the_quadro_to_be_completed(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    services.start_provvisorio(mondo.caso, by=mondo.case_manager)
    quadri.make_equipe(mondo.caso, mondo.case_manager)

    quadro.start_quadro(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_QUADRO_ANALISI


@pytest.mark.usefixtures("caso")
def test_reopen_analisi_ends_what_is_waited_for(mondo):
    invio = send(mondo)

    analisi_riapertura.reopen_analisi(mondo.caso, by=mondo.case_manager, motivo="Ha cambiato idea.")

    invio.refresh_from_db()
    assert invio.concluso_il == OGGI


@pytest.mark.usefixtures("caso")
@pytest.mark.parametrize("valori", [{"consenso": False}, {"risposta": "Detto senza giorno."}])
def test_the_database_refuses_a_sending_that_cannot_be(mondo, valori):
    invio = send(mondo)

    with pytest.raises(IntegrityError), transaction.atomic():
        InvioSpecialistico.objects.filter(pk=invio.pk).update(**valori)
