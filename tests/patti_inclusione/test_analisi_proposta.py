import pytest

from patti_inclusione.analisi.proposta import RAGIONI, Adulto, Quadro, suggest_esito
from patti_inclusione.models import AreaBisogno, Gravita

NESSUNO, LIEVE, MODERATO, GRAVE = "NESSUN_BISOGNO", "LIEVE", "MODERATO", "GRAVE"


def aree(**gravita: str) -> dict[str, str]:
    """Six areas without need, but for those given."""
    return dict.fromkeys(AreaBisogno.values, NESSUNO) | gravita


NON_SEGUITO = Adulto(salute_mentale="BISOGNO_NON_IN_CARICO")
TABELLA = [
    # areas, adults, minors, protection, violence → outcome, reasons
    (aree(), [], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(LAVORO=LIEVE), [], [], "", "NO", "A", ("SOLO_LAVORO",)),
    (aree(LAVORO=MODERATO), [], [NESSUNO], "NESSUNA", "NO", "A", ("SOLO_LAVORO",)),
    (aree(LAVORO=LIEVE), [], [LIEVE], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(LAVORO=LIEVE, ABITATIVA=LIEVE), [], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(LAVORO=LIEVE, RETI="NON_RILEVATO"), [], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(ECONOMICA=MODERATO), [], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(ECONOMICA=MODERATO, RETI=MODERATO), [], [], "", "NO", "C", ("PIU_AREE",)),
    (aree(ABITATIVA=GRAVE), [], [], "", "NO", "C", ("AREA_GRAVE",)),
    (aree(LAVORO=GRAVE), [], [], "", "NO", "C", ("AREA_GRAVE",)),
    (aree(), [], [MODERATO], "", "NO", "C", ("MINORE",)),
    (aree(), [], [NESSUNO], "SEGNALAZIONE_PREGRESSA", "NO", "C", ("PROTEZIONE",)),
    (aree(), [], [], "", "SOSPETTO", "C", ("VIOLENZA",)),
    (aree(), [], [], "", "IN_CORSO_PERCORSO", "C", ("VIOLENZA",)),
    (aree(), [], [], "", "NON_RILEVATO", "C", ("VIOLENZA_NON_ESCLUSA",)),
    (aree(), [NON_SEGUITO], [], "", "NO", "D", ("SPECIALISTICO_NON_SEGUITO", "ALTRE_AREE_LIEVI")),
    (aree(PERSONALE_SOCIALE=GRAVE), [NON_SEGUITO], [], "", "NO", "D", ("SPECIALISTICO_NON_SEGUITO", "ALTRE_AREE_LIEVI")),
    (aree(ECONOMICA=MODERATO), [NON_SEGUITO], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(), [Adulto(dipendenze="IN_CARICO", salute=GRAVE)], [], "", "NO", "D", ("SPECIALISTICO_GRAVE", "ALTRE_AREE_LIEVI")),
    (aree(), [Adulto(dipendenze="IN_CARICO", salute=MODERATO)], [], "", "NO", "B", ("NON_COMPLESSO",)),
    (aree(), [Adulto(dipendenze="SOSPETTO", salute=GRAVE)], [], "", "NO", "B", ("NON_COMPLESSO",)),
]  # fmt: skip


@pytest.mark.parametrize(("risposte", "esito", "ragioni"), [(row[:5], *row[5:]) for row in TABELLA])
def test_suggest_esito_follows_the_table(risposte, esito, ragioni):
    proposta = suggest_esito(Quadro(*risposte))

    assert (proposta.esito, proposta.ragioni) == (esito, ragioni)


def test_suggest_esito_says_nothing_while_an_area_has_no_answer():
    quadro = Quadro(aree() | {"RETI": ""})

    assert suggest_esito(quadro) is None


def test_suggest_esito_has_words_for_each_reason():
    used = {ragione for *_, ragioni in TABELLA for ragione in ragioni}

    assert used == set(RAGIONI)


def test_suggest_esito_takes_the_labels_of_the_scale():
    assert {NESSUNO, LIEVE, MODERATO, GRAVE} < set(Gravita.values)
