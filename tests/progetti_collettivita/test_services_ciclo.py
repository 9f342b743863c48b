from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from accounts.models import Ruolo
from progetti_collettivita.models import AssegnazionePuc
from progetti_collettivita.services import ciclo
from progetti_collettivita.services.puc import MancanteError, PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.pdf import PDF
from tests.factories.persone import make_profilo
from tests.factories.puc import assign, far_day, make_attuatore, make_puc


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_puc


def file():
    upload = SimpleUploadedFile("atto.pdf", PDF, "application/pdf")
    upload.tipo = "application/pdf"
    return upload


def approve(puc, resp, **campi):
    valori = {"atto_tipo": "DETERMINA", "atto_numero": "7", "atto_data": calendario.today(), "documento": file()}
    return ciclo.approve_puc(puc, by=resp, versione=puc.versione, **valori | campi)


def test_a_project_goes_from_draft_to_catalogue_and_to_its_end(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA")

    puc = ciclo.submit_puc(puc, by=resp, versione=puc.versione)
    puc = approve(puc, resp)
    puc = ciclo.activate_puc(puc, by=resp, versione=puc.versione)
    assert (puc.stato, puc.pubblico_in_catalogo) == ("ATTIVO", True)
    puc = ciclo.suspend_puc(puc, by=resp, versione=puc.versione, motivo="Lavori in sede")
    assert (puc.stato, puc.pubblico_in_catalogo) == ("SOSPESO", False)
    puc = ciclo.resume_puc(puc, by=resp, versione=puc.versione)
    puc = ciclo.publish_puc(puc, by=resp, versione=puc.versione, pubblico=False)
    assert (puc.stato, puc.pubblico_in_catalogo) == ("ATTIVO", False)
    puc = ciclo.conclude_puc(puc, by=resp, versione=puc.versione)

    assert puc.stato == "CONCLUSO"
    assert [each.a_stato for each in puc.eventi.order_by("pk") if each.a_stato] == [
        *("IN_APPROVAZIONE", "APPROVATO", "ATTIVO", "SOSPESO", "ATTIVO", "CONCLUSO"),
    ]


@pytest.mark.parametrize(
    ("campi", "detto"),
    [
        ({"finalita_obiettivi": "Poco"}, "a che cosa serve"),
        ({"dichiarazione_non_sostitutiva": False}, "non sostituisce"),
        ({"data_fine": None}, "quando finisce"),
        ({"ore_settimanali_min": None}, "ore minime"),
        ({"posti_totali": 0, "posti_comune": 0, "posti_cpi": 0, "posti_volontari": 0}, "quanti posti"),
        ({"responsabile_puc": None}, "Responsabile PUC"),
        ({"supervisore_recapito": ""}, "supervisore"),
    ],
)
def test_submit_puc_without_a_part_of_the_sheet_is_refused_and_says_which(mondo, resp, campi, detto):
    puc = make_puc(resp, mondo.cremona, "BOZZA", **campi)

    with pytest.raises(MancanteError, match=detto) as refusal:
        ciclo.submit_puc(puc, by=resp, versione=puc.versione)

    assert len(refusal.value.mancanze) == 1


def test_submit_puc_without_a_place_is_refused(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA", sedi=0)

    with pytest.raises(MancanteError, match="una sede"):
        ciclo.submit_puc(puc, by=resp, versione=puc.versione)


def test_submit_puc_with_a_responsabile_of_another_comune_is_refused(mondo, resp):
    altrove = make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.stagno)
    puc = make_puc(resp, mondo.cremona, "BOZZA", responsabile_puc=altrove.accreditamento)

    with pytest.raises(MancanteError, match="non è più attivo"):
        ciclo.submit_puc(puc, by=resp, versione=puc.versione)


def test_approve_puc_wants_an_act_that_is_already_signed(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "IN_APPROVAZIONE")

    with pytest.raises(PucError, match="futura"):
        approve(puc, resp, atto_data=far_day(1))


def test_return_puc_opens_the_sheet_again_with_the_reason(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "IN_APPROVAZIONE")

    puc = ciclo.return_puc(puc, by=resp, versione=puc.versione, motivo="Mancano le ore")

    assert (puc.stato, puc.motivo_stato) == ("BOZZA", "Mancano le ore")


@pytest.mark.parametrize(
    ("campi", "detto"),
    [
        ({"polizza_numero": ""}, "polizza RCT"),
        ({"polizza_scadenza": "ieri"}, "ne serve una valida"),
        ({"data_fine": "ieri"}, "sposta la fine"),
    ],
)
def test_activate_puc_without_cover_or_after_its_end_is_refused(mondo, resp, campi, detto):
    ieri = calendario.today() - timedelta(days=1)
    campi = {k: ieri if v == "ieri" else v for k, v in campi.items()}
    if "data_fine" in campi:
        campi["data_inizio"] = ieri - timedelta(days=30)
    if "polizza_scadenza" in campi:
        campi["polizza_inizio"] = ieri - timedelta(days=30)
    puc = make_puc(resp, mondo.cremona, "APPROVATO", **campi)

    with pytest.raises(MancanteError, match=detto):
        ciclo.activate_puc(puc, by=resp, versione=puc.versione)


@pytest.mark.parametrize(
    ("convenzione", "detto"),
    [
        ({}, "numero, data e scadenza"),
        ({"convenzione_scadenza": 100}, "prima della fine"),
        ({"convenzione_data": 5, "convenzione_scadenza": 300}, "dopo l'avvio"),
    ],
)
def test_activate_puc_wants_a_convention_that_holds_to_the_end(mondo, resp, convenzione, detto):
    puc = make_puc(resp, mondo.cremona, "APPROVATO")
    valori = {"convenzione_numero": "1", "convenzione_data": 0} | convenzione if convenzione else {}
    make_attuatore(puc, **{k: far_day(v) if isinstance(v, int) else v for k, v in valori.items()})

    with pytest.raises(MancanteError, match=detto):
        ciclo.activate_puc(puc, by=resp, versione=puc.versione)


def test_activate_puc_asks_no_convention_of_a_comune(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "APPROVATO")
    make_attuatore(puc, tipo="COMUNE")

    assert ciclo.activate_puc(puc, by=resp, versione=puc.versione).stato == "ATTIVO"


def test_suspend_puc_suspends_who_takes_part_and_resume_puc_takes_them_back_but_the_ill(mondo, resp):
    puc = make_puc(resp, mondo.cremona)
    attiva = assign(puc, persona(mondo.caso), "ATTIVO")
    malata = assign(puc, persona(mondo.caso_stagno), "SOSPESO")

    puc = ciclo.suspend_puc(puc, by=resp, versione=puc.versione, motivo="Lavori in sede")
    assert stati() == {attiva.pk: "SOSPESO", malata.pk: "SOSPESO"}
    ciclo.resume_puc(puc, by=resp, versione=puc.versione)

    assert stati() == {attiva.pk: "ATTIVO", malata.pk: "SOSPESO"}


def test_conclude_puc_with_somebody_on_it_wants_a_reason_and_ends_them_all(mondo, resp):
    puc = make_puc(resp, mondo.cremona)
    attiva, proposta = assign(puc, persona(mondo.caso), "ATTIVO"), assign(puc, persona(mondo.caso_stagno))

    with pytest.raises(PucError, match="2 persone"):
        ciclo.conclude_puc(puc, by=resp, versione=puc.versione)
    puc = ciclo.conclude_puc(puc, by=resp, versione=puc.versione, motivo="La sede chiude")

    assert stati() == {attiva.pk: "INTERROTTO", proposta.pk: "RITIRATO"}
    attiva.refresh_from_db()
    assert attiva.motivo_interruzione == "PROGETTO_CHIUSO"
    puc.refresh_from_db()
    assert puc.occupati_comune == 0


@pytest.mark.parametrize("stato", ["ATTIVO", "SOSPESO", "CONCLUSO"])
def test_cancel_puc_after_the_start_is_refused(mondo, resp, stato):
    puc = make_puc(resp, mondo.cremona, stato)

    with pytest.raises(TransitionError):
        ciclo.cancel_puc(puc, by=resp, versione=puc.versione, motivo="Non serve più")


@pytest.mark.parametrize(
    ("act", "stato"),
    [("submit_puc", "APPROVATO"), ("activate_puc", "BOZZA"), ("resume_puc", "CONCLUSO"), ("conclude_puc", "BOZZA")],
)
def test_an_act_in_another_state_is_refused(mondo, resp, act, stato):
    puc = make_puc(resp, mondo.cremona, stato)

    with pytest.raises(TransitionError):
        getattr(ciclo, act)(puc, by=resp, versione=puc.versione)


def test_an_act_from_a_page_opened_before_is_refused(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA")

    with pytest.raises(VersioneError):
        ciclo.submit_puc(puc, by=resp, versione=puc.versione - 1)


def test_an_act_of_another_comune_finds_nothing(mondo):
    altrove = make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.stagno)
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, "BOZZA")

    with pytest.raises(Http404):
        ciclo.submit_puc(puc, by=altrove, versione=puc.versione)


def persona(caso):
    return caso.nucleo.componenti.first()


def stati() -> dict:
    return dict(AssegnazionePuc.objects.values_list("pk", "stato"))
