"""Who is bound on a day: age, what the services decided, INPS's word, in this order."""

from datetime import timedelta

import pytest

from patti_inclusione.models import SituazioneComponente
from patti_inclusione.selectors.esonero import bound_members, is_fuori_puc, perche_libero
from rdc_platform import calendario
from tests.factories.esoneri import OGGI, make_esonero
from tests.factories.patti import adulti_of, make_minore

GIORNO = timedelta(days=1)


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


def test_bound_members_leaves_out_who_is_exonerated_while_it_holds(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager)

    assert [adulto in bound_members(mondo.caso, giorno) for giorno in (
        esonero.dal - GIORNO, esonero.dal, esonero.al, esonero.al + GIORNO
    )] == [True, False, False, True]  # fmt: skip


def test_bound_members_takes_the_word_of_inps(mondo, adulto):
    SituazioneComponente.objects.filter(pk=adulto.pk).update(tenuto_obblighi=False, motivo_esclusione="X_OCCUPATO")

    assert adulto not in bound_members(mondo.caso, OGGI)


@pytest.mark.parametrize(("anni", "legato"), [(18, True), (65, False)])
def test_bound_members_counts_the_age_on_the_day(mondo, adulto, anni, legato):
    type(adulto).objects.filter(pk=adulto.pk).update(data_nascita=calendario.add_mesi(OGGI, -12 * anni))

    assert [adulto in bound_members(mondo.caso, giorno) for giorno in (OGGI - GIORNO, OGGI)] == [not legato, legato]


def test_bound_members_keeps_who_is_out_of_work_alone(mondo, adulto):
    make_esonero(adulto, mondo.case_manager, ambito_obbligo="SOLO_LAVORO")

    assert adulto in bound_members(mondo.caso, OGGI)


def test_bound_members_forgets_what_was_taken_away(mondo, adulto):
    esonero = make_esonero(adulto, mondo.case_manager)
    type(esonero).objects.filter(pk=esonero.pk).update(stato="TOLTO", tolto_perche="Prova.")

    assert adulto in bound_members(mondo.caso, OGGI)


def test_bound_members_asks_two_queries(mondo, django_assert_num_queries):
    bound_members(mondo.caso, OGGI)  # the parameters of the law are read once a minute

    with django_assert_num_queries(2):
        bound_members(mondo.caso, OGGI)


def test_perche_libero_says_the_reason_in_words(mondo, adulto):
    assert perche_libero(adulto, OGGI) == ""

    make_esonero(adulto, mondo.case_manager)

    assert perche_libero(adulto, OGGI) == "tirocinio"


def test_is_fuori_puc_of_who_cares_for_somebody_even_if_bound_to_the_rest(mondo, adulto):
    assert not is_fuori_puc(adulto, OGGI)

    make_esonero(
        adulto, mondo.case_manager, "Z_CURA_DISABILE_GRAVE_NA", assistito=make_minore(mondo.caso),
        ambito_obbligo="SOLO_LAVORO",
    )  # fmt: skip

    assert is_fuori_puc(adulto, OGGI)
    assert adulto in bound_members(mondo.caso, OGGI)
