"""Writing, proposing, approving, withdrawing a report: each move, each refusal, and who may."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import Http404

from accounts import incarichi
from patti_inclusione.models import (
    AllegatoSegnalazione,
    ComunicazioneInps,
    Scadenza,
    Segnalazione,
)
from patti_inclusione.services import comunicazione
from patti_inclusione.services import segnalazione as services
from patti_inclusione.services import segnalazione_approvazione as approvazioni
from patti_inclusione.services.patto import ConflittoError
from patti_inclusione.services.segnalazione_bozze import impronta
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.patti import adulti_of
from tests.factories.segnalazioni import (
    MOTIVO,
    OGGI,
    fatto_of,
    make_approvata,
    make_assenza,
    make_bozza_e01,
    make_file,
    make_impegno_e08,
    make_proposta,
    make_richiamo,
    same_person_as_coordinatore,
    scritto,
)

RITARDO = 40  # days ago: past every tenth working day


@pytest.fixture
def bozza(mondo):
    return make_bozza_e01(mondo.caso, mondo.case_manager)


@pytest.fixture
def proposta(mondo):
    return make_proposta(mondo.caso, mondo.case_manager)


def now(segnalazione):
    return Segnalazione.objects.get(pk=segnalazione.pk)


def t06(segnalazione):
    return Scadenza.objects.filter(codice="T06", riferimento=segnalazione.pk).latest("pk")


def test_draft_segnalazione_takes_all_from_the_fact_and_starts_its_term(mondo, bozza):
    persona = adulti_of(mondo.caso)[0]

    assert (bozza.stato, bozza.tipo_evento, bozza.componente, bozza.progressivo) == ("BOZZA", "E01", persona, 1)
    assert bozza.data_evento == OGGI - timedelta(days=3)
    assert bozza.scadenza_invio == calendario.add_lavorativi(bozza.data_accertamento, 10, "D150")
    assert (t06(bozza).stato, t06(bozza).termine) == ("APERTA", bozza.scadenza_invio)
    assert (bozza.ordinale_stimato, bozza.effetto_stimato) == (1, "-1")
    assert bozza.autori == [mondo.case_manager.operatore_id]
    assert AccessoDato.objects.filter(atto="draft_segnalazione", oggetto_id=str(bozza.pk)).exists()


def test_draft_segnalazione_counts_the_patron_saint_of_the_comune_as_its_clock_does(mondo):
    giorno = date(2019, 11, 8)  # sant'Omobono of Cremona is the 13th
    fatto = replace(fatto_of(mondo.caso, "E09B"), componente=adulti_of(mondo.caso)[0])
    written = scritto(fatto, data_evento=giorno, data_accertamento=giorno)

    bozza = services.draft_segnalazione(mondo.caso, fatto, written, by=mondo.case_manager)

    assert bozza.scadenza_invio == t06(bozza).termine == date(2019, 11, 25)


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore"])
def test_draft_segnalazione_is_of_the_case_manager_of_the_case_alone(mondo, who):
    make_assenza(mondo.caso, adulti_of(mondo.caso)[0])
    fatto = fatto_of(mondo.caso)

    with pytest.raises((Http404, KeyError)):
        services.draft_segnalazione(mondo.caso, fatto, scritto(fatto), by=getattr(mondo, who))


def test_edit_segnalazione_makes_it_a_draft_again(mondo, proposta):
    fatto = fatto_of(mondo.caso)

    edited = services.edit_segnalazione(
        proposta,
        scritto(fatto, motivazione=f"{MOTIVO} E ancora."),
        by=mondo.case_manager,
        prima=impronta(proposta),
    )

    assert (now(edited).stato, now(edited).proposta_il) == ("BOZZA", None)
    assert now(edited).motivazione.endswith("E ancora.")


def test_edit_segnalazione_of_a_replaced_case_manager_keeps_both_as_authors(mondo, bozza):
    incarichi.grant(mondo.collega.accreditamento, [mondo.caso.nucleo])

    services.edit_segnalazione(bozza, scritto(fatto_of(mondo.caso)), by=mondo.collega, prima=impronta(bozza))

    assert now(bozza).autori == [mondo.case_manager.operatore_id, mondo.collega.operatore_id]
    assert approvazioni.is_autore(mondo.collega, now(bozza).autori)


def test_edit_segnalazione_once_approved_is_refused(mondo):
    approvata = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)

    with pytest.raises(TransitionError):
        services.edit_segnalazione(
            approvata, scritto(fatto_of(mondo.caso)), by=mondo.case_manager, prima=impronta(approvata)
        )


def test_edit_segnalazione_that_another_page_changed_meanwhile_is_a_conflict(mondo, bozza):
    prima = impronta(bozza)
    services.edit_segnalazione(
        bozza, scritto(fatto_of(mondo.caso), motivazione=f"{MOTIVO} Di qua."), by=mondo.case_manager, prima=prima
    )

    with pytest.raises(ConflittoError):
        services.edit_segnalazione(bozza, scritto(fatto_of(mondo.caso)), by=mondo.case_manager, prima=prima)

    assert now(bozza).motivazione.endswith("Di qua.")


def test_submit_segnalazione_asks_every_guard_again(mondo, bozza):
    bozza.convocazione.esiti.update(esito="ASSENTE_GIUSTIFICATO", motivo_giustificazione="FORZA_MAGGIORE")

    with pytest.raises(services.OstacoliError):
        services.submit_segnalazione(bozza, by=mondo.case_manager)

    assert now(bozza).stato == "BOZZA"


def test_a_late_report_goes_with_a_reason(mondo):
    bozza = make_bozza_e01(mondo.caso, mondo.case_manager, giorni_fa=RITARDO)

    with pytest.raises(services.OstacoliError) as refused:
        services.submit_segnalazione(bozza, by=mondo.case_manager)
    services.submit_segnalazione(bozza, by=mondo.case_manager, motivo_ritardo="Ero in malattia")

    assert refused.value.ostacoli[0].campo == "motivo_ritardo"
    assert (now(bozza).stato, now(bozza).motivo_ritardo) == ("IN_APPROVAZIONE", "Ero in malattia")


def test_approve_segnalazione_puts_it_on_its_way(mondo, proposta):
    approvazioni.approve_segnalazione(proposta, by=mondo.coordinatore)

    found, message = now(proposta), ComunicazioneInps.objects.get()
    assert (found.stato, found.approvata_da) == ("IN_CODA", mondo.coordinatore.accreditamento)
    assert (message.codice, message.riferimento, message.termine) == ("M07", found.pk, found.scadenza_invio)


def test_approve_segnalazione_that_became_late_waits_for_a_reason(mondo, proposta):
    Segnalazione.objects.filter(pk=proposta.pk).update(scadenza_invio=OGGI - timedelta(days=1))

    with pytest.raises(services.OstacoliError):
        approvazioni.approve_segnalazione(proposta, by=mondo.coordinatore)
    approvazioni.approve_segnalazione(proposta, by=mondo.coordinatore, motivo_ritardo="Coda lunga")

    assert now(proposta).motivo_ritardo == "Coda lunga"


@pytest.mark.parametrize("who", ["coordinatore_stagno", "coordinatore_b", "case_manager", "amministratore"])
def test_approve_segnalazione_is_of_the_coordinatore_of_that_comune(mondo, proposta, who):
    with pytest.raises(Http404):
        approvazioni.approve_segnalazione(proposta, by=getattr(mondo, who))


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_a_draft_is_not_the_coordinatores_to_decide(mondo, bozza, act):
    decide = {
        "approve": lambda: approvazioni.approve_segnalazione(bozza, by=mondo.coordinatore),
        "reject": lambda: approvazioni.reject_segnalazione(bozza, by=mondo.coordinatore, motivo="No"),
    }

    with pytest.raises(Http404):
        decide[act]()


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_who_wrote_it_does_not_decide_under_any_profile(mondo, proposta, act):
    stessa = same_person_as_coordinatore(mondo.case_manager, mondo.ambito_a)
    decide = {
        "approve": lambda: approvazioni.approve_segnalazione(proposta, by=stessa),
        "reject": lambda: approvazioni.reject_segnalazione(proposta, by=stessa, motivo="No"),
    }

    with pytest.raises(approvazioni.AutoreError):
        decide[act]()

    assert now(proposta).stato == "IN_APPROVAZIONE"


def test_reject_segnalazione_sends_it_back_with_a_reason(mondo, proposta):
    approvazioni.reject_segnalazione(proposta, by=mondo.coordinatore, motivo="Manca una data")

    assert (now(proposta).stato, now(proposta).motivo_rigetto) == ("RESPINTA", "Manca una data")
    services.submit_segnalazione(proposta, by=mondo.case_manager)
    assert (now(proposta).stato, now(proposta).motivo_rigetto) == ("IN_APPROVAZIONE", "")


def test_withdraw_segnalazione_before_it_leaves_tells_inps_nothing(mondo):
    approvata = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)

    services.withdraw_segnalazione(approvata, by=mondo.case_manager)

    message = ComunicazioneInps.objects.get()
    assert (now(approvata).stato, message.stato) == ("ANNULLATA", "RITIRATA")
    assert comunicazione.build_comunicazione(message.pk) is None
    assert t06(approvata).stato == "NON_DOVUTA"


def test_withdraw_segnalazione_once_sent_is_refused(mondo):
    approvata = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)
    comunicazione.build_comunicazione(ComunicazioneInps.objects.get().pk)

    with pytest.raises(TransitionError):
        services.withdraw_segnalazione(approvata, by=mondo.case_manager)


def test_a_fact_withdrawn_may_be_reported_again(mondo, bozza):
    services.withdraw_segnalazione(bozza, by=mondo.case_manager)
    fatto = fatto_of(mondo.caso)

    again = services.draft_segnalazione(mondo.caso, fatto, scritto(fatto), by=mondo.case_manager)

    assert (again.progressivo, again.stato) == (2, "BOZZA")


@pytest.mark.parametrize("tipo", ["E01", "E08"])
def test_of_a_health_commitment_no_attachment_is_shown(mondo, tipo):
    if tipo == "E08":
        make_richiamo(make_impegno_e08(mondo.caso, mondo.case_manager), mondo.case_manager)
    else:
        make_assenza(mondo.caso, adulti_of(mondo.caso)[0])
    fatto = fatto_of(mondo.caso, tipo)

    services.draft_segnalazione(
        mondo.caso, fatto, scritto(fatto), by=mondo.case_manager, allegato=make_file(), visibile=True
    )

    assert AllegatoSegnalazione.objects.get().visibile_coordinatore == (tipo == "E01")


# Day 8
