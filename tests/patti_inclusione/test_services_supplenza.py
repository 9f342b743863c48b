from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import IncaricoNucleo, Ruolo
from accounts.services.confronto import compare_all
from patti_inclusione.models import Assegnazione, ConflittoInteressi, Scadenza, StatoCaso, Supplenza
from patti_inclusione.permissions import CASI
from patti_inclusione.services import assegnazione
from patti_inclusione.services import supplenza as services
from rdc_platform.audit.autori import Sistema
from rdc_platform.calendario import ROMA
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import make_profilo

LUNEDI = datetime(2019, 5, 6, 9, 0, tzinfo=ROMA)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LUNEDI, tick=False) as traveller:
        yield traveller


def see(profilo):
    return set(CASI.permitted(profilo, "view_fascicolo"))


def lend(mondo, dal=date(2019, 5, 8), al=date(2019, 5, 10), supplente="collega"):
    chi = getattr(mondo, supplente).accreditamento if supplente else None
    return services.start_assenza(
        mondo.case_manager.accreditamento, dal=dal, al=al, supplente=chi, by=mondo.coordinatore
    )


@pytest.mark.parametrize(
    ("quando", "vede"),
    [
        (datetime(2019, 5, 7, 23, 59, tzinfo=ROMA), False),
        (datetime(2019, 5, 8, 0, 0, tzinfo=ROMA), True),
        (datetime(2019, 5, 10, 23, 59, tzinfo=ROMA), True),
        (datetime(2019, 5, 11, 0, 0, tzinfo=ROMA), False),
    ],
)
def test_start_assenza_lends_the_families_in_those_days_and_no_longer_without_any_task(mondo, clock, quando, vede):
    lend(mondo)

    clock.move_to(quando)

    assert see(mondo.collega) == ({mondo.caso} if vede else set())
    assert see(mondo.case_manager) == {mondo.caso}


def test_start_assenza_takes_all_the_families_of_the_coordinatore_in_one_act(mondo):
    altri = [
        give_caso(make_caso(mondo.ambito_a, mondo.cremona, n), mondo.case_manager, mondo.coordinatore) for n in "XY"
    ]

    made = lend(mondo, dal=date(2019, 5, 6))

    assert (made.spostate, made.rimaste) == (3, [])
    assert see(mondo.collega) == {mondo.caso, *altri}
    assert mondo.caso.eventi.get().testo.startswith(f"Per assenza la vede anche {mondo.collega.nome_completo}, fino al")


def test_start_assenza_leaves_what_the_substitute_may_not_have(mondo):
    stagno = give_caso(mondo.caso_stagno, mondo.case_manager, mondo.coordinatore)
    mondo.collega.accreditamento.incaricocomune_set.filter(content_object=mondo.stagno).delete()

    made = lend(mondo, dal=date(2019, 5, 6))

    assert made.rimaste == [stagno]
    assert see(mondo.collega) == {mondo.caso}


def test_start_assenza_never_lends_to_who_must_not_follow_the_family(mondo):
    ConflittoInteressi.objects.create(
        nucleo=mondo.caso.nucleo, operatore=mondo.collega.operatore, natura="ALTRO",
        dichiarato_da=mondo.collega.accreditamento,
    )  # fmt: skip

    with pytest.raises(services.AssenzaError, match="Nessuna di queste famiglie"):
        lend(mondo)


def test_start_assenza_is_refused_twice_for_the_same_days(mondo):
    lend(mondo)

    with pytest.raises(services.AssenzaError, match="già segnato assente"):
        lend(mondo, al=date(2019, 5, 20))


def test_start_assenza_of_who_has_no_family_here_is_refused(mondo):
    with pytest.raises(services.AssenzaError, match="nessuna famiglia"):
        services.start_assenza(
            mondo.collega.accreditamento, dal=date(2019, 5, 6), al=date(2019, 5, 7),
            supplente=mondo.case_manager.accreditamento, by=mondo.coordinatore,
        )  # fmt: skip


def test_start_assenza_of_another_ambito_touches_nothing(mondo):
    with pytest.raises(services.AssenzaError):
        services.start_assenza(
            mondo.case_manager.accreditamento, dal=date(2019, 5, 6), al=date(2019, 5, 7), supplente=None,
            by=mondo.coordinatore_b,
        )  # fmt: skip

    assert see(mondo.case_manager) == {mondo.caso}


def test_start_assenza_asks_as_many_queries_for_one_family_as_for_ten(mondo, django_assert_max_num_queries):
    for n in range(10):
        give_caso(make_caso(mondo.ambito_a, mondo.cremona, f"Prova{n}"), mondo.case_manager, mondo.coordinatore)

    with django_assert_max_num_queries(30):
        lend(mondo)


def test_end_assenza_closes_the_families_to_the_substitute_at_once(mondo):
    made = lend(mondo, dal=date(2019, 5, 6))

    services.end_assenza(made.assenza, by=mondo.coordinatore)

    assert see(mondo.collega) == set()
    assert not IncaricoNucleo.objects.filter(al__isnull=False).exists()


def test_an_absence_without_a_substitute_puts_the_families_in_the_queue_and_gives_them_back_at_the_end(mondo, clock):
    mondo.caso.stato = StatoCaso.IN_ANALISI_PRELIMINARE
    mondo.caso.save()
    altro = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Presa"), mondo.case_manager, mondo.coordinatore)
    lend(mondo, dal=date(2019, 5, 6), supplente=None)
    assert see(mondo.case_manager) == set()
    assegnazione.assign_caso(altro, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4())

    clock.move_to(datetime(2019, 5, 11, 1, 0, tzinfo=ROMA))
    assert services.sweep_assenze(by=Sistema("supplenze.finite")) == 1

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert see(mondo.case_manager) == {mondo.caso}
    assert see(mondo.collega) == {altro}


def test_a_family_given_for_good_to_the_substitute_has_no_end_any_more(mondo, clock):
    lend(mondo, dal=date(2019, 5, 6))

    assegnazione.assign_caso(
        mondo.caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4(), motivo="ASSENZA"
    )
    clock.move_to(datetime(2019, 6, 1, tzinfo=ROMA))

    assert see(mondo.collega) == {mondo.caso}
    assert Supplenza.objects.get().chiusa_il is not None


def test_a_family_that_goes_back_to_the_queue_leaves_the_substitute_too(mondo):
    lend(mondo, dal=date(2019, 5, 6))
    attuale = Assegnazione.objects.get(caso=mondo.caso, al=None)

    assegnazione.withdraw_caso(mondo.caso, attuale=attuale.pk, motivo="CARICO", by=mondo.coordinatore)

    assert see(mondo.collega) == set()


def test_the_end_of_the_substitutes_accreditation_ends_what_he_was_lent(mondo):
    lend(mondo, dal=date(2019, 5, 6))

    assegnazione.return_casi_to_queue(mondo.collega.accreditamento, Sistema("accreditamento.scaduto"))

    assert see(mondo.collega) == set()
    assert Supplenza.objects.get().chiusa_il is not None


def test_sweep_supplenze_takes_away_what_is_over_and_the_rows_agree_with_the_acts(mondo, clock):
    lend(mondo, dal=date(2019, 5, 6))
    assert [each.counts for each in compare_all() if each.righe is IncaricoNucleo] == [(0, 0, 0)]

    clock.move_to(datetime(2019, 5, 11, 1, 0, tzinfo=ROMA))
    assert services.sweep_supplenze(by=Sistema("supplenze.finite")) == 1

    assert [each.counts for each in compare_all() if each.righe is IncaricoNucleo] == [(0, 0, 0)]
    assert not IncaricoNucleo.objects.filter(al__isnull=False).exists()


def test_rebuild_gives_a_lost_loan_back_with_its_end(mondo):
    lend(mondo)
    IncaricoNucleo.objects.filter(al__isnull=False).delete()

    for each in compare_all():
        each.mend()

    row = IncaricoNucleo.objects.get(accreditamento=mondo.collega.accreditamento)
    assert (row.dal, row.al) == (datetime(2019, 5, 8, tzinfo=ROMA), datetime(2019, 5, 11, tzinfo=ROMA))


def test_the_database_refuses_two_substitutions_of_one_person_at_one_time(mondo):
    lend(mondo)
    row = Supplenza.objects.get()
    row.pk, row.dal = uuid4(), row.dal + timedelta(hours=1)

    with pytest.raises(IntegrityError, match="one_supplenza_each_at_a_time"), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_refuses_a_loan_without_an_end(mondo):
    row = IncaricoNucleo.objects.get(content_object=mondo.caso.nucleo)
    row.dal = timezone.now()

    with pytest.raises(IntegrityError, match="incarico_nucleo_dal_before_al"), transaction.atomic():
        row.save(update_fields=["dal"])


def test_a_substitute_of_one_family_sees_no_other(mondo):
    altro = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)
    give_caso(mondo.caso_in_coda, altro, mondo.coordinatore)

    lend(mondo, dal=date(2019, 5, 6))

    assert see(mondo.collega) == {mondo.caso}
    assert Scadenza.objects.filter(caso__in=see(mondo.collega)).count() == 1
