"""The demo, a browser, and a paper to sign."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.demo import start, stop

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --lang=it-IT"
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """bin/demo in a data folder of its own."""
    process, running = start(tmp_path_factory.mktemp("demo"))
    yield running
    assert stop(process) == 0


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())
        yield launched
        launched.close()


@pytest.fixture
def paper(tmp_path) -> Path:
    """A PDF that opens, for whatever a body signs on paper."""
    path = tmp_path / "carta.pdf"
    path.write_bytes(PDF)
    return path
