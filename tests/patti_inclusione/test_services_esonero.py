"""Exclusions and exonerations: what is asked of each, one for each care, evaluating again, their care."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from patti_inclusione.models import Esonero, SituazioneComponente
from patti_inclusione.services.esonero_regole import EsoneroError
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.esoneri import OGGI, expire, make_esonero
from tests.factories.patti import adulti_of, make_file_firmato, make_minore
from tests.factories.spostamenti import close_caso

GIORNO = timedelta(days=1)
CURA = "Z_CURA_DISABILE_GRAVE_NA"


@pytest.fixture
def adulto(mondo):
    return adulti_of(mondo.caso)[0]


@pytest.fixture
def leo(mondo):
    """A child whom INPS knows as severely disabled."""
    minore = make_minore(mondo.caso)
    SituazioneComponente.objects.filter(pk=minore.pk).update(disabilita="GRAVE")
    minore.refresh_from_db()
    return minore


@pytest.fixture
def esonero(mondo, adulto):
    return make_esonero(adulto, mondo.case_manager)


def born(persona, giorno):
    type(persona).objects.filter(pk=persona.pk).update(data_nascita=giorno)
    persona.refresh_from_db()


def test_grant_esonero_keeps_what_was_decided_and_by_whom(mondo, esonero):
    assert (esonero.tipo, esonero.fonte, esonero.stato) == ("ESONERO", "CASE_MANAGER", "IN_VIGORE")
    assert esonero.valutato_da == mondo.case_manager.accreditamento
    assert esonero.rivalutazione_il == esonero.al - 30 * GIORNO
    assert mondo.caso.eventi.filter(tipo="esonero", testo="Esonero di una persona").count() == 1
    assert AccessoDato.objects.filter(atto="grant_esonero").count() == 1


def test_grant_esonero_for_a_short_time_is_evaluated_again_halfway_or_on_the_day_written(mondo, adulto):
    breve = make_esonero(adulto, mondo.case_manager, al=OGGI + 20 * GIORNO)
    scelto = make_esonero(adulto, mondo.case_manager, "Z_CORSO_FORMAZIONE", rivalutazione_il=OGGI + 5 * GIORNO)

    assert [row.rivalutazione_il - OGGI for row in (breve, scelto)] == [10 * GIORNO, 5 * GIORNO]


def test_grant_esonero_of_the_family_of_another_is_not_found(mondo, adulto):
    with pytest.raises(Http404):
        make_esonero(adulto, mondo.collega)


def test_grant_esonero_of_a_closed_case_is_refused(mondo, adulto):
    close_caso(mondo.caso, "ALTRO", "CONVOCATO")

    with pytest.raises(TransitionError):
        make_esonero(adulto, mondo.case_manager)


@pytest.mark.parametrize(
    ("codice", "values", "refusal"),
    [
        ("Z_TIROCINIO", {"al": None}, ("al", "ha sempre una fine")),
        ("Z_TIROCINIO", {"al": OGGI - GIORNO}, ("al", "prima dell'inizio")),
        ("Z_TIROCINIO", {"valutazione_testo": " "}, ("valutazione_testo", "la valutazione")),
        ("Z_TIROCINIO", {"rivalutazione_il": OGGI + 91 * GIORNO}, ("rivalutazione_il", "fra l'inizio e la fine")),
        ("Z_TIROCINIO", {"adesione_volontaria": True}, ("adesione_volontaria", "togli la spunta")),
        ("Z_SALUTE_TEMPORANEA", {}, ("documento", "il documento")),
        ("Z_GRAVIDANZA", {}, ("documento", "il documento")),
        ("X_STUDENTE_REGOLARE", {}, ("documento", "il documento")),
        ("X_ETA_65", {}, ("codice", "la contiamo noi")),
        (CURA, {}, ("assistito", "di quale persona")),
    ],
)
def test_grant_esonero_says_what_is_missing_and_where(mondo, adulto, codice, values, refusal):
    campo, parola = refusal

    with pytest.raises(EsoneroError, match=parola) as refused:
        make_esonero(adulto, mondo.case_manager, codice, **values)

    assert refused.value.campo == campo
    assert not Esonero.objects.exists()


def test_grant_esonero_of_somebody_cared_for_is_only_for_a_care(mondo, adulto, leo):
    with pytest.raises(EsoneroError, match="Di nessuno"):
        make_esonero(adulto, mondo.case_manager, assistito=leo)


def test_grant_esonero_of_an_exclusion_may_have_no_end(mondo, adulto):
    row = make_esonero(adulto, mondo.case_manager, "X_OCCUPATO", make_file_firmato(), al=None, valutazione_testo="")

    assert (row.tipo, row.al, row.rivalutazione_il, bool(row.documento_id)) == ("ESCLUSIONE", None, None, True)


def test_grant_esonero_asks_no_proof_of_what_inps_knows(mondo, adulto):
    adulto.situazione.motivo_esclusione = "X_DISABILITA_L68"
    adulto.situazione.save(update_fields=["motivo_esclusione"])

    row = make_esonero(adulto, mondo.case_manager, "X_DISABILITA_L68", al=None, adesione_volontaria=True)

    assert row.adesione_volontaria


def test_grant_esonero_for_a_small_child_ends_the_day_before_his_third_birthday(mondo, adulto, leo):
    born(leo, date(2024, 2, 29))

    row = make_esonero(
        adulto, mondo.case_manager, "Z_CURA_MINORE_3", dal=date(2026, 1, 1), assistito=leo, al=None
    )  # fmt: skip

    assert row.al == date(2027, 2, 27)


def test_grant_esonero_for_a_child_of_three_is_refused(mondo, adulto, leo):
    born(leo, calendario.add_mesi(OGGI, -36))

    with pytest.raises(EsoneroError, match="Leo ha già compiuto"):
        make_esonero(adulto, mondo.case_manager, "Z_CURA_MINORE_3", assistito=leo)


def test_grant_esonero_for_one_whom_inps_does_not_know_as_disabled_asks_for_the_document(mondo, adulto):
    minore = make_minore(mondo.caso)

    with pytest.raises(EsoneroError, match="INPS non dice che Leo"):
        make_esonero(adulto, mondo.case_manager, CURA, assistito=minore)

    assert make_esonero(adulto, mondo.case_manager, CURA, make_file_firmato(), assistito=minore).documento


def test_grant_esonero_to_one_member_for_each_disabled_person_unless_it_says_why(mondo, adulto, leo):
    altro = adulti_of(mondo.caso)[1]
    make_esonero(adulto, mondo.case_manager, CURA, assistito=leo)

    with pytest.raises(EsoneroError, match=f"un'altra persona, {adulto.nome}") as refused:
        make_esonero(altro, mondo.case_manager, CURA, assistito=leo)

    assert refused.value.campo == "deroga"
    derogato = make_esonero(altro, mondo.case_manager, CURA, assistito=leo, deroga="Due terapie al giorno.")
    assert derogato.deroga == "Due terapie al giorno."


def test_grant_esonero_to_two_members_for_two_disabled_persons(mondo, adulto, leo):
    uno, due = adulti_of(mondo.caso)
    make_esonero(uno, mondo.case_manager, CURA, assistito=leo)

    assert make_esonero(due, mondo.case_manager, CURA, make_file_firmato(), assistito=uno).deroga == ""


def test_grant_esonero_to_one_member_for_all_the_small_children(mondo, adulto, leo):
    altro, mia = adulti_of(mondo.caso)[1], make_minore(mondo.caso, "Mia")
    for figlio in (leo, mia):
        born(figlio, OGGI - 400 * GIORNO)
    make_esonero(adulto, mondo.case_manager, "Z_CURA_MINORE_3", assistito=leo)

    with pytest.raises(EsoneroError, match="un'altra persona"):
        make_esonero(altro, mondo.case_manager, "Z_CURA_MINORE_3", assistito=mia)


def test_grant_esonero_to_another_after_the_first_is_over(mondo, adulto, leo):
    altro = adulti_of(mondo.caso)[1]
    primo = make_esonero(adulto, mondo.case_manager, CURA, assistito=leo)

    row = make_esonero(altro, mondo.case_manager, CURA, assistito=leo, dal=primo.al + GIORNO, al=primo.al + 9 * GIORNO)

    assert row.deroga == ""


def test_grant_esonero_twice_for_the_same_reason_is_refused(mondo, adulto, esonero):
    with pytest.raises(EsoneroError, match="C'è già"):
        make_esonero(adulto, mondo.case_manager)


def test_grant_esonero_again_after_the_end_asks_to_evaluate_the_old_one_no_more(mondo, adulto, esonero):
    expire(esonero)

    nuovo = make_esonero(adulto, mondo.case_manager)

    esonero.refresh_from_db()
    assert (esonero.stato, esonero.rivalutazione_il, nuovo.stato) == ("SCADUTO", None, "IN_VIGORE")


def test_grant_esonero_again_does_not_wait_for_the_night(mondo, adulto, esonero):
    Esonero.objects.filter(pk=esonero.pk).update(dal=OGGI - 9 * GIORNO, al=OGGI - GIORNO)

    make_esonero(adulto, mondo.case_manager)

    esonero.refresh_from_db()
    assert esonero.stato == "SCADUTO"
