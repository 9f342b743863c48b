"""Formal warnings: on which commitments, in which order, and their verification."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import Patto, RichiamoFormale
from patti_inclusione.selectors.segnalazione import impegni_to_warn, richiami_on
from patti_inclusione.services import richiamo as services
from patti_inclusione.services.patto_revisione import revise_patto
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti
from tests.factories.patti import adulti_of, make_impegno
from tests.factories.pdf import PDF
from tests.factories.segnalazioni import OGGI, make_file, make_impegno_e07, make_richiamo

GIORNO = timedelta(days=1)


def dati(**values):
    defaults = {
        "data": OGGI - 2 * GIORNO,
        "canale": "CONSEGNA_A_MANO",
        "ricevuto_il": OGGI,
        "termine_adeguamento": OGGI + 15 * GIORNO,
    }
    return services.Richiamo(**(defaults | values))


@pytest.fixture
def impegno(mondo):
    return make_impegno_e07(mondo.caso, mondo.case_manager)


def warn(mondo, impegno, **values):
    return services.warn_impegno(impegno, dati(**values), by=mondo.case_manager, firmato=make_file())


def test_warn_impegno_numbers_the_warnings(mondo, impegno):
    make_richiamo(impegno, mondo.case_manager, "ADEGUATO")

    richiamo = warn(mondo, impegno)

    assert (richiamo.numero, richiamo.esito_verifica) == (2, "")
    assert richiamo.file_firmato.tipo_contenuto == "application/pdf"


def test_warn_impegno_waits_for_the_verification_of_the_one_before(mondo, impegno):
    warn(mondo, impegno)

    with pytest.raises(services.RichiamoError, match="Prima verifica il richiamo"):
        warn(mondo, impegno)


def test_warn_impegno_counts_those_of_the_version_before(mondo, impegno):
    make_richiamo(impegno, mondo.case_manager, "ADEGUATO")
    nuovo = make_copy(mondo, impegno)

    assert warn(mondo, nuovo).numero == 2
    assert [richiamo.numero for richiamo in richiami_on(nuovo)] == [1, 2]
    assert nuovo not in impegni_to_warn(mondo.caso)


def make_copy(mondo, impegno):
    """The same commitment in a later version of the Patto, in force."""
    revisione = revise_patto(impegno.patto, by=mondo.case_manager, motivo="PERIODICA")
    Patto.objects.filter(pk=impegno.patto_id).update(stato="SUPERATO")
    Patto.objects.filter(pk=revisione.pk).update(
        stato="ATTIVO", data_sottoscrizione=OGGI, file_firmato=documenti.store_pdf(PDF, "patto.pdf")
    )
    return Patto.objects.get(pk=revisione.pk).impegni.get(origine=impegno.filo)


def test_warn_impegno_wants_a_warning_given_when_the_family_was_already_bound(mondo, impegno):
    firmato = OGGI - GIORNO
    Patto.objects.filter(pk=impegno.patto_id).update(data_sottoscrizione=firmato)

    with pytest.raises(services.RichiamoError, match=f"L'impegno è cominciato il {firmato:%d/%m/%Y}"):
        warn(mondo, impegno)


def test_warn_impegno_counts_the_days_from_the_first_version_that_was_signed(mondo, impegno):
    nuovo = make_copy(mondo, impegno)

    assert warn(mondo, nuovo).numero == 1


def test_warn_impegno_stops_at_four(mondo, impegno):
    for _ in range(4):
        make_richiamo(impegno, mondo.case_manager)

    with pytest.raises(services.RichiamoError, match="già quattro"):
        warn(mondo, impegno)


def test_warn_impegno_of_another_kind_is_refused(mondo, impegno):
    altro = make_impegno(impegno.patto, adulti_of(mondo.caso)[0])

    with pytest.raises(services.RichiamoError, match="solo per la scuola"):
        warn(mondo, altro)


def test_warn_impegno_of_a_patto_that_is_over_is_refused(mondo, impegno):
    Patto.objects.filter(pk=impegno.patto_id).update(stato="SUPERATO")
    impegno.refresh_from_db()

    with pytest.raises(services.RichiamoError, match="non è attivo"):
        warn(mondo, impegno)


@pytest.mark.parametrize(
    "values",
    [
        {"data": OGGI + GIORNO},
        {"ricevuto_il": OGGI + GIORNO},
        {"data": OGGI, "ricevuto_il": OGGI - GIORNO},
        {"termine_adeguamento": OGGI},
    ],
)
def test_warn_impegno_wants_its_days_in_order(mondo, impegno, values):
    with pytest.raises(services.RichiamoError):
        warn(mondo, impegno, **values)


def test_warn_impegno_is_of_the_case_manager_of_the_case(mondo, impegno):
    with pytest.raises(Http404):
        services.warn_impegno(impegno, dati(), by=mondo.collega, firmato=make_file())


def test_verify_richiamo_says_what_became_of_it(mondo, impegno):
    richiamo = make_richiamo(impegno, mondo.case_manager, "")

    services.verify_richiamo(richiamo, by=mondo.case_manager, esito="NON_ADEGUATO")

    found = RichiamoFormale.objects.get()
    assert (found.esito_verifica, found.verificato_il) == ("NON_ADEGUATO", OGGI)
    with pytest.raises(TransitionError):
        services.verify_richiamo(richiamo, by=mondo.case_manager, esito="ADEGUATO")


def test_verify_richiamo_before_the_term_is_over_is_refused(mondo, impegno):
    richiamo = warn(mondo, impegno)

    with pytest.raises(TransitionError):
        services.verify_richiamo(richiamo, by=mondo.case_manager, esito="NON_ADEGUATO")


def test_verify_richiamo_of_another_case_manager_is_not_there(mondo, impegno):
    richiamo = make_richiamo(impegno, mondo.case_manager, "")

    with pytest.raises(Http404):
        services.verify_richiamo(richiamo, by=mondo.collega, esito="ADEGUATO")


@pytest.mark.parametrize("values", [{"numero": 5}, {"verificato_il": OGGI}, {"ricevuto_il": OGGI - 99 * GIORNO}])
def test_the_database_refuses_what_must_never_be(mondo, impegno, values):
    richiamo = make_richiamo(impegno, mondo.case_manager, "")

    with pytest.raises(IntegrityError), transaction.atomic():
        RichiamoFormale.objects.filter(pk=richiamo.pk).update(**values)
