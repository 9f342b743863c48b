import threading

import pytest
from django.db import IntegrityError, connection, transaction

from ambiti.models import Componente
from progetti_collettivita.models import AssegnazionePuc, Puc
from progetti_collettivita.selectors.posti import liberi_of, posti_liberi
from progetti_collettivita.services.posti import hold_posto, move_posti
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from tests.factories.puc import assign, make_puc


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona)


def persona(caso) -> Componente:
    return caso.nucleo.componenti.first()


def test_hold_posto_takes_a_place_of_its_quota_and_of_no_other(mondo, puc):
    held = hold_posto(puc, "CPI", persona=persona(mondo.caso), by=mondo.case_manager)

    puc.refresh_from_db()
    assert posti_liberi(puc) == {"COMUNE": 2, "CPI": 0, "VOLONTARIO": 1}
    assert held.stato == "PROPOSTO"
    assert (held.scadenza_risposta - calendario.today()).days >= 10


def test_free_places_of_a_quota_are_asked_of_many_projects_in_one_query(mondo, puc, django_assert_num_queries):
    pieno = make_puc(mondo.responsabile_puc, mondo.cremona)
    assign(pieno, persona(mondo.caso), quota="CPI")

    with django_assert_num_queries(1):
        found = dict(Puc.objects.annotate(liberi=liberi_of("CPI")).values_list("pk", "liberi"))

    assert found == {puc.pk: 1, pieno.pk: 0}


def test_hold_posto_without_a_free_place_is_refused_and_says_whom_to_ask(mondo, puc):
    assign(puc, persona(mondo.caso), quota="CPI")

    with pytest.raises(PucError, match=r"beneficiari del CPI.*Responsabile PUC"):
        hold_posto(puc, "CPI", persona=persona(mondo.caso_stagno), by=mondo.case_manager)


def test_hold_posto_for_who_has_a_project_already_is_refused(mondo, puc):
    assign(puc, persona(mondo.caso))

    with pytest.raises(PucError, match="una alla volta"):
        hold_posto(puc, "COMUNE", persona=persona(mondo.caso), by=mondo.case_manager)


def test_hold_posto_on_a_project_that_is_not_active_is_refused(mondo):
    sospeso = make_puc(mondo.responsabile_puc, mondo.cremona, "SOSPESO")

    with pytest.raises(PucError, match="non è attivo"):
        hold_posto(sospeso, "COMUNE", persona=persona(mondo.caso), by=mondo.case_manager)


@pytest.mark.parametrize("stato", ["RIFIUTATO", "RITIRATO", "SCADUTO"])
def test_a_place_is_free_again_when_the_assignment_ends_whoever_writes_it(mondo, puc, stato):
    held = assign(puc, persona(mondo.caso))
    AssegnazionePuc.objects.filter(pk=held.pk).update(stato=stato)

    puc.refresh_from_db()
    assert posti_liberi(puc)["COMUNE"] == 2


def test_the_database_itself_refuses_more_persons_than_places(mondo, puc):
    assign(puc, persona(mondo.caso), quota="CPI")

    with pytest.raises(IntegrityError, match="puc_posti_are_not_overbooked"):
        assign(puc, persona(mondo.caso_stagno), quota="CPI")


def test_move_posti_moves_free_ones_and_no_other(mondo, puc):
    assign(puc, persona(mondo.caso))
    resp = mondo.responsabile_puc

    with pytest.raises(PucError, match="solo 1"):
        move_posti(puc, by=resp, versione=puc.versione, da="COMUNE", a="CPI", quanti=2)
    puc = move_posti(puc, by=resp, versione=puc.versione, da="COMUNE", a="CPI", quanti=1)

    puc.refresh_from_db()
    assert (puc.posti_comune, puc.posti_cpi, puc.posti_volontari) == (1, 2, 1)


def test_move_posti_to_the_same_quota_or_of_a_project_that_is_over_is_refused(mondo, puc):
    resp = mondo.responsabile_puc
    with pytest.raises(PucError, match="diverse"):
        move_posti(puc, by=resp, versione=puc.versione, da="CPI", a="CPI", quanti=1)

    finito = make_puc(resp, mondo.cremona, "CONCLUSO")
    with pytest.raises(TransitionError):
        move_posti(finito, by=resp, versione=finito.versione, da="CPI", a="COMUNE", quanti=1)


def race(puc, persone, by) -> list[str]:
    """Both propose at once for the last place; what each got."""
    found, ready = [], threading.Barrier(len(persone))

    def run(chi):
        try:
            ready.wait()
            with transaction.atomic():
                hold_posto(puc, "CPI", persona=chi, by=by)
            found.append("preso")
        except PucError:
            found.append("rifiutato")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(each,)) for each in persone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def races(mondo, volte: int) -> list[list[str]]:
    puc = make_puc(mondo.responsabile_puc, mondo.cremona)
    persone = [persona(mondo.caso), persona(mondo.caso_stagno)]
    found = []
    for _ in range(volte):
        found.append(race(puc, persone, mondo.case_manager))
        AssegnazionePuc.objects.all().delete()
    return found


def test_of_two_at_once_for_the_last_place_one_wins_ten_times(mondo_vero):
    assert races(mondo_vero, 10) == [["preso", "rifiutato"]] * 10


@pytest.mark.slow
def test_of_two_at_once_for_the_last_place_one_wins_a_hundred_times(mondo_vero):
    assert races(mondo_vero, 100) == [["preso", "rifiutato"]] * 100
