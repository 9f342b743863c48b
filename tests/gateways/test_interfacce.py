"""The interfaces that are published: OpenAPI 3.1 as it should be, and each of their services is one that a simulator has."""

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.factories.interfacce import CARTELLA, operations
from tests.simulators import processi

DOCUMENTI = sorted(path.stem for path in CARTELLA.glob("*.yaml"))
VALORI = {"{id_lotto}": "x", "{id}": "x", "{numero}": "x", "{codice}": "x", "{kid}": "x"}


def test_each_counterpart_has_its_interface():
    assert DOCUMENTI == ["anpal", "anpr", "inail", "inps", "ministero", "pdnd", "sms"]


@pytest.mark.parametrize("nome", DOCUMENTI)
def test_interface_is_openapi(nome):
    OpenAPIV31SpecValidator(yaml.safe_load((CARTELLA / f"{nome}.yaml").read_text())).validate()


@pytest.mark.parametrize("nome", DOCUMENTI)
def test_each_operation_is_one_of_the_simulator(request, nome):
    fixture = request.getfixturevalue("sms_port" if nome == "sms" else nome)
    port = fixture.port if nome == "pdnd" else fixture

    assert [each for each in operations(nome) if _answer(port, *each) in {404, 405}] == []


def _answer(port, method, path):
    """The status of a call without a body or a token; a 404 of a thing that is not there has a code of its own."""
    for name, value in VALORI.items():
        path = path.replace(name, value)
    status, _, body = processi.request(port, method.upper(), path)
    return 200 if status == 404 and b"NON_TROVATO" not in body else status
