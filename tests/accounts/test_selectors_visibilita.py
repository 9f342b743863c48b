"""The truth table of who could see what: each way of beginning and of ending, at the instants around it."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import incarichi
from accounts.intervalli import Intervallo, instant, of_days
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from accounts.selectors.visibilita import find_viste, who_could_see, who_sees_now
from accounts.services import accreditamento as services
from accounts.services.accreditamento import leave_comune
from accounts.tasks import expire_accreditamenti
from ambiti.models import Ambito, AppartenenzaComune, Comune, Nucleo
from controlli_anagrafici.models import Controllo
from controlli_anagrafici.services.assegnazione import assign_controlli
from patti_inclusione.forms.assegnazione import CONFERMA
from patti_inclusione.services import assegnazione
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from tests.factories.casi import make_caso
from tests.factories.persone import client_for, make_profilo
from tests.factories.storia import moment, saw

GIORNO = timedelta(days=1)


def assign(caso, case_manager, by, motivo=""):
    assegnazione.assign_caso(caso, case_manager.accreditamento, by=by, lotto=uuid4(), motivo=motivo)


def suspend(profilo, mondo):
    services.suspend_accreditamento(profilo.accreditamento, by=mondo.amministratore, motivo="ALTRO", testo="prova")


def change(profilo, **values):
    Accreditamento.objects.filter(pk=profilo.accreditamento_id).update(**values)


def test_a_case_manager_sees_a_family_from_the_assignment_on(mondo):
    nucleo = mondo.caso_in_coda.nucleo_id
    before = moment()
    assign(mondo.caso_in_coda, mondo.collega, mondo.coordinatore)
    after = moment()

    assert [saw(mondo.collega, Nucleo, nucleo, when) for when in (before, after)] == [False, True]


def test_a_reassigned_family_goes_from_one_to_the_other(mondo):
    before = moment()
    assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO")
    after = moment()

    seen = [
        [saw(chi, Nucleo, mondo.caso.nucleo_id, when) for when in (before, after)]
        for chi in (mondo.case_manager, mondo.collega)
    ]
    assert seen == [[True, False], [False, True]]


def test_a_profile_suspended_and_reactivated_sees_its_comune_again_and_not_the_families(mondo):
    nucleo = mondo.caso.nucleo_id
    suspend(mondo.case_manager, mondo)
    suspended = moment()
    incarichi.grant(mondo.case_manager.accreditamento, [mondo.cremona])
    change(mondo.case_manager, stato="ATTIVO")
    again = moment()

    assert [saw(mondo.case_manager, Nucleo, nucleo, when) for when in (suspended, again)] == [False, False]
    assert [saw(mondo.case_manager, Comune, "D150", when) for when in (suspended, again)] == [False, True]


def test_a_revoked_profile_sees_nothing_and_the_end_says_how_and_by_whom(mondo):
    services.revoke_accreditamento(
        mondo.case_manager.accreditamento, by=mondo.amministratore, motivo="CAMBIO_MANSIONE", testo="prova"
    )

    period = Intervallo()
    [seen] = [
        each
        for each in who_could_see(Nucleo, mondo.caso.nucleo_id, period)
        if each.accreditamento == mondo.case_manager.accreditamento
    ]
    assert seen.vista.fine == "Revocato: cambio di mansione"
    assert not saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, moment())


def test_a_profile_past_its_last_day_sees_nothing_before_the_job_says_so(mondo):
    change(mondo.case_manager, valido_al=calendario.today() - GIORNO)

    assert not saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, moment())


def test_the_last_day_is_whole_and_the_job_that_comes_later_does_not_lengthen_it(mondo):
    today = calendario.today()
    change(mondo.case_manager, valido_al=today)
    midnight = of_days(None, today).al

    assert saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, midnight - timedelta(seconds=1))
    assert not saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, midnight)


def test_an_expired_profile_stays_expired_after_the_job(mondo):
    change(mondo.case_manager, valido_al=calendario.today() - GIORNO)
    expire_accreditamenti()

    assert not saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, moment())


def test_a_profile_given_for_the_future_sees_nothing_until_its_first_day(mondo):
    first = calendario.today() + 3 * GIORNO
    change(mondo.case_manager, valido_dal=first)
    starts = of_days(first, None).dal

    seen = [saw(mondo.case_manager, Nucleo, mondo.caso.nucleo_id, when) for when in (moment(), starts)]
    assert seen == [False, True]


def test_with_the_convention_goes_what_was_seen_in_that_comune_alone(mondo):
    before = moment()
    leave_comune(mondo.coordinatore.accreditamento, mondo.cremona, by=Sistema("prova"))
    after = moment()

    seen = [
        [saw(mondo.coordinatore, Nucleo, caso.nucleo_id, when) for when in (before, after)]
        for caso in (mondo.caso, mondo.caso_stagno)
    ]
    assert seen == [[True, False], [True, True]]


def test_a_household_of_another_comune_is_seen_by_who_coordinates_there(mondo):
    before = moment()
    Nucleo.objects.filter(pk=mondo.caso.nucleo_id).update(via="Via nuova")
    between = moment()
    Nucleo.objects.filter(pk=mondo.caso.nucleo_id).update(comune=mondo.bologna)
    after = moment()

    seen = [
        [saw(chi, Nucleo, mondo.caso.nucleo_id, when) for when in (before, between, after)]
        for chi in (mondo.coordinatore, mondo.coordinatore_b)
    ]
    assert seen == [[True, True, False], [False, False, True]]
    spans = [vista for vista in find_viste(Nucleo, [mondo.caso.nucleo_id], Intervallo()) if vista.model is Comune]
    held_by = [vista for vista in spans if vista.accreditamento_id == mondo.coordinatore.accreditamento_id]
    assert [vista.fine for vista in held_by] == ["Passata a un altro territorio"]


def test_a_comune_that_moves_to_another_ambito_is_seen_by_who_holds_it_and_not_by_who_is_near(mondo):
    caso, comune = mondo.caso_stagno, mondo.stagno
    today = calendario.today()
    AppartenenzaComune.objects.filter(comune=comune).update(al=today - GIORNO)
    AppartenenzaComune.objects.create(comune=comune, ambito=mondo.ambito_b, dal=today)
    moved = moment()
    incarichi.revoke(mondo.coordinatore.accreditamento, [comune])
    incarichi.grant(mondo.coordinatore_b.accreditamento, [comune])
    given = moment()

    seen = [
        [saw(chi, Nucleo, caso.nucleo_id, when) for when in (moved, given)]
        for chi in (mondo.coordinatore, mondo.coordinatore_b)
    ]
    assert seen == [[True, False], [False, True]]


def test_two_profiles_of_one_person_are_two_answers(mondo):
    second = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, operatore=mondo.coordinatore.operatore)
    assign(mondo.caso_in_coda, second, mondo.coordinatore)
    suspend(second, mondo)
    after = moment()

    assert [saw(chi, Nucleo, mondo.caso_in_coda.nucleo_id, after) for chi in (mondo.coordinatore, second)] == [
        True,
        False,
    ]


def test_the_checks_lead_to_the_family_and_to_themselves(mondo):
    controllo = mondo.caso.nucleo.controlli.get()
    before = moment()
    responsabile = mondo.responsabile_anagrafici
    assign_controlli([controllo.pk], responsabile.accreditamento_id, by=mondo.coordinatore_anagrafici)
    after = moment()

    for model, chiave in ((Controllo, controllo.pk), (Nucleo, controllo.nucleo_id)):
        assert [saw(responsabile, model, chiave, when) for when in (before, after)] == [False, True]
        assert saw(mondo.coordinatore_anagrafici, model, chiave, before)
    assert not saw(mondo.case_manager, Controllo, controllo.pk, after)


def test_a_comune_held_by_a_case_manager_shows_him_none_of_its_families(mondo):
    seen = who_sees_now(Nucleo, mondo.caso_in_coda.nucleo_id)

    assert {each.accreditamento.ruolo for each in seen} == {Ruolo.COORDINATORE_PATTO, Ruolo.COORDINATORE_ANAGRAFICI}


def test_who_sees_an_ambito_is_who_holds_it_and_who_needs_not(mondo):
    seen = {each.accreditamento for each in who_sees_now(Ambito, mondo.ambito_a.pk)}

    assert seen == {mondo.amministratore.accreditamento, mondo.ministero.accreditamento}


def test_a_period_gives_everyone_who_saw_it_meanwhile_in_order(mondo):
    assign(mondo.caso, mondo.collega, mondo.coordinatore, motivo="CARICO")

    seen = who_could_see(Nucleo, mondo.caso.nucleo_id, of_days(calendario.today(), calendario.today()))

    case_managers = [each for each in seen if each.accreditamento.ruolo == Ruolo.CASE_MANAGER]
    assert [each.accreditamento.pk for each in case_managers] == [
        mondo.case_manager.accreditamento_id,
        mondo.collega.accreditamento_id,
    ]
    assert [each.vista.fine for each in case_managers] == ["Incarico tolto", ""]
    assert who_could_see(Nucleo, mondo.caso.nucleo_id, of_days(None, calendario.today() - GIORNO)) == []


def test_what_a_request_gave_says_by_whom(mondo):
    caso = mondo.caso_in_coda
    scelta = {"id": caso.pk, "lotto": uuid4(), f"cm_{caso.pk}": mondo.collega.accreditamento_id, CONFERMA: "1"}
    client_for(mondo.coordinatore).post(reverse("patti_inclusione:caso_assign"), scelta)

    given = {each.accreditamento: each.data_da for each in who_sees_now(Nucleo, caso.nucleo_id)}
    assert given[mondo.collega.accreditamento] == mondo.coordinatore.accreditamento
    assert given[mondo.coordinatore.accreditamento] is None  # the tests gave it, and no person


def test_who_could_see_asks_a_query_for_each_way_to_the_object_whatever_the_rows(mondo):
    for _ in range(5):
        make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a)
    for _ in range(3):
        make_caso(mondo.ambito_a, mondo.cremona)

    adesso = instant(moment())

    with CaptureQueriesContext(connection) as captured:
        who_could_see(Nucleo, mondo.caso.nucleo_id, adesso)

    assert len(captured) <= 8


def test_profilo_holds_what_the_history_says_it_holds(mondo):
    assert set(Profilo(mondo.coordinatore.accreditamento).oggetti(Comune)) == {
        comune for comune in ("D150", "I935") if saw(mondo.coordinatore, Comune, comune, moment())
    }
