from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patti_inclusione.models import CodiceTermine, Scadenza, SospensioneTermini
from patti_inclusione.selectors.orologi import clock_of
from patti_inclusione.services.scadenza import (
    close_scadenza,
    compute_termine,
    dismiss_scadenza,
    dismiss_scadenze,
    expire_scadenze,
    open_scadenza,
    resume_scadenze,
    suspend_scadenze,
)
from rdc_platform import calendario
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.norme.selectors import ParametroMancanteError, forget

pytestmark = pytest.mark.usefixtures("forget_norme")  # what a test changed in the rules is not remembered

C = CodiceTermine
GIORNI = st.dates(date(2019, 2, 1), date(2024, 12, 31))


def stop_with_the_case(*codici, dal=date(2019, 1, 29)):
    """The rules that make some clocks stand still while the case does."""
    ParametroNormativo.objects.filter(codice="TERMINI_FERMI_CASO_SOSPESO").delete()
    values = {"valore": " ".join(codici), "tipo": "termini", "fonte": "prova"}
    ParametroNormativo.objects.create(codice="TERMINI_FERMI_CASO_SOSPESO", valido_dal=dal, **values)
    forget()


def stato_of(scadenza, oggi):
    scadenza.refresh_from_db()
    return clock_of(scadenza, oggi).stato


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("codice", "decorrenza", "termine"),
    [
        ("T06", date(2020, 1, 10), date(2020, 1, 24)),
        ("T06", date(2019, 12, 19), date(2020, 1, 8)),
        ("T06", date(2021, 3, 31), date(2021, 4, 15)),
        ("T06", date(2020, 4, 8), date(2020, 7, 31)),  # on a case the clock stands still until 17 July
        ("T06", date(2021, 8, 6), date(2021, 8, 20)),
        ("T04", date(2020, 2, 27), date(2020, 3, 3)),
        ("T02", date(2019, 7, 15), date(2019, 8, 14)),
        ("T02", date(2020, 3, 1), date(2020, 8, 1)),  # fifteen days before the suspension, fifteen after
        ("T05", date(2020, 3, 13), date(2020, 7, 20)),  # 14, 15, 16 March, 18 and Sunday 19 July: to the Monday
        ("T03", date(2020, 4, 1), date(2020, 5, 4)),  # the Patto per il lavoro is not among those that stand still
        ("T09", date(2020, 4, 8), date(2020, 5, 8)),
        ("T10", date(2024, 2, 1), date(2024, 2, 29)),
        ("T11", date(2023, 9, 1), date(2023, 10, 31)),
        ("T11", date(2023, 10, 20), date(2023, 11, 30)),
    ],
)
def test_compute_termine_on_a_case_knows_the_days_that_the_law_suspended(codice, decorrenza, termine):
    assert compute_termine(codice, decorrenza) == termine


@pytest.mark.django_db
@given(st.sampled_from(["T02", "T04", "T05", "T06"]), GIORNI, st.sampled_from([None, "D150", "H501"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_term_ends_in_the_days_that_the_law_suspended(codice, giorno, belfiore):
    fine = compute_termine(codice, giorno, belfiore)

    assert not date(2020, 3, 17) <= fine <= date(2020, 7, 17)
    assert not calendario.is_festivo(fine, belfiore)
    after = compute_termine(codice, giorno + timedelta(days=1), belfiore)
    assert after >= fine or after.weekday() == calendario.SABATO  # a holiday's Friday goes past the Saturday that stays


@pytest.mark.django_db
def test_no_monthly_meeting_is_due_before_2022():
    with pytest.raises(ParametroMancanteError):
        compute_termine("T10", date(2021, 12, 1))


def test_open_scadenza_counts_the_patron_saint_of_the_comune_of_the_family(mondo):
    in_cremona = open_scadenza(mondo.caso, C.T04, date(2019, 11, 8))
    in_bologna = open_scadenza(mondo.caso_b, C.T04, date(2019, 11, 8))

    assert (in_cremona.termine, in_bologna.termine) == (date(2019, 11, 14), date(2019, 11, 13))


def test_open_scadenza_again_starts_again_even_when_it_lapsed(mondo):
    first = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
    expire_scadenze(date(2019, 6, 1))

    again = open_scadenza(mondo.caso, C.T06, date(2019, 6, 3))

    assert again.pk == first.pk
    assert (again.stato, again.termine) == ("APERTA", date(2019, 6, 17))


def test_one_term_runs_for_each_thing_it_refers_to(mondo):
    uno, due = uuid4(), uuid4()
    open_scadenza(mondo.caso, C.T06, date(2019, 5, 2), uno)
    open_scadenza(mondo.caso, C.T06, date(2019, 5, 6), due)

    close_scadenza(mondo.caso, C.T06, date(2019, 5, 10), uno)

    assert list(mondo.caso.scadenze.filter(codice="T06").order_by("decorrenza").values_list("stato", flat=True)) == [
        "RISPETTATA",
        "APERTA",
    ]


@pytest.mark.parametrize(("giorno", "stato"), [(date(2019, 5, 16), "RISPETTATA"), (date(2019, 5, 17), "SCADUTA")])
def test_close_scadenza_says_whether_it_was_in_time_whatever_the_night_wrote(mondo, giorno, stato):
    scadenza = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
    expire_scadenze(giorno)

    close_scadenza(mondo.caso, C.T06, giorno)

    scadenza.refresh_from_db()
    assert (scadenza.stato, scadenza.chiusa_il) == (stato, giorno)


def test_dismiss_scadenze_leaves_what_lapsed_as_lapsed(mondo):
    Scadenza.objects.all().delete()
    late = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
    owed = open_scadenza(mondo.caso, C.T09, date(2019, 6, 3))

    dismiss_scadenza(mondo.caso, C.T04, date(2019, 6, 10))
    dismiss_scadenze(mondo.caso, date(2019, 6, 10))

    late.refresh_from_db()
    owed.refresh_from_db()
    assert [(s.stato, s.chiusa_il) for s in (late, owed)] == [
        ("SCADUTA", date(2019, 6, 10)),
        ("NON_DOVUTA", date(2019, 6, 10)),
    ]


def test_expire_scadenze_writes_only_what_is_past(mondo):
    Scadenza.objects.all().delete()
    open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))  # 16 May

    assert [
        expire_scadenze(date(2019, 5, 16)),
        expire_scadenze(date(2019, 5, 17)),
        expire_scadenze(date(2019, 5, 18)),
    ] == [
        0,
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("oggi", "stato"),
    [
        (date(2019, 5, 3), "IN_CORSO"),
        (date(2019, 5, 9), "IN_SCADENZA"),
        (date(2019, 5, 16), "IN_SCADENZA"),
        (date(2019, 5, 17), "SCADUTA"),
    ],
)
def test_the_clock_is_right_before_the_night_and_after(mondo, oggi, stato):
    scadenza = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
    before = stato_of(scadenza, oggi)
    expire_scadenze(oggi)

    assert [before, stato_of(scadenza, oggi)] == [stato, stato]


def test_the_clock_says_until_when_the_law_makes_it_stand_still(mondo):
    scadenza = open_scadenza(mondo.caso, C.T06, date(2020, 4, 8))

    orologio = clock_of(scadenza, date(2020, 5, 4))

    assert (orologio.stato, orologio.fermo_fino, orologio.giorno) == (
        "SOSPESA",
        date(2020, 7, 17),
        date(2020, 7, 31),
    )
    assert orologio.fonte == "art. 7 c. 12 DL 4/2019"
    assert not orologio.corre
    assert clock_of(scadenza, date(2020, 7, 18)).stato == "IN_CORSO"


def test_a_suspended_case_stops_no_clock_unless_the_rules_say_so(mondo):
    open_scadenza(mondo.caso, C.T09, date(2019, 5, 2))

    assert suspend_scadenze(mondo.caso, date(2019, 5, 6)) == 0
    assert not SospensioneTermini.objects.exists()
    assert resume_scadenze(mondo.caso, date(2019, 5, 20)) == 0


def test_a_suspension_shifts_the_terms_that_the_rules_name_by_exactly_its_days(mondo):
    stop_with_the_case("T09")
    t09 = open_scadenza(mondo.caso, C.T09, date(2019, 5, 2))
    t06 = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
    plain = t09.termine

    assert suspend_scadenze(mondo.caso, date(2019, 5, 6)) == 1
    assert suspend_scadenze(mondo.caso, date(2019, 5, 7)) == 0  # asked twice
    assert stato_of(t09, date(2019, 9, 1)) == "SOSPESA"
    assert expire_scadenze(date(2019, 9, 1)) >= 1
    assert resume_scadenze(mondo.caso, date(2019, 5, 20)) == 1

    t09.refresh_from_db()
    t06.refresh_from_db()
    stood = calendario.count_lavorativi(date(2019, 5, 5), date(2019, 5, 19))
    assert calendario.count_lavorativi(plain, t09.termine) == stood == 10
    assert (t09.stato, t06.termine) == ("APERTA", date(2019, 5, 16))


def test_two_suspensions_add_up_and_one_of_no_day_counts_nothing(mondo):
    stop_with_the_case("T09")
    t09 = open_scadenza(mondo.caso, C.T09, date(2019, 5, 2))
    plain = t09.termine
    for dal, al in [(6, 8), (9, 9), (13, 14)]:
        suspend_scadenze(mondo.caso, date(2019, 5, dal))
        resume_scadenze(mondo.caso, date(2019, 5, al))

    t09.refresh_from_db()
    assert calendario.count_lavorativi(plain, t09.termine) == 3
    assert SospensioneTermini.objects.count() == 2


def test_what_starts_while_the_case_stands_still_starts_still_and_what_is_done_meanwhile_is_in_time(mondo):
    stop_with_the_case("T04", "T09")
    suspend_scadenze(mondo.caso, date(2019, 5, 6))
    t09, t04 = (open_scadenza(mondo.caso, codice, date(2019, 5, 7)) for codice in (C.T09, C.T04))
    assert (t09.stato, t04.stato) == ("SOSPESA", "SOSPESA")

    close_scadenza(mondo.caso, C.T04, date(2019, 8, 1))
    resume_scadenze(mondo.caso, date(2019, 9, 2))

    t04.refresh_from_db()
    t09.refresh_from_db()
    assert (t04.stato, t09.stato) == ("RISPETTATA", "APERTA")
    assert t09.termine == calendario.add_lavorativi(date(2019, 9, 1), 20)


def test_what_lapsed_before_the_suspension_has_lapsed(mondo):
    stop_with_the_case("T06")
    t06 = open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))

    suspend_scadenze(mondo.caso, date(2019, 5, 17))

    assert stato_of(t06, date(2019, 5, 20)) == "SCADUTA"


@pytest.mark.parametrize(
    "values",
    [
        {"stato": "RISPETTATA", "chiusa_il": None},
        {"stato": "NON_DOVUTA", "chiusa_il": None},
        {"stato": "APERTA", "chiusa_il": date(2019, 5, 6)},
        {"stato": "SOSPESA", "chiusa_il": date(2019, 5, 6)},
    ],
)
def test_the_database_refuses_a_term_that_is_both_over_and_running(mondo, values):
    with pytest.raises(IntegrityError, match="scadenza_chiusa_iff_finita"), transaction.atomic():
        mondo.caso.scadenze.update(**values)


# T10
