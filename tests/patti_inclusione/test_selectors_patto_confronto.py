import pytest

from patti_inclusione.selectors.patto_confronto import binds_anew, compare
from patti_inclusione.services import patto_revisione as services
from tests.factories.patti import make_firmato, make_impegno


@pytest.fixture
def firmato(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


@pytest.fixture
def revisione(mondo, firmato):
    return services.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")


def rows(prima, dopo, titolo):
    return next(sezione for sezione in compare(prima, dopo) if sezione.titolo == titolo).righe


def marked(pezzi):
    return "".join(pezzo.testo for pezzo in pezzi if pezzo.segno).strip()


def test_compare_finds_nothing_in_a_copy(firmato, revisione):
    assert {riga.stato for sezione in compare(firmato, revisione) for riga in sezione.righe} == {"uguale"}
    assert not binds_anew(firmato, revisione)


def test_compare_marks_the_words_that_differ(firmato, revisione):
    revisione.obiettivi.update(testo="Zagara: la famiglia arriva a metà mese")

    (riga,) = rows(firmato, revisione, "Obiettivi")

    assert riga.stato == "cambiato"
    assert (marked(riga.prima), marked(riga.dopo)) == ("fine", "metà")


def test_compare_tells_what_came_and_what_went(firmato, revisione):
    gone = revisione.impegni.last()
    make_impegno(revisione, gone.componente, descrizione="Segue un corso")
    gone.delete()

    righe = rows(firmato, revisione, "Impegni")

    assert [riga.stato for riga in righe] == ["uguale", "nuovo", "tolto"]
    assert (righe[1].prima, righe[2].dopo) == ([], [])


def test_who_pays_and_how_far_a_support_has_come_bind_nobody(firmato, revisione):
    revisione.sostegni.update(fondo="QSFP", stato="IN_LISTA_ATTESA")

    assert not binds_anew(firmato, revisione)
