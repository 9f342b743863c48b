"""Our compiled checks and the jsonschema library must agree, document by document."""

import copy
import json
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rdc_platform.forniture import schema
from rdc_platform.forniture.schema_json import DECODER
from tests.forniture.costruzione import domanda, without_nulls

SCHEMA = json.loads(
    resources.files("rdc_platform.forniture").joinpath("schemi/fornitura_inps.schema.json").read_text("utf-8")
)
ORACLE = Draft202012Validator(SCHEMA["$defs"]["domanda"], format_checker=Draft202012Validator.FORMAT_CHECKER)

# Values near the edge of what some field takes. A final LF is left out: Python's `$` lets it pass and JSON Schema's does not.
ODD = [
    *(None, True, False, 0, 1, -1, 1.0, 1.5, 36, 37, 2**31 - 1, "", " ", "x", "x" * 25, "x" * 81, [], {}, [None], [{}]),
    *("2019-02-29", "2020-02-29", "2019-13-01", "20190101", "2019-1-1", "0000-01-01", "9999-12-31", "2019-W01-1"),
    *(
        "1.00",
        "1.0",
        "1234567890.00",
        "123456789.00",
        "-1.00",
        "1.4",
        "3.99",
        "4.0",
        "٣.00",
        "H501",
        "h501",
        "00183",
        "0018",
    ),
    *("RDC", "rdc", "M", "F", "X", "ITA", "IT", "COMUNI", "NESSUNA", "RICHIEDENTE", "X_ETA_65", "DETENUTO", "ALTRO"),
    *("domanda", "testata", "INPS-PDC-2020-1234567", "INPS-ADI-2020-1234567", "IN_PAGAMENTO", "UE"),
]


def places(document, path=()):
    """The path of every value in a document."""
    items = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def full():
    """The true domanda with every optional field present."""
    document = domanda()
    document["prestazioni"] = [
        {"codice_fiscale": "RSSMRA80A01H501U", "codice_prestazione": "A", "ente_erogatore": "INPS", "dal": "2019-01-01"}
        | {"al": None, "importo": "10.00"}
    ]
    document["domanda_precedente"] = None
    document["isee"] |= {"isr": "1.00", "isp": None, "patrimonio_mobiliare": None, "patrimonio_immobiliare": "0.00"}
    document["componenti"][1] |= {"telefono": None, "email": None}
    return document


FULL = full()
ALTERATIONS = st.lists(
    st.tuples(st.sampled_from(list(places(FULL))), st.sampled_from([..., *ODD]) | st.text(max_size=12)), max_size=4
)


def alter(document, path, value):
    *parents, last = path
    place = document
    for key in parents:
        try:
            place = place[key]
        except (KeyError, IndexError, TypeError):
            return  # an earlier change took this place away
    if isinstance(place, dict) and isinstance(last, str):
        place[last] = value
        if value is ...:
            del place[last]
    elif isinstance(place, list) and last in range(len(place)) and value is not ...:
        place[last] = value


@settings(max_examples=2000, deadline=None)
@given(ALTERATIONS)
def test_load_refuses_the_same_documents_as_jsonschema(alterations):
    document = copy.deepcopy(FULL)
    for path, value in alterations:
        alter(document, path, copy.copy(value))
    text = json.dumps(document)
    found = schema.Lettura()

    schema.load("domanda")(DECODER.decode(text), "", found)

    ours = {campo for campo, _ in found.difetti}
    assert bool(ours) == (not ORACLE.is_valid(json.loads(text)))


def test_load_returns_known_fields_only_and_keeps_the_others_by_path():
    document = full() | {"x": 1}
    document["indirizzo"]["scala"] = "B"
    found = schema.Lettura()

    good = schema.load("domanda")(document, "", found)

    assert good == without_nulls(full())
    assert found.extra == {"x": 1, "indirizzo.scala": "B"}


@pytest.mark.parametrize(
    "unknown",
    [
        {"type": "string", "contentEncoding": "base64"},
        {"type": "number"},
        {"type": "object", "properties": {}, "additionalProperties": False},
        {"type": "array", "items": {"type": "object", "properties": {}}, "uniqueItems": True},
        {"anyOf": [{"type": "string"}, {"type": "boolean"}]},
    ],
)
def test_compile_schema_refuses_a_keyword_it_does_not_know(unknown):
    with pytest.raises(ValueError, match=r"unknown|anyOf"):
        schema.compile_schema(unknown)
