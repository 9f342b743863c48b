import json
from pathlib import Path

import pytest

from patti_inclusione.services.differenze_parole import NOMI, name_campo, write_valore

SCHEMA = Path(__file__).parents[2] / "rdc_platform/forniture/schemi/fornitura_inps.schema.json"


def leaves(node: dict, path: str = "") -> set[str]:
    """The paths of a JSON schema's leaves, arrays left out: persons and benefits are compared apart."""
    found = set()
    for name, inner in node.get("properties", {}).items():
        options = [inner, *inner.get("anyOf", [])]
        nested = next((each for each in options if each.get("type") == "object"), None)
        if nested:
            found |= leaves(nested, f"{path}{name}.")
        elif inner.get("type") != "array":
            found.add(f"{path}{name}")
    return found


def test_every_field_of_the_schema_has_a_name_in_words():
    domanda = json.loads(SCHEMA.read_text())["$defs"]["domanda"]
    persona = domanda["properties"]["componenti"]["items"]
    never_differ = {"tipo", "protocollo_inps", "versione", "codice_fiscale"}

    assert (leaves(domanda) | leaves(persona)) - never_differ - NOMI.keys() == set()


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("tenuto_obblighi", True, "sì"),
        ("stato_beneficio", "SOSPESO", "Sospeso"),
        ("isee.dsu_scadenza", "2019-12-31", "31/12/2019"),
        ("data_stato", "2019-04-15", "15/04/2019"),
        ("isee.valore", "3120.55", "3120.55"),
        ("contatti.email", None, ""),
    ],
)
def test_write_valore_speaks_to_a_person(path, value, words):
    assert write_valore(path, value) == words


def test_name_campo_keeps_a_field_nobody_named_yet():
    assert name_campo("nuovo.campo") == "nuovo.campo"
