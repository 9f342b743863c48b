"""The printed documents of the accreditation pass the checks of PDF/A-3b and say what they must."""

import io
import tomllib

import pikepdf
import pikepdf.pdfa
import pytest

from accounts import stampe
from accounts.models import AttoDesignazione, ModelloAtto, StatoRichiesta
from accounts.services import modelli
from ambiti.models import ModelloConvenzione
from rdc_platform.documenti.pdf import render_pdf
from tests.factories.richieste import OGGI, make_richiesta
from tests.factories.testo_pdf import read_testo

# The validator reads no extension schema: it refuses the very words that describe PDF/UA's mark to PDF/A readers.
EXTENSION = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid:part")


@pytest.fixture
def printed(mondo):
    """The documents of the accreditation, by name."""
    modelli.load_modelli()
    richiesta = make_richiesta(mondo.ambito_a, StatoRichiesta.IN_VERIFICA)
    modello = ModelloAtto.objects.get(versione=1)
    atto = AttoDesignazione(richiesta=richiesta, modello=modello, numero="7/2019", data=OGGI)
    found = {
        "atto": stampe.atto(atto),
        "convenzione": stampe.convenzione(
            ModelloConvenzione(**tomllib.loads(modelli.DATI.read_text())["convenzione"][0])
        ),
        "esempio": stampe.esempio_atto(modello),
        "nota": stampe.nota(richiesta),
    }
    return {name: render_pdf(each.template, each.context, titolo=each.titolo) for name, each in found.items()}


def test_documents_pass_the_validator_of_pdfa_3b(printed):
    faults = {}
    for name, data in printed.items():
        with pikepdf.open(io.BytesIO(data)) as document:
            messages = [finding.message for finding in pikepdf.pdfa.check(document, "3b").findings]
            assert bool(document.Root.MarkInfo.Marked) is True
            faults[name] = [message for message in messages if not any(word in message for word in EXTENSION)]

    assert faults == {name: [] for name in printed}


def test_convenzione_says_version_and_points(printed):
    text = read_testo(printed["convenzione"])

    assert "versione 1, pubblicata il" in text
    assert "1. Che cosa regola" in text


def test_esempio_atto_is_of_nobody(printed):
    text = read_testo(printed["esempio"])

    assert ("Persona Esempio" in text, "Obblighi" in text, "Ambito di esempio" in text) == (True, True, True)
