import pytest

from accounts.models import CodiceRecupero
from accounts.services import fattore, recupero
from accounts.services.fattore import EsitoCodice
from tests.accounts.test_services_accesso import together
from tests.factories.persone import make_operatore
from tests.factories.recuperi import make_codici, wrong


@pytest.fixture
def operatore(db):
    return make_operatore("Recuperi")


@pytest.mark.asvs("6.5.2")
@pytest.mark.asvs("6.5.3")
def test_renew_codici_gives_ten_that_the_figure_tells_apart_and_keeps_none_in_clear(operatore):
    codici = make_codici(operatore)

    assert [codice[0] for codice in codici] == list("0123456789")
    assert {len(recupero.plain(codice)) for codice in codici} == {11}
    kept = str(list(CodiceRecupero.objects.values()))
    assert not any(part in kept for codice in codici for part in (codice, recupero.plain(codice), codice[2:7]))


def test_renew_codici_kills_those_of_before(operatore):
    before = make_codici(operatore)
    after = make_codici(operatore)

    assert fattore.check_recupero(operatore.pk, before[4]) == EsitoCodice.SBAGLIATO
    assert fattore.check_recupero(operatore.pk, after[4]) == EsitoCodice.GIUSTO


@pytest.mark.asvs("6.5.1")
def test_check_recupero_takes_a_code_once(operatore):
    codici = make_codici(operatore)

    assert fattore.check_recupero(operatore.pk, codici[3]) == EsitoCodice.GIUSTO
    assert fattore.check_recupero(operatore.pk, codici[3]) == EsitoCodice.SBAGLIATO
    assert fattore.check_recupero(operatore.pk, codici[5]) == EsitoCodice.GIUSTO


def test_check_recupero_takes_a_code_as_a_hand_copies_it(operatore):
    codice = make_codici(operatore)[7]
    copied = codice.replace("-", " ").lower().replace("0", "o").replace("1", "l")

    assert fattore.check_recupero(operatore.pk, copied) == EsitoCodice.GIUSTO


def test_check_recupero_of_someone_elses_code_is_wrong(operatore):
    codice = make_codici(make_operatore("Altri"))[0]
    make_codici(operatore)

    assert fattore.check_recupero(operatore.pk, codice) == EsitoCodice.SBAGLIATO


@pytest.mark.parametrize("typed", ["", "3", "X-ABCDE-FGHJK", "3-ABCDE", "3-ABCDE-FGHJKK", "²-ABCDE-FGHJK", "000000"])
def test_check_recupero_of_what_is_no_code_is_wrong(operatore, typed):
    make_codici(operatore)

    assert fattore.check_recupero(operatore.pk, typed) == EsitoCodice.SBAGLIATO


@pytest.mark.asvs("6.3.1")
def test_check_recupero_counts_wrong_codes_with_those_of_the_telephone(operatore):
    codici = make_codici(operatore)
    for _ in range(4):
        assert fattore.check_recupero(operatore.pk, wrong(codici[0])) == EsitoCodice.SBAGLIATO

    assert fattore.check_code(operatore.pk, "000000") == EsitoCodice.BLOCCATO
    assert fattore.check_recupero(operatore.pk, codici[0]) == EsitoCodice.BLOCCATO
    assert CodiceRecupero.objects.filter(usato_il=None).count() == 10


@pytest.mark.django_db(transaction=True)
def test_check_recupero_takes_one_code_once_even_from_four_requests_together():
    operatore = make_operatore("Corse")
    codice = make_codici(operatore)[2]

    outcomes = together(lambda: fattore.check_recupero(operatore.pk, codice), 4)

    assert outcomes.count(EsitoCodice.GIUSTO) == 1
