"""What every job in the browser starts from: the running demo and a Chromium."""

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.demo import start, stop

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --lang=it-IT"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """bin/demo in a data folder of its own."""
    process, running = start(tmp_path_factory.mktemp("demo"))
    yield running
    stop(process)


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())
        yield launched
        launched.close()
