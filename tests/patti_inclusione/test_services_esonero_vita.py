"""An exoneration once it is given: changed, evaluated again, ended, and what the database refuses of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import Esonero
from patti_inclusione.services import esonero as services
from patti_inclusione.services.esonero_regole import EsoneroError
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.esoneri import OGGI, dati, expire, make_esonero
from tests.factories.patti import adulti_of

GIORNO = timedelta(days=1)
CURA = "Z_CURA_DISABILE_GRAVE_NA"


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


@pytest.fixture
def esonero(mondo, adulto):
    return make_esonero(adulto, mondo.case_manager)


def test_edit_esonero_moves_the_end_and_the_day_to_evaluate_it_again(mondo, esonero):
    fine = OGGI + 200 * GIORNO

    row = services.edit_esonero(esonero, dati(al=fine, ambito_obbligo="SOLO_PUC"), versione=0, by=mondo.case_manager)

    assert (row.al, row.rivalutazione_il, row.ambito_obbligo) == (fine, fine - 30 * GIORNO, "SOLO_PUC")


def test_edit_esonero_from_a_page_of_before_writes_nothing(mondo, esonero):
    services.edit_esonero(esonero, dati(al=OGGI + 200 * GIORNO), versione=0, by=mondo.case_manager)
    services.review_esonero(esonero, by=mondo.case_manager)

    for versione in (0, 1):
        with pytest.raises(VersioneError):
            services.edit_esonero(esonero, dati(), versione=versione, by=mondo.case_manager)

    esonero.refresh_from_db()
    assert esonero.al == OGGI + 200 * GIORNO


def test_edit_esonero_asks_what_granting_asks(mondo, esonero):
    with pytest.raises(EsoneroError, match="ha sempre una fine"):
        services.edit_esonero(esonero, dati(al=None), versione=0, by=mondo.case_manager)


def test_what_is_over_is_neither_changed_nor_taken_away(mondo, esonero):
    expire(esonero)

    with pytest.raises(TransitionError):
        services.edit_esonero(esonero, dati(), versione=0, by=mondo.case_manager)
    with pytest.raises(TransitionError):
        services.end_esonero(esonero, by=mondo.case_manager, dal=OGGI, motivo="Di nuovo.")


def test_review_esonero_leaves_it_as_it_is_and_asks_no_more(mondo, esonero):
    services.review_esonero(esonero, by=mondo.case_manager)

    esonero.refresh_from_db()
    assert (esonero.stato, esonero.rivalutazione_il) == ("IN_VIGORE", None)


def test_end_esonero_says_why_and_from_when(mondo, esonero):
    services.end_esonero(esonero, by=mondo.case_manager, dal=OGGI, motivo="Ha lasciato il tirocinio.")

    esonero.refresh_from_db()
    assert (esonero.stato, esonero.tolto_dal, esonero.tolto_perche) == ("TOLTO", OGGI, "Ha lasciato il tirocinio.")


def test_end_esonero_in_the_future_is_refused(mondo, esonero):
    with pytest.raises(EsoneroError, match="futura"):
        services.end_esonero(esonero, by=mondo.case_manager, dal=OGGI + GIORNO, motivo="Lascerà.")


@pytest.mark.parametrize("act", [services.review_esonero, services.edit_esonero, services.end_esonero])
def test_the_acts_on_the_family_of_another_are_not_found(mondo, esonero, act):
    extra = {services.edit_esonero: (dati(),)}.get(act, ())
    words = {services.end_esonero: {"dal": OGGI, "motivo": "No."}, services.edit_esonero: {"versione": 0}}.get(act, {})

    with pytest.raises(Http404):
        act(esonero, *extra, by=mondo.collega, **words)


def test_expire_esonero_ends_it_when_its_last_day_has_passed(mondo, esonero):
    assert services.list_over(esonero.al) == []
    assert services.list_over(esonero.al + GIORNO) == [esonero.pk]

    services.expire_esonero(esonero.pk, oggi=esonero.al)
    services.expire_esonero(esonero.pk, oggi=esonero.al + GIORNO)
    services.expire_esonero(esonero.pk, oggi=esonero.al + GIORNO)

    esonero.refresh_from_db()
    assert (esonero.stato, services.list_over(esonero.al + GIORNO)) == ("SCADUTO", [])
    assert mondo.caso.eventi.filter(testo="Finito: esonero di una persona").count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"tipo": "ESCLUSIONE"},
        {"al": None},
        {"al": date(2000, 1, 1)},
        {"stato": "TOLTO"},
        {"tolto_dal": OGGI},
        {"codice": "Z_CURA_MINORE_3"},
        {"adesione_volontaria": True},
    ],
)
def test_the_database_refuses_an_esonero_that_contradicts_itself(esonero, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Esonero.objects.filter(pk=esonero.pk).update(**values)


def test_the_database_refuses_two_in_force_for_one_reason(esonero):
    esonero.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        esonero.save(force_insert=True)
