import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from patti_inclusione.models import CodiceVerifica
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_revisione as revisioni
from patti_inclusione.services import patto_verifica as services
from tests.factories.patti import make_bozza, make_da_firmare, make_firmato
from tests.factories.pdf import PDF, tiny_pdf

INVENTATO = "0123456789ABCDEFGHJK"


def codice_of(patto):
    return CodiceVerifica.objects.get(patto=patto, edizione=patto.edizione).codice


def test_each_closing_of_the_text_has_a_code_of_a_hundred_bits(mondo):
    patto = patti.freeze_patto(make_bozza(mondo.caso, mondo.case_manager), by=mondo.case_manager)
    first = codice_of(patto)
    patto = patti.freeze_patto(patti.unfreeze_patto(patto, by=mondo.case_manager), by=mondo.case_manager)

    assert first != codice_of(patto)
    assert len(services.ALFABETO) ** len(first) == 2**100


def test_judge_knows_the_text_to_sign_and_the_one_in_force(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    assert services.judge(codice_of(patto)) == "autentico"

    altro = make_firmato(mondo.caso_b, mondo.case_manager_b)
    assert services.judge(codice_of(altro)) == "autentico"


def test_judge_reads_a_code_as_people_type_it(mondo):
    codice = codice_of(make_da_firmare(mondo.caso, mondo.case_manager))
    typed = "-".join(codice[n : n + 5] for n in range(0, 20, 5)).lower().replace("0", "o").replace("1", "l")

    assert services.judge(f" {typed} ") == "autentico"


def test_judge_calls_superseded_what_was_opened_again_revised_or_thrown_away(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    codice = codice_of(patto)
    patti.unfreeze_patto(patto, by=mondo.case_manager)
    assert services.judge(codice) == "superato"

    firmato = make_firmato(mondo.caso_b, mondo.case_manager_b)
    codice = codice_of(firmato)
    revisione = revisioni.revise_patto(firmato, by=mondo.case_manager_b, motivo="PERIODICA")
    assert services.judge(codice) == "autentico"
    revisioni.enact_revisione(revisione, by=mondo.case_manager_b)
    assert services.judge(codice) == "superato"


def test_judge_compares_the_file(mondo):
    codice = codice_of(make_da_firmare(mondo.caso, mondo.case_manager))

    assert services.judge(codice, PDF) == "autentico"
    assert services.judge(codice, tiny_pdf("altro")) == "non_autentico"
    assert services.judge(codice, PDF[:-20]) == "non_autentico"


@pytest.mark.parametrize("codice", [INVENTATO, "", "x", "A" * 4000, "'; DROP TABLE x;--", "àèì" * 9])
@pytest.mark.parametrize("data", [None, PDF])
def test_judge_answers_alike_to_every_code_that_is_not(mondo, codice, data):
    make_da_firmare(mondo.caso, mondo.case_manager)

    with CaptureQueriesContext(connection) as asked:
        esito = services.judge(codice, data)

    assert (esito, len(asked)) == ("non_autentico", 1)


def test_judge_knows_nothing_of_a_document_that_is_not_made_yet(mondo):
    patto = patti.freeze_patto(make_bozza(mondo.caso, mondo.case_manager), by=mondo.case_manager)

    assert services.judge(codice_of(patto)) == "non_autentico"


def test_the_database_refuses_a_short_code(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)

    with pytest.raises(IntegrityError, match="codice_is_long"), transaction.atomic():
        CodiceVerifica.objects.create(codice="ABC", patto=patto, edizione=9)
