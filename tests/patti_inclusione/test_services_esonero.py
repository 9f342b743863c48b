"""Exclusions and exonerations: what is asked of each, one for each person cared for, and their end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import Esonero
from patti_inclusione.services import esonero as services
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.esoneri import OGGI, dati, make_esonero
from tests.factories.patti import adulti_of, make_minore

GIORNO = timedelta(days=1)


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


def test_grant_esonero_keeps_what_was_decided_and_by_whom(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager)

    assert (esonero.tipo, esonero.fonte, esonero.stato) == ("ESONERO", "CASE_MANAGER", "IN_VIGORE")
    assert esonero.valutato_da == mondo.case_manager.accreditamento
    assert esonero.rivalutazione_il == esonero.al - 30 * GIORNO
    assert mondo.caso.eventi.filter(tipo="esonero", testo="Esonero di una persona").count() == 1
    assert AccessoDato.objects.filter(atto="grant_esonero").count() == 1


def test_grant_esonero_of_the_family_of_another_is_not_found(mondo, adulto):
    with pytest.raises(Http404):
        make_esonero(adulto, mondo.collega)


@pytest.mark.parametrize(
    ("codice", "values", "parola"),
    [
        ("Z_TIROCINIO", {"al": None}, "ha sempre una fine"),
        ("Z_TIROCINIO", {"al": OGGI - GIORNO}, "prima dell'inizio"),
        ("Z_TIROCINIO", {"valutazione_testo": " "}, "la valutazione"),
        ("Z_SALUTE_TEMPORANEA", {}, "il certificato"),
        ("Z_CURA_DISABILE_GRAVE_NA", {}, "di quale persona"),
    ],
)
def test_grant_esonero_says_what_is_missing(mondo, adulto, codice, values, parola):
    with pytest.raises(services.EsoneroError, match=parola):
        make_esonero(adulto, mondo.case_manager, codice, **values)

    assert not Esonero.objects.exists()


def test_grant_esonero_of_an_exclusion_may_have_no_end(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager, "X_OCCUPATO", al=None, valutazione_testo="")

    assert (esonero.tipo, esonero.al, esonero.rivalutazione_il) == ("ESCLUSIONE", None, None)


def test_grant_esonero_for_a_small_child_ends_the_day_before_his_third_birthday(mondo, adulto):
    leo = make_minore(mondo.caso)
    type(leo).objects.filter(pk=leo.pk).update(data_nascita=date(2024, 2, 29))
    leo.refresh_from_db()

    esonero = make_esonero(adulto, mondo.case_manager, "Z_CURA_MINORE_3", assistito=leo, al=None)

    assert esonero.al == date(2027, 2, 27)


def test_grant_esonero_to_one_member_for_each_person_cared_for_unless_it_says_why(mondo, adulto):
    altro = adulti_of(mondo.caso)[1]
    leo = make_minore(mondo.caso)
    make_esonero(adulto, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", assistito=leo)

    with pytest.raises(services.EsoneroError, match=f"si occupa già {adulto.nome}"):
        make_esonero(altro, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", assistito=leo)

    derogato = make_esonero(
        altro, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", assistito=leo, deroga="Due terapie al giorno."
    )
    assert derogato.deroga == "Due terapie al giorno."


def test_end_esonero_says_why_and_ends_once(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager)

    services.end_esonero(esonero, by=mondo.case_manager, motivo="Ha lasciato il tirocinio.")

    esonero.refresh_from_db()
    assert (esonero.stato, esonero.tolto_perche) == ("TOLTO", "Ha lasciato il tirocinio.")
    with pytest.raises(TransitionError):
        services.end_esonero(esonero, by=mondo.case_manager, motivo="Di nuovo.")


def test_expire_esoneri_ends_those_whose_last_day_has_passed(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager)

    assert services.expire_esoneri(esonero.al) == 0
    assert services.expire_esoneri(esonero.al + GIORNO) == 1
    assert services.expire_esoneri(esonero.al + GIORNO) == 0
    esonero.refresh_from_db()
    assert esonero.stato == "SCADUTO"


@pytest.mark.parametrize(
    "values",
    [{"tipo": "ESCLUSIONE"}, {"al": None}, {"al": date(2000, 1, 1)}, {"stato": "TOLTO"}, {"codice": "Z_CURA_MINORE_3"}],
)
def test_the_database_refuses_an_esonero_that_contradicts_itself(mondo, adulto, values):
    esonero = make_esonero(adulto, mondo.case_manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        Esonero.objects.filter(pk=esonero.pk).update(**values)


def test_grant_esonero_twice_for_the_same_reason_is_refused(mondo, adulto):
    make_esonero(adulto, mondo.case_manager)

    with pytest.raises(IntegrityError), transaction.atomic():
        services.grant_esonero(adulto, dati(), by=mondo.case_manager)
