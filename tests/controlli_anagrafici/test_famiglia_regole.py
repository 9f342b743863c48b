import pytest

from controlli_anagrafici.famiglia_regole import ASSENTI, PRESENTI, Persona, check_persona, compute_esito
from controlli_anagrafici.models import CausaleDifferenza

CE = Persona(in_dsu=True, in_anagrafe=True)
NON_GUARDATA = Persona(in_dsu=True, in_anagrafe=None)
OMESSA = Persona(in_dsu=False, in_anagrafe=True, causale="OMISSIONE")
CONIUGE = Persona(in_dsu=True, in_anagrafe=False, causale="CONIUGE_ALTRA_RESIDENZA", giustificata=True)


@pytest.mark.parametrize(
    ("persone", "esito"),
    [
        ([], "DA_VERIFICARE"),
        ([CE, NON_GUARDATA], "DA_VERIFICARE"),
        ([CE, CE], "CONFORME"),
        ([CE, CONIUGE], "DIFFORME_GIUSTIFICATA"),
        ([CE, CONIUGE, OMESSA], "DIFFORME"),
    ],
)
def test_compute_esito_is_different_with_one_difference_that_is_not_justified(persone, esito):
    assert compute_esito(persone) == esito


def figlio(anni):
    return Persona(True, False, "FIGLIO_MAGGIORENNE_A_CARICO", True, anni=anni)


@pytest.mark.parametrize(
    ("persona", "campo"),
    [
        (CE, None),
        (NON_GUARDATA, None),
        (CONIUGE, None),
        (Persona(True, True, "AFFIDO"), "causale"),
        (Persona(True, False), "causale"),
        (Persona(True, False, "OMISSIONE"), "causale"),
        (Persona(False, True, "AGGIUNTA_INDEBITA"), "causale"),
        (Persona(False, True, "OMISSIONE", giustificata=True), "giustificata"),
        (Persona(True, False, "AGGIUNTA_INDEBITA", giustificata=True), "giustificata"),
        (figlio(25), None),
        (figlio(26), "giustificata"),
        (Persona(True, False, "ALTRO", giustificata=True), "note"),
        (Persona(True, False, "ALTRO", giustificata=True, note="Sentenza"), None),
    ],
)
def test_check_persona_says_which_field_is_wrong(persona, campo):
    assert list(check_persona(persona, eta_figlio=26)) == ([campo] if campo else [])


def test_every_reason_is_of_one_side_at_least():
    assert {*ASSENTI, *PRESENTI} == set(CausaleDifferenza)
