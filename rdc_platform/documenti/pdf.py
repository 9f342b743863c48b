"""Printed documents: an HTML template becomes a tagged PDF/A-3b that reads aloud well (PDF/UA-1) and never changes.

The renderer is handed everything as data and can ask for nothing: no file, no address. The same template and the same
context give the same bytes, so a document can be made again and compared by its hash.
"""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import fontpkg
from django.template.loader import render_to_string
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from rdc_platform.documenti.pdfa import mend

EPOCA = datetime(2019, 1, 1, tzinfo=UTC)  # the date of what is attached, where a clock would change the bytes
CARATTERI = {"regolare": (400, "normal"), "corsivo": (400, "italic"), "grassetto": (700, "normal")}
ALTRE_SCRITTURE = {"arabo": "Noto Sans Arabic", "cinese": "Noto Sans SC"}  # for what Titillium Web cannot write
CINESE = Path(__file__).parent / "dati" / "caratteri" / "NotoSansSC-frasi.woff2"  # cut down by bin/vendor-caratteri
BASE = "risorsa:/"  # scheme of our own: what a document may ask for, and nothing else


class RisorsaNegataError(ValueError):
    """The template asked for something that was not handed over."""


class DenyAllFetcher(URLFetcher):  # type: ignore[misc]  # the renderer is not typed
    """Gives the fonts that this module knows; anything else stops the rendering."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), fail_on_errors=True)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url not in _fonts():
            raise RisorsaNegataError(url)
        return URLFetcherResponse(url, _fonts()[url], {"Content-Type": "font/ttf"})


def render_pdf(
    template: str, context: Mapping[str, object], *, titolo: str, allegati: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF of `template` (which extends documenti/base.html), with `allegati` embedded by file name.

    `titolo` is the document's title for readers and screen readers: no name of a person in it. Takes about a third of a
    CPU second for five pages: call it in the worker. A template that asks for a file or an address raises
    weasyprint.urls.FatalURLFetchingError.
    """
    fetcher, fonts = DenyAllFetcher(), FontConfiguration()
    html = HTML(string=render_to_string(template, {**context, "titolo": titolo}), base_url=BASE, url_fetcher=fetcher)
    style = CSS(
        string=render_to_string("documenti/stile.css", {"fonts": _faces()}),
        base_url=BASE,
        url_fetcher=fetcher,
        font_config=fonts,
    )
    raw = html.write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/a-3b",
        pdf_tags=True,
        attachments=[_attachment(nome, data, fetcher) for nome, data in sorted((allegati or {}).items())],
    )
    return mend(raw)


def _attachment(nome: str, data: bytes, fetcher: URLFetcher) -> Attachment:
    """Embedded as the data the document was made from (PDF/A-3's relationship `Data`)."""
    return Attachment(
        file_obj=io.BytesIO(data),
        base_url=BASE,
        url_fetcher=fetcher,
        name=nome,
        description=nome,
        created=EPOCA,
        modified=EPOCA,
        relationship="Data",
    )


def _faces() -> list[dict[str, object]]:
    titillium = [
        {"family": "Titillium Web", "url": f"{BASE}{nome}.ttf", "weight": weight, "style": style}
        for nome, (weight, style) in CARATTERI.items()
    ]
    return titillium + [
        {"family": family, "url": f"{BASE}{nome}.ttf", "weight": 400, "style": "normal"}
        for nome, family in ALTRE_SCRITTURE.items()
    ]


@cache
def _fonts() -> dict[str, bytes]:
    """Titillium Web, the typeface of Italian public administration, and two more, by the address the style sheet calls them."""
    titillium = {
        f"{BASE}{nome}.ttf": fontpkg.path("Titillium Web", weight=weight, style=style).read_bytes()
        for nome, (weight, style) in CARATTERI.items()
    }
    arabo = fontpkg.path(ALTRE_SCRITTURE["arabo"], weight=400).read_bytes()
    return {**titillium, f"{BASE}arabo.ttf": arabo, f"{BASE}cinese.ttf": CINESE.read_bytes()}
