"""What the tests of the pages of this app share."""

import pytest
from playwright.sync_api import sync_playwright

from accounts import sessione
from rdc_platform import calendario
from rdc_platform.norme import selectors as norme
from tests.factories.tastiera import SWITCHES, Lavoro, Tastiera


@pytest.fixture
def calma(db, monkeypatch):
    """What is done once a minute, whatever the page (parameters read again, session renewed), does not come up meanwhile."""
    monkeypatch.setattr(norme, "SECONDS_KEPT", 3600)
    monkeypatch.setattr(sessione, "RENEW_EVERY", 3600)
    norme.intero("PEC_MINUTI_INCERTO", calendario.today())


@pytest.fixture
def work(transactional_db):
    """Run what asks the database beside a browser."""
    lavoro = Lavoro()
    yield lavoro
    lavoro.end()


@pytest.fixture
def tastiera(work, live_server):
    """Chromium without a mouse, at the pages of whoever is asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())
        yield lambda profilo: Tastiera(browser, live_server.url, profilo, work)
        browser.close()
