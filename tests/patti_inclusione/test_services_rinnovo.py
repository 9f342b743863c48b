import pytest
from django.http import Http404

from patti_inclusione.models import AnalisiAdulto, DifferenzaFornitura, Patto, StatoCaso
from patti_inclusione.selectors.rinnovo import read_precedente
from patti_inclusione.services import analisi as analisi_services
from patti_inclusione.services import rinnovo as services
from rdc_platform.audit.stato import TransitionError
from tests.factories.analisi import make_completa, start
from tests.factories.casi import give_caso
from tests.factories.patti import IMPEGNO, OBIETTIVO, make_firmato
from tests.factories.rinnovi import make_rinnovo

pytestmark = pytest.mark.django_db


@pytest.fixture
def rinnovo(mondo):
    """A family whose Analisi was finished and whose Patto was signed, with the case of its next domanda in the same hands."""
    caso, by = mondo.caso, mondo.case_manager
    caso.stato = StatoCaso.IN_ANALISI_PRELIMINARE
    caso.save(update_fields=["stato"])
    bozza = make_completa(caso, by)
    bozza.ec_debiti = "GRAVI"
    bozza.save(update_fields=["ec_debiti"])
    analisi_services.finalize_analisi(caso, by=by, revisione=bozza.revisione)
    caso.refresh_from_db()
    make_firmato(caso, by)
    return give_caso(make_rinnovo(caso), by, mondo.coordinatore)


def leaves(caso):
    """The youngest of the household of then has no place in that of now."""
    caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").delete()


def test_copy_analisi_begins_with_the_answers_of_before_for_the_persons_of_now(mondo, rinnovo):
    start(rinnovo, mondo.case_manager)

    bozza = services.copy_analisi(rinnovo, by=mondo.case_manager)

    prima = rinnovo.caso_precedente.analisi.get()
    assert (bozza.ec_debiti, bozza.esito, bozza.motivazione, bozza.stato) == ("GRAVI", "", "", "BOZZA")
    adulti = AnalisiAdulto.objects.filter(analisi=bozza)
    assert {row.componente.nucleo_id for row in adulti} == {rinnovo.nucleo_id}
    assert adulti.count() == prima.adulti.count() > 0
    assert bozza.sintesi.count() == prima.sintesi.count() > 0


def test_copy_analisi_does_not_touch_what_is_written_already(mondo, rinnovo):
    bozza = start(rinnovo, mondo.case_manager)
    services.copy_analisi(rinnovo, by=mondo.case_manager)

    with pytest.raises(TransitionError):
        services.copy_analisi(rinnovo, by=mondo.case_manager)

    bozza.refresh_from_db()
    assert bozza.revisione == 1


def test_copy_analisi_of_a_case_that_is_not_his_is_refused(mondo, rinnovo):
    start(rinnovo, mondo.case_manager)

    with pytest.raises(Http404):
        services.copy_analisi(rinnovo, by=mondo.collega)


def test_copy_analisi_without_a_domanda_before_is_refused(mondo):
    start(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        services.copy_analisi(mondo.caso, by=mondo.case_manager)


def test_read_precedente_of_a_household_that_came_apart_shows_nothing_of_then(mondo, rinnovo):
    leaves(rinnovo)
    start(rinnovo, mondo.case_manager)

    prima = read_precedente(rinnovo)

    assert (prima.eredita, prima.analisi, prima.patto) == (False, None, None)
    with pytest.raises(TransitionError):
        services.copy_analisi(rinnovo, by=mondo.case_manager)


def test_read_precedente_goes_on_where_only_the_dead_are_missing(mondo, rinnovo):
    leaves(rinnovo)
    prima = rinnovo.caso_precedente
    morta = prima.nucleo.componenti.exclude(relazione="RICHIEDENTE").get()
    DifferenzaFornitura.objects.create(
        caso=prima, lotto="x", tipo="USCITO", componente=morta, esito="ACCETTATA", motivo="DECESSO",
        vista_il="2019-06-03T10:00Z",
    )  # fmt: skip

    assert read_precedente(rinnovo).eredita is True


def test_copy_patto_begins_a_draft_with_the_parts_of_before_and_the_dates_of_today(mondo, rinnovo):
    rinnovo.stato, rinnovo.esito_ap = StatoCaso.IN_DEFINIZIONE_PATTO, "B"
    rinnovo.save(update_fields=["stato", "esito_ap"])

    patto = services.copy_patto(rinnovo, by=mondo.case_manager)

    assert (patto.stato, patto.versione, patto.data_sottoscrizione) == ("BOZZA", 1, None)
    assert [each.testo for each in patto.obiettivi.all()] == [OBIETTIVO]
    assert {each.descrizione for each in patto.impegni.all()} == {IMPEGNO}
    assert {each.componente.nucleo_id for each in patto.impegni.all()} == {rinnovo.nucleo_id}
    assert {each.stato for each in patto.impegni.all()} == {"PREVISTO"}
    assert {each.origine for each in patto.impegni.all()} == {None}


def test_copy_patto_does_not_begin_a_second_one(mondo, rinnovo):
    rinnovo.stato, rinnovo.esito_ap = StatoCaso.IN_DEFINIZIONE_PATTO, "B"
    rinnovo.save(update_fields=["stato", "esito_ap"])
    services.copy_patto(rinnovo, by=mondo.case_manager)

    with pytest.raises(TransitionError):
        services.copy_patto(rinnovo, by=mondo.case_manager)

    assert Patto.objects.filter(caso=rinnovo).count() == 1
