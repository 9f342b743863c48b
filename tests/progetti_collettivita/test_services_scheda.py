from uuid import uuid4

import pytest
from django.http import Http404

from accounts.models import Ruolo
from progetti_collettivita.models import BozzaPuc
from progetti_collettivita.services import scheda
from progetti_collettivita.services.puc import MancanteError, PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.persone import make_profilo
from tests.factories.puc import assign, make_attuatore, make_puc, sheet


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_puc


def edit(puc, by, **campi):
    responsabile = campi.pop("responsabile_puc", by.accreditamento_id)
    versione = campi.pop("versione", puc.versione)
    valori = {campo: getattr(puc, campo) for campo in scheda.CAMPI} | campi
    return scheda.edit_puc(puc, by=by, versione=versione, responsabile_puc=responsabile, **valori)


def test_create_puc_gives_the_next_code_of_the_comune_and_year(mondo, resp):
    anno = calendario.today().year
    altro = make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.stagno)

    codici = [scheda.create_puc(mondo.cremona, by=resp, titolo="Aiuto").codice_puc for _ in range(2)]
    codici.append(scheda.create_puc(mondo.stagno, by=altro, titolo="Aiuto").codice_puc)

    assert codici == [f"D150-{anno}-0001", f"D150-{anno}-0002", f"I935-{anno}-0001"]


def test_create_puc_of_a_comune_that_is_not_his_finds_nothing(mondo, resp):
    with pytest.raises(Http404):
        scheda.create_puc(mondo.stagno, by=resp, titolo="Aiuto")


def test_create_puc_of_the_whole_ambito_is_of_who_works_for_it(mondo, resp):
    dell_ambito = make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a)

    puc = scheda.create_puc(mondo.cremona, by=dell_ambito, titolo="Aiuto", insieme=True)
    assert puc.ambito_titolare == mondo.ambito_a
    for comune, by in ((mondo.cremona, resp), (mondo.stagno, dell_ambito)):
        with pytest.raises(PucError, match="capofila"):
            scheda.create_puc(comune, by=by, titolo="Aiuto", insieme=True)


def test_edit_puc_writes_a_draft_with_holes_and_drops_what_was_typed(mondo, resp):
    puc = scheda.create_puc(mondo.cremona, by=resp, titolo="Aiuto")
    assert scheda.keep_bozza(puc, by=resp, dati={"titolo": ["Aiu"]}, versione=0) == 1

    puc = edit(puc, resp, titolo="Aiuto in biblioteca", responsabile_puc=None)

    assert (puc.titolo, puc.versione, puc.responsabile_puc) == ("Aiuto in biblioteca", 2, None)
    assert not BozzaPuc.objects.exists()


@pytest.mark.parametrize("stato", ["IN_APPROVAZIONE", "CONCLUSO", "ANNULLATO"])
def test_edit_puc_and_keep_bozza_while_it_is_judged_or_over_are_refused(mondo, resp, stato):
    puc = make_puc(resp, mondo.cremona, stato)

    with pytest.raises(TransitionError):
        edit(puc, resp)
    with pytest.raises(TransitionError):
        scheda.keep_bozza(puc, by=resp, dati={}, versione=0)


def test_edit_puc_from_a_page_opened_before_is_refused(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA")

    with pytest.raises(VersioneError):
        edit(puc, resp, versione=puc.versione - 1)


def test_edit_puc_of_one_approved_may_not_leave_a_hole(mondo, resp):
    puc = make_puc(resp, mondo.cremona)

    with pytest.raises(MancanteError, match="che cosa si fa"):
        edit(puc, resp, descrizione_attivita="Poco")


def test_edit_puc_below_the_places_taken_is_refused(mondo, resp):
    puc = make_puc(resp, mondo.cremona)
    assign(puc, mondo.caso.nucleo.componenti.first(), quota="CPI")

    with pytest.raises(PucError, match="1 sono occupati") as refusal:
        edit(puc, resp, posti_cpi=0, posti_totali=3)
    assert refusal.value.campo == "posti_cpi"
    assert edit(puc, resp, posti_comune=0, posti_totali=2).posti_totali == 2


def test_edit_puc_after_the_first_proposal_keeps_its_area(mondo, resp):
    puc = make_puc(resp, mondo.cremona)
    puc = edit(puc, resp, ambito_attivita="SOCIALE")
    assign(puc, mondo.caso.nucleo.componenti.first(), "RIFIUTATO")

    with pytest.raises(PucError, match="non si cambia più"):
        edit(puc, resp, ambito_attivita="CULTURALE")


def test_edit_puc_wants_a_responsabile_of_its_comune(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA")
    for chi in (uuid4(), mondo.case_manager.accreditamento_id):
        with pytest.raises(PucError, match="Responsabile PUC"):
            edit(puc, resp, responsabile_puc=chi)


def test_keep_bozza_from_two_pages_loses_no_word(mondo, resp):
    puc = make_puc(resp, mondo.cremona, "BOZZA")
    scheda.keep_bozza(puc, by=resp, dati={"titolo": ["uno"]}, versione=0)

    with pytest.raises(VersioneError):
        scheda.keep_bozza(puc, by=resp, dati={"titolo": ["due"]}, versione=0)

    assert puc.bozza.dati == {"titolo": ["uno"]}
    scheda.discard_bozza(puc, by=resp)
    assert not BozzaPuc.objects.exists()


def test_duplicate_puc_takes_the_content_and_neither_days_nor_act_nor_persons(mondo, resp):
    puc = make_puc(resp, mondo.cremona, sedi=2)
    make_attuatore(puc)
    puc.sedi.first().orari.create(giorno_settimana=1, ora_inizio="09:00", ora_fine="12:00")
    puc.costi.create(voce="DPI", importo=10, fonte="ALTRO")
    assign(puc, mondo.caso.nucleo.componenti.first())

    copia = scheda.duplicate_puc(puc, by=resp)

    copia.refresh_from_db()
    assert (copia.stato, copia.duplicato_di, copia.codice_puc == puc.codice_puc) == ("BOZZA", puc, False)
    assert copia.descrizione_attivita == sheet()["descrizione_attivita"]
    assert (copia.data_inizio, copia.polizza_scadenza, copia.atto_data, copia.occupati_comune) == (None, None, None, 0)
    assert [copia.sedi.count(), copia.attuatori.count(), copia.costi.count()] == [2, 1, 1]
    assert [sede.orari.count() for sede in copia.sedi.all()] == [1, 0]
    assert puc.sedi.count() == 2


@pytest.mark.parametrize("stato", ["BOZZA", "IN_APPROVAZIONE", "ANNULLATO"])
def test_duplicate_puc_of_one_that_was_never_approved_is_refused(mondo, resp, stato):
    with pytest.raises(TransitionError):
        scheda.duplicate_puc(make_puc(resp, mondo.cremona, stato), by=resp)
