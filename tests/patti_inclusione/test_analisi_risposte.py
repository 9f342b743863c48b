import pytest

from patti_inclusione.analisi.risposte import Uso, risposte_of
from patti_inclusione.models import BisognoRilevato, CaricoCura
from tests.factories.analisi import make_completa, make_minore, read


@pytest.fixture
def foglio(mondo):
    make_minore(mondo.caso)
    analisi = make_completa(mondo.caso, mondo.case_manager)
    analisi.ec_reddito_principale = "LAVORO_IRREGOLARE_DICHIARATO_A_VOCE"
    analisi.ec_debiti, analisi.motivi = "NON_RILEVATO", {"ec_debiti": "TEMPO"}
    analisi.save()
    return read(mondo.caso)


def answers(foglio, sezione, uso=Uso.SCHERMO, persona=None) -> dict[str, str]:
    pagina = foglio.pagina(sezione, persona.pk if persona else None)
    return {risposta.domanda: risposta.valore for risposta in risposte_of(foglio, pagina, uso)}


def test_risposte_of_puts_codes_in_words(foglio):
    condizioni = answers(foglio, "condizioni")

    assert condizioni["A che titolo abitano la casa"] == "Affitto da privati"
    assert condizioni["Problemi della casa"] == "Nessuno"
    assert condizioni["Debiti"] == "Non rilevato (non ce n'è stato il tempo)"


@pytest.mark.parametrize("uso", [Uso.STAMPA, Uso.ESPORTAZIONE])
def test_risposte_of_never_lets_violence_out(foglio, uso):
    assert "Violenza in famiglia" in answers(foglio, "condizioni")
    assert "Violenza in famiglia" not in answers(foglio, "condizioni", uso)


def test_risposte_of_never_exports_irregular_work(foglio):
    domanda = "Da dove viene la maggior parte delle entrate"

    assert answers(foglio, "condizioni", Uso.STAMPA)[domanda] == "Lavoro irregolare, detto a voce"
    assert domanda not in answers(foglio, "condizioni", Uso.ESPORTAZIONE)


def test_risposte_of_tells_rows_and_persons(foglio):
    adulta, minore = foglio.adulti[0], foglio.minori[0]
    CaricoCura.objects.create(
        analisi=foglio.analisi, ordine=0, assistito=minore.componente, assiste=adulta.componente, ore_settimana=10
    )
    bisogno = BisognoRilevato.objects.create(
        analisi=foglio.analisi, area="RETI", voce="RET_AMICI", gravita="LIEVE", nucleo_intero=True, nota="Da poco qui."
    )
    bisogno.componenti.set([minore.componente])
    foglio = read(foglio.caso)

    assert answers(foglio, "condizioni")["Cura 1"] == "Sara Conti, Marta Conti, 10"
    assert answers(foglio, "adulti", persona=adulta)["Lavoro"] == "Senza lavoro da 12 a 24 mesi"
    assert answers(foglio, "bisogni-reti") == {
        "Non hanno amici o vicini che aiutano": "Lieve · tutta la famiglia, Sara · Da poco qui."
    }


def test_risposte_of_every_page_can_be_told(foglio):
    assert all(risposte_of(foglio, pagina) is not None for pagina in foglio.pagine)
