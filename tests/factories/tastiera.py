"""A page driven without a mouse: Tab, Space, Enter and the arrows alone, the focus always somewhere and always visible."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factories.persone import client_for

SWITCHES = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
PASSI = 150  # of Tab, before one says that a control cannot be reached
# Whether the focus is on `selector`, whether it is nowhere, whether something shows it (on it, on its label, or on the part
# of a date, which is the browser's own), where it is.
FOCUS = """selector => {
  const each = document.activeElement;
  const marked = (part, pseudo) => part && [getComputedStyle(part, pseudo)].some(
    style => style.outlineStyle !== "none" || style.boxShadow !== "none");
  const label = each.labels && each.labels[0];
  const shown = each.type === "date" || marked(each) || [null, "::before", "::after"].some(pseudo => marked(label, pseudo));
  return [each.matches(selector), each === document.body, shown, each.outerHTML.slice(0, 160)];
}"""


def _close() -> None:
    connection.close()  # of the thread that runs it


class Lavoro:
    """Runs what asks the database in a thread of its own: Django refuses it beside the browser's event loop."""

    def __init__(self):
        self.pool = ThreadPoolExecutor(1)

    def __call__(self, action):
        return self.pool.submit(action).result()

    def end(self) -> None:
        self(_close)
        self.pool.shutdown()


class Tastiera:
    """Somebody of the platform at a page, with the keyboard alone."""

    def __init__(self, browser: Browser, web: str, profilo, work: Lavoro):
        self.web = web
        session = work(lambda: client_for(profilo).cookies[settings.SESSION_COOKIE_NAME].value)
        context = browser.new_context(locale="it-IT")
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": web}])
        self.page: Page = context.new_page()
        self.page.on("filechooser", lambda _: None)  # asked for only when one opens, a loaded machine would miss it

    def open(self, path: str) -> None:
        self.page.goto(f"{self.web}{path}")

    def reach(self, selector: str) -> None:
        """Tab until the focus is on what `selector` says; wherever it passes one sees it."""
        rounds = 0
        for _ in range(PASSI):
            self.page.keyboard.press("Tab")
            found, nowhere, shown, where = self.page.evaluate(FOCUS, selector)
            rounds += nowhere  # once is the end of the page, where the browser's own bar would come
            assert rounds < 2, f"the focus is lost before {selector}"
            assert nowhere or shown, f"the focus is not seen on {where}"
            if found:
                return
        raise AssertionError(f"{selector} cannot be reached by keyboard")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.reach(selector)
        self.page.keyboard.press(key)

    def tick(self, selector: str) -> None:
        self.press(selector, "Space")
        assert self.page.evaluate("document.activeElement.checked")

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)

    def attach(self, selector: str, file: Path) -> None:
        self.reach(selector)
        with self.page.expect_file_chooser() as chosen:
            self.page.keyboard.press("Space")
        chosen.value.set_files(file)

    def follow(self, selector: str) -> None:
        """Enter on what leads to another page, and wait for it."""
        self.reach(selector)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")


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
