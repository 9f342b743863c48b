"""What is worth a look on a good line, and never refuses it."""

import pytest

from rdc_platform.forniture.validazione import Record
from tests.forniture.costruzione import prestazione, spoil, validate

ALTRO_CF = "MRNLCU00A01H501J"


def test_validate_riga_gives_a_suppressed_comune_its_successor_and_its_own_ambito():
    found = validate(spoil(["belfiore_residenza"], "C056"))

    assert (found.dati["belfiore_residenza"], found.belfiore_dichiarato, found.ambito) == ("M439", "C056", "it-vicenza")
    assert found.avvisi == [("belfiore_residenza", "Il Comune C056 è soppresso: la residenza passa al Comune M439.")]


@pytest.mark.parametrize(
    ("field", "value", "avviso"),
    [
        ("cognome", "Russo", "Controlla il cognome: nel codice fiscale c'è RSS, dal cognome viene RSS."),
        ("cognome", "Verdi", "Controlla il cognome: nel codice fiscale c'è RSS, dal cognome viene VRD."),
        ("sesso", "F", "Controlla il sesso: il codice fiscale è di un uomo."),
        (
            "belfiore_nascita",
            "F205",
            "Controlla il luogo di nascita: nel codice fiscale c'è H501, il luogo scritto è F205.",
        ),
    ],
)
def test_validate_riga_only_warns_when_codice_fiscale_and_person_disagree(field, value, avviso):
    found = validate(spoil(["componenti", 0, field], value))

    assert isinstance(found, Record)
    assert found.avvisi == ([] if value == "Russo" else [("componenti[0]", avviso)])


def test_validate_riga_warns_of_a_benefit_of_someone_else():
    found = validate(spoil(["prestazioni"], [prestazione(codice_fiscale=ALTRO_CF)]))

    assert found.avvisi == [("prestazioni[0].codice_fiscale", "Questa prestazione è di una persona fuori dal nucleo.")]
