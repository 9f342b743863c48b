"""A family assigned in Chromium without a mouse: Tab, Space and Enter alone, on the true pages."""

import mimetypes
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.urls import reverse
from playwright.sync_api import sync_playwright

from patti_inclusione.models import Assegnazione
from tests.factories.persone import client_for

ORIGIN = "http://prova.test"
SWITCHES = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
PASSI = 90  # of Tab, before one says that a control cannot be reached


@pytest.fixture
def work():
    """Run what asks the database in a thread of its own: Django refuses it beside the browser's event loop."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda action: pool.submit(action).result()
        pool.submit(_close).result()


def _close() -> None:
    connection.close()  # of the thread that runs it


@pytest.fixture
def pagina(mondo_vero, work):
    client = work(lambda: client_for(mondo_vero.coordinatore))

    def serve(route):
        path = route.request.url.removeprefix(ORIGIN)
        if path.startswith("/static/"):
            file = Path(finders.find(path.removeprefix("/static/")))
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
            return
        body, kind = route.request.post_data, "application/x-www-form-urlencoded"
        answer = work(lambda: client.post(path, body, content_type=kind, follow=True) if body else client.get(path))
        route.fulfill(status=answer.status_code, body=answer.content, content_type="text/html; charset=utf-8")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())
        page = browser.new_page(locale="it-IT")
        page.route(f"{ORIGIN}/**", serve)
        yield page
        browser.close()


def tab_to(page, selector: str) -> None:
    """Move with Tab until the focus is on what `selector` says."""
    for _ in range(PASSI):
        page.keyboard.press("Tab")
        if page.evaluate("each => document.activeElement.matches(each)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


@pytest.mark.slow
def test_a_family_is_assigned_without_a_mouse(mondo_vero, pagina, work):
    caso = mondo_vero.caso_in_coda
    pagina.goto(f"{ORIGIN}{reverse('patti_inclusione:caso_queue')}?macro=DA_ASSEGNARE")

    tab_to(pagina, f"input[type=checkbox][value='{caso.pk}']")
    pagina.keyboard.press("Space")
    tab_to(pagina, "#lista-scelte button")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("button[name=conferma]")
    tab_to(pagina, "button[name=conferma]")
    pagina.keyboard.press("Enter")
    pagina.wait_for_function("!document.querySelector('button[name=conferma]')")

    assert work(lambda: Assegnazione.objects.filter(caso=caso, al=None).count()) == 1
