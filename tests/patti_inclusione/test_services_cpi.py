"""Outcome A, or a Patto that came to be about work alone: who is sent to the Centro per l'impiego; the recall."""

from datetime import date

import pytest
from django.http import Http404

from patti_inclusione.models import AnalisiPreliminare, Caso, InvioCpi, ObiettivoGenerale, Scadenza, StatoCaso
from patti_inclusione.services import cpi as services
from patti_inclusione.services import cpi_invio
from patti_inclusione.services import cpi_messaggio as messaggi
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from tests.factories import patti, quadri
from tests.factories.cpi import deliver, forget, make_eta, received


@pytest.fixture
def caso(mondo):
    return quadri.finish_analisi(mondo.caso, mondo.case_manager, "A")


@pytest.fixture
def patto(mondo):
    """A Patto in force whose needs are of work alone."""
    found = patti.make_firmato(mondo.caso, mondo.case_manager)
    ObiettivoGenerale.objects.update(area="LAVORO")
    mondo.caso.refresh_from_db()
    return found


def send(mondo):
    return services.send_cpi(mondo.caso, by=mondo.case_manager)


def send_dal_patto(mondo, **valori):
    persone = [patti.adulti_of(mondo.caso)[0].pk]
    valori = {"cpi": "Cremona", "persone": persone, "perche": "Resta da cercare un lavoro.", **valori}
    return services.send_cpi_dal_patto(mondo.caso, by=mondo.case_manager, **valori)


@pytest.mark.usefixtures("caso")
def test_send_cpi_starts_t03(mondo):
    send(mondo)

    assert Scadenza.objects.get(caso=mondo.caso, codice="T03").stato == "APERTA"
    assert Caso.objects.get(pk=mondo.caso.pk).stato == StatoCaso.INVIATO_CPI


@pytest.mark.usefixtures("caso")
def test_a_recall_before_it_leaves_sends_nothing(mondo, anpal):
    send(mondo)

    services.recall_cpi(mondo.caso, by=mondo.case_manager)
    deliver()

    assert received(anpal) == {}
    assert InvioCpi.objects.get().stato == "RICHIAMATO"
    assert AnalisiPreliminare.objects.filter(caso=mondo.caso, stato="BOZZA", esito="A").count() == 1
    assert Caso.objects.get(pk=mondo.caso.pk).stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert Scadenza.objects.get(caso=mondo.caso, codice="T03").stato == "NON_DOVUTA"


@pytest.mark.usefixtures("caso")
def test_a_recall_after_it_left_is_refused(mondo):
    messaggi.build_rinvio(send(mondo).pk)

    with pytest.raises(TransitionError):
        services.recall_cpi(mondo.caso, by=mondo.case_manager)


@pytest.mark.usefixtures("caso")
@pytest.mark.parametrize("act", [services.send_cpi, services.recall_cpi])
def test_the_cpi_is_for_who_follows_the_family(mondo, act):
    with pytest.raises(Http404):
        act(mondo.caso, by=mondo.collega)


def test_send_cpi_is_for_outcome_a_alone(mondo):
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "C")

    with pytest.raises(TransitionError):
        send(mondo)


@pytest.mark.usefixtures("caso")
@pytest.mark.parametrize(("nascita", "va"), [((-18, 0), True), ((-18, 1), False), ((-30, 1), True), ((-30, 0), False)])
def test_send_cpi_makes_the_young_known_in_any_case(mondo, monkeypatch, nascita, va):
    monkeypatch.setattr(services.calendario, "today", lambda: date(2026, 6, 10))
    AnalisiPreliminare.objects.get(caso=mondo.caso).componenti_interessati.clear()
    anni, giorni = nascita
    mondo.caso.nucleo.componenti.update(data_nascita=date(2026 + anni, 6, 10 + giorni))

    if va:
        assert send(mondo).componenti.exists()
    else:
        with pytest.raises(services.CpiError):
            send(mondo)


@pytest.mark.usefixtures("patto")
def test_from_a_patto_the_receipt_closes_the_case_and_ends_it(mondo, anpal):
    send_dal_patto(mondo)

    deliver()

    mondo.caso.refresh_from_db()
    assert len(received(anpal)) == 1
    assert (mondo.caso.stato, mondo.caso.motivo_chiusura) == (StatoCaso.CHIUSO, "INVIO_CPI")
    assert not mondo.caso.patti.filter(stato="ATTIVO").exists()


@pytest.mark.usefixtures("patto")
def test_from_a_patto_a_recall_leaves_it_in_force(mondo):
    send_dal_patto(mondo)

    services.recall_cpi(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.PATTO_ATTIVO
    assert mondo.caso.patti.filter(stato="ATTIVO").exists()


def test_from_a_patto_with_results_of_other_areas_nobody_goes(mondo, patto):
    ObiettivoGenerale.objects.filter(patto=patto).update(area="ABITATIVA")

    with pytest.raises(services.CpiError):
        send_dal_patto(mondo)


@pytest.mark.usefixtures("patto")
def test_from_a_patto_somebody_of_another_family_does_not_go(mondo):
    with pytest.raises(services.CpiError):
        send_dal_patto(mondo, persone=[mondo.caso_b.nucleo.componenti.first().pk])


@pytest.mark.usefixtures("caso")
def test_send_cpi_dal_patto_is_for_a_patto_in_force(mondo):
    with pytest.raises(TransitionError):
        send_dal_patto(mondo)


def test_after_another_outcome_the_young_are_made_known_and_the_family_stays(mondo, anpal):
    giovane = make_eta(mondo.caso, 20)

    quadri.finish_analisi(mondo.caso, mondo.case_manager, "B")
    deliver()

    body = {"comune": mondo.caso.nucleo.comune_id, "codici_fiscali": [giovane.codice_fiscale]}
    assert list(received(anpal).values()) == [body]
    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO
    assert InvioCpi.objects.get().stato == "RICEVUTO"


def test_after_another_outcome_without_young_nobody_is_named(mondo):
    mondo.caso.nucleo.componenti.update(data_nascita=date(1970, 1, 1))

    quadri.finish_analisi(mondo.caso, mondo.case_manager, "B")

    assert not InvioCpi.objects.exists()


def test_who_comes_of_age_is_made_known_at_night_once(mondo):
    mondo.caso.nucleo.componenti.update(data_nascita=date(1970, 1, 1))
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "B")
    giovane = make_eta(mondo.caso, 18)

    for _ in range(2):
        for pk in list(messaggi.list_casi_da_dire(calendario.today()).values_list("pk", flat=True)):
            messaggi.tell_cresciuti(pk)

    invio = InvioCpi.objects.get()
    assert (invio.tipo, invio.creato_da, list(invio.componenti.all())) == ("GIOVANI", None, [giovane])


def test_a_refusal_of_the_young_moves_nothing(mondo, anpal):
    giovane = make_eta(mondo.caso, 20)
    quadri.finish_analisi(mondo.caso, mondo.case_manager, "B")
    forget(anpal, giovane.codice_fiscale)

    deliver()

    mondo.caso.refresh_from_db()
    assert InvioCpi.objects.get().stato == "RIFIUTATO"
    assert mondo.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO
    assert cpi_invio.tell_giovani(mondo.caso, by=mondo.case_manager) is None
