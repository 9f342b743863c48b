from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patti_inclusione.models import StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.services import annullamento
from patti_inclusione.services import assegnazione as services
from tests.factories.casi import make_caso


def assign(caso, case_manager, by, **values):
    return services.assign_caso(caso, case_manager.accreditamento, by=by, lotto=uuid4(), **values)


def see(profilo):
    return set(CASI.permitted(profilo, "view_fascicolo"))


def test_undo_assegnazioni_takes_back_what_nobody_touched(mondo):
    lotto = assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore).lotto

    undone = annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore)

    mondo.caso_in_coda.refresh_from_db()
    assert undone == 1
    assert mondo.caso_in_coda.stato == StatoCaso.DA_ASSEGNARE
    assert see(mondo.collega) == set()


def test_undo_assegnazioni_leaves_a_case_that_somebody_worked_on(mondo):
    lotto = assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore).lotto
    mondo.caso_in_coda.eventi.create(tipo="convocazione", testo="Primo colloquio fissato")

    assert annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore) == 0
    assert see(mondo.collega) == {mondo.caso_in_coda}


def test_undo_assegnazioni_gives_back_a_case_taken_from_a_colleague(mondo):
    lotto = assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO").lotto

    undone = annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore)

    assert undone == 1
    assert see(mondo.case_manager) == {mondo.caso}
    assert see(mondo.collega) == set()
    atteso = f"Assegnazione annullata: torna a {mondo.case_manager.nome_completo}"
    assert mondo.caso.eventi.latest("pk").testo == atteso


def test_undo_assegnazioni_leaves_a_case_whose_former_case_manager_cannot_have_it_again(mondo):
    lotto = assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO").lotto
    mondo.case_manager.accreditamento.incaricocomune_set.all().delete()

    assert annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore) == 0
    assert see(mondo.collega) == {mondo.caso}


def test_undo_assegnazioni_is_for_a_while_and_for_who_did_it(mondo):
    assegnazione = assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)
    assert annullamento.undo_assegnazioni(assegnazione.lotto, by=mondo.coordinatore_b) == 0

    assegnazione.dal = timezone.now() - timedelta(minutes=60, seconds=1)
    assegnazione.save()

    assert annullamento.undo_assegnazioni(assegnazione.lotto, by=mondo.coordinatore) == 0


def test_undo_assegnazioni_asks_as_many_queries_for_one_family_as_for_thirty(mondo):
    few, many = (count_of_undo(quante, mondo) for quante in (1, 30))

    assert many == few


def count_of_undo(quante, mondo):
    lotto, casi = uuid4(), [make_caso(mondo.ambito_a, mondo.cremona, f"Prova{n}") for n in range(quante)]
    scelte = [services.Scelta(caso.pk, None, mondo.collega.accreditamento_id) for caso in casi]
    services.assign_casi(scelte, by=mondo.coordinatore, lotto=lotto)
    with CaptureQueriesContext(connection) as captured:
        assert annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore) == quante
    return len(captured)
