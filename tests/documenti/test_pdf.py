import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from weasyprint.urls import FatalURLFetchingError

from rdc_platform.documenti import pdf

CORPO = """
  <p>Scrive {{ nome }}, <em>con gli accenti: àèìòù</em>. <a href="https://www.example.it/">Il sito</a>.</p>
  <h2>Una tabella</h2>
  <table>
    <caption>Persone</caption>
    <thead><tr><th>Chi</th><th>Che cosa</th></tr></thead>
    <tbody><tr><th scope="row">Anna</th><td>legge</td></tr><tr><th scope="row">Bruno</th><td>scrive</td></tr></tbody>
  </table>
  <ul><li>uno</li><li>due</li></ul>"""


@pytest.fixture
def prints(settings, tmp_path):
    """Renders a body as a printed document: the bytes."""
    options = {key: value for key, value in settings.TEMPLATES[0]["OPTIONS"].items() if key != "loaders"}
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]], "OPTIONS": options}
    ]

    def render(corpo: str = CORPO, allegati: dict[str, bytes] | None = None, **context: object) -> bytes:
        name = f"{hashlib.sha256(corpo.encode()).hexdigest()}.html"
        text = f'{{% extends "documenti/base.html" %}}{{% block corpo %}}{corpo}{{% endblock %}}'
        (tmp_path / name).write_text(text)
        return pdf.render_pdf(name, {"nome": "Anna", **context}, titolo="Documento di prova", allegati=allegati)

    return render


@pytest.fixture
def documento(prints):
    with pikepdf.open(io.BytesIO(prints(allegati={"dati.json": b'{"nome": "Anna"}'}))) as document:
        yield document


def test_render_pdf_passes_the_validator_of_pdfa_3b(documento):
    report = pikepdf.pdfa.check(documento, "3b")

    # The validator reads no extension schema, so it refuses the very words that describe PDF/UA's mark to PDF/A readers.
    extension = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid:part")
    assert [f.message for f in report.findings if not any(word in f.message for word in extension)] == []
    assert {f.rule for f in report.findings} == {"ISO_19005_3:6.6.2.3.1-1"}


def test_render_pdf_is_tagged_and_says_title_and_language(documento):
    root = documento.Root

    assert bool(root.MarkInfo.Marked) is True
    assert str(root.Lang) == "it"
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    assert str(documento.docinfo.Title) == "Documento di prova"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
    assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"


def test_render_pdf_embeds_titillium_alone(documento):
    fonts = [font for page in documento.pages for font in page.Resources.Font.values()]

    assert {str(font.BaseFont).split("+")[1] for font in fonts} == {
        "Titillium-Web",
        "Titillium-Web-Bold",
        "Titillium-Web-Italic",
    }
    for font in fonts:
        assert any(key in font.DescendantFonts[0].FontDescriptor for key in ("/FontFile2", "/FontFile3"))


def test_render_pdf_embeds_the_data_it_was_made_from(documento):
    attached = documento.attachments["dati.json"]

    assert attached.get_file().read_bytes() == b'{"nome": "Anna"}'
    assert str(attached.obj.AFRelationship) == "/Data"


def test_render_pdf_gives_headers_a_scope_and_links_their_print_flag(documento):
    scopes = [str(row.A.Scope) for row in _elements(documento.Root.StructTreeRoot) if row.S == "/TH"]

    assert scopes == ["/Column", "/Column", "/Row", "/Row"]
    (link,) = [annotation for page in documento.pages for annotation in page.get("/Annots", [])]
    assert int(link.F) & 4 == 4
    assert str(link.Contents) == "https://www.example.it/"


def test_render_pdf_of_the_same_input_gives_the_same_bytes(prints):
    first = prints(allegati={"b.json": b"2", "a.json": b"1"})

    assert prints(allegati={"a.json": b"1", "b.json": b"2"}) == first
    assert prints(allegati={"a.json": b"1", "b.json": b"3"}) != first


@pytest.mark.slow
def test_render_pdf_gives_the_same_bytes_in_two_processes():
    script = (
        "import django, hashlib; django.setup(); from rdc_platform.documenti.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf('documenti/base.html', {}, titolo='Prova')).hexdigest())"
    )
    run = [sys.executable, "-W", "ignore", "-c", script]

    found = {subprocess.run(run, check=True, capture_output=True, cwd=Path(__file__).parents[2]).stdout for _ in "ab"}

    assert len(found) == 1


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:1/a.png", "https://www.example.it/a.png", "ftp://example.it/a", "a.png"],
)
def test_render_pdf_asks_for_nothing_outside(prints, address):
    with pytest.raises(FatalURLFetchingError):
        prints(f'<img src="{address}" alt="niente">')


def test_render_pdf_asks_for_no_style_sheet_either(prints):
    with pytest.raises(FatalURLFetchingError):
        prints("<style>@import url(file:///etc/hosts);</style>")


def test_render_pdf_escapes_what_people_wrote(prints):
    data = prints("<p>{{ testo }}</p>", testo='<img src="file:///etc/passwd"> & <b>')

    with pikepdf.open(io.BytesIO(data)) as document:
        assert [element for element in _elements(document.Root.StructTreeRoot) if element.S == "/Figure"] == []


def _elements(element):
    """Every element of the tree of tags, parents first."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)
