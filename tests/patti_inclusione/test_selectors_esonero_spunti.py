"""What is known already of who may be exonerated."""

from patti_inclusione.selectors.esonero import list_esoneri
from patti_inclusione.selectors.esonero_spunti import spunti_of
from tests.factories.casi import give_caso
from tests.factories.esoneri import OGGI, expire, make_esonero
from tests.factories.patti import adulti_of
from tests.factories.rinnovi import make_rinnovo


def spunti(caso):
    return {pk: rows for pk, rows in spunti_of(caso, OGGI, list_esoneri(caso)).items() if rows}


def renew(mondo):
    return give_caso(make_rinnovo(mondo.caso), mondo.case_manager, mondo.coordinatore)


def test_spunti_of_a_renewal_are_what_still_holds_of_the_domanda_before(mondo):
    prima = make_esonero(adulti_of(mondo.caso)[0], mondo.case_manager)
    dopo = renew(mondo)
    ora = dopo.nucleo.componenti.get(codice_fiscale=prima.componente.codice_fiscale)

    found = spunti(dopo)

    assert [row.testo for row in found[ora.pk]] == ["Dalla domanda di prima: tirocinio"]
    assert found[ora.pk][0].initial["al"] == prima.al

    make_esonero(ora, mondo.case_manager)
    assert spunti(dopo) == {}


def test_spunti_of_a_renewal_leave_out_what_is_over_and_who_went_his_way(mondo):
    prima = make_esonero(adulti_of(mondo.caso)[0], mondo.case_manager)
    dopo = renew(mondo)
    assert len(spunti(dopo)) == 1

    dopo.nucleo.componenti.exclude(codice_fiscale=prima.componente.codice_fiscale).update(uscito_il=OGGI)
    assert spunti(dopo) == {}

    dopo.nucleo.componenti.update(uscito_il=None)
    expire(prima)
    assert spunti(dopo) == {}
