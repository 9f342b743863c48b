"""The final evaluation of a Patto, which closes the case."""

import pytest

from patti_inclusione.models import (
    Caso,
    DatiEconomici,
    Patto,
    StatoCaso,
    ValutazioneFinale,
)
from patti_inclusione.selectors.valutazione import condizioni_iniziali, finali
from patti_inclusione.services import valutazione as valutazioni
from patti_inclusione.services.chiusura import ChiusuraError
from rdc_platform.audit.stato import TransitionError
from tests.factories.incontri import make_svolto, make_verbale
from tests.factories.patti import OGGI, make_firmato


def fresh(caso):
    return Caso.objects.select_related("nucleo").get(pk=caso.pk)


def conclude(caso, by, **values):
    patto = Patto.objects.get(caso=caso)
    esiti = {obiettivo.pk: ("RAGGIUNTO", "LIVELLO_ADEGUATO") for obiettivo in patto.obiettivi.all()}
    defaults = {
        "versione": fresh(caso).versione,
        "esiti": esiti,
        "condizioni": {},
        "motivo_chiusura": "CONCLUSIONE_PERCORSO",
        "uscita": "OCCUPAZIONE",
        "valutazione_cm": "È andata bene.",
    }
    return valutazioni.conclude_valutazione(caso, by=by, **(defaults | values))


def in_corso(caso):
    DatiEconomici.objects.filter(nucleo=caso.nucleo).update(decorrenza=OGGI)


def uscita(caso):
    caso.differenze.create(lotto="prova", tipo="USCITO", campo="componente")


@pytest.fixture(autouse=True)
def beneficio_in_corso(mondo):
    in_corso(mondo.caso)


def test_conclude_valutazione_closes_the_case_with_all_that_is_known(mondo):
    incontro = make_svolto(mondo.caso, mondo.case_manager)
    make_verbale(incontro, mondo.case_manager)
    incontro.patto.sostegni.update(stato="ATTIVATO", attivato_il=OGGI)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    persona = mondo.caso.nucleo.componenti.first()

    finale = conclude(mondo.caso, mondo.case_manager, condizioni={persona.pk: "OCCUPATO_PARZIALE"})

    caso = fresh(mondo.caso)
    assert (caso.stato, caso.motivo_chiusura) == (StatoCaso.CHIUSO, "CONCLUSIONE_PERCORSO")
    assert Patto.objects.get(caso=caso).stato == "CONCLUSO"
    assert [row["ente"] for row in finale.sostegni_erogati] == ["Cooperativa di prova"]
    assert finale.esiti_obiettivi.get().esito == "RAGGIUNTO"
    assert finale.condizioni.get().componente == persona


def test_finali_suggests_from_the_last_evaluations(mondo):
    incontro = make_svolto(mondo.caso, mondo.case_manager)
    assert [(f.esito, f.livello) for f in finali(incontro.patto)] == [("", "")]

    make_verbale(incontro, mondo.case_manager)

    assert [(f.esito, f.livello) for f in finali(incontro.patto)] == [("IN_CORSO", "PROBLEMA_LIEVE")]
    assert condizioni_iniziali(mondo.caso) == {}


def test_conclude_valutazione_without_an_objective_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)

    with pytest.raises(ChiusuraError, match="ogni obiettivo"):
        conclude(mondo.caso, mondo.case_manager, esiti={})

    assert not ValutazioneFinale.objects.exists()


def test_conclude_valutazione_that_was_not_begun_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        conclude(mondo.caso, mondo.case_manager)


def test_conclude_valutazione_for_a_reason_that_does_not_hold_is_refused(mondo):
    make_firmato(mondo.caso, mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)

    with pytest.raises(ChiusuraError):
        conclude(mondo.caso, mondo.case_manager, motivo_chiusura="DECADENZA")


def test_start_valutazione_needs_a_patto_and_leave_goes_back_to_it(mondo):
    with pytest.raises(TransitionError):
        valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    make_firmato(mondo.caso, mondo.case_manager)

    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    valutazioni.start_valutazione(mondo.caso, by=mondo.case_manager)
    valutazioni.leave_valutazione(mondo.caso, by=mondo.case_manager)

    assert fresh(mondo.caso).stato == StatoCaso.PATTO_ATTIVO
    with pytest.raises(TransitionError):
        valutazioni.leave_valutazione(mondo.caso, by=mondo.case_manager)
