"""The sheet of a day on a telephone: one tap a person, without a network too, and nothing twice."""

import re
import time

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from accounts.models import Ruolo
from progetti_collettivita.models import PresenzaPuc
from progetti_collettivita.services.tutor import name_tutor
from tests.e2e.persona import AXE
from tests.factories.casi import make_caso
from tests.factories.mondo import make_mondo
from tests.factories.persone import client_for, make_profilo
from tests.factories.puc import assign, make_puc
from tests.factories.tastiera import SWITCHES

pytestmark = pytest.mark.slow
TELEFONO = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True, "locale": "it-IT"}
PERSONE = 10
PRESENTE = re.compile(r"^Presente\s?:")


def make_foglio() -> tuple[str, str, list[str]]:
    """A tutor's session, the path of his sheet, the names on it."""
    mondo = make_mondo()
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, posti_comune=30, posti_totali=32)
    nomi = []
    for n in range(PERSONE // 2):
        for persona in make_caso(mondo.ambito_a, mondo.cremona, f"Rossi{n}").nucleo.componenti.all():
            assign(puc, persona, "ATTIVO", sede=puc.sedi.get())
            nomi.append(persona.cognome)
    tutor = make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona)
    name_tutor(puc, by=mondo.responsabile_puc, tutor=tutor.accreditamento)
    session = client_for(tutor).cookies[settings.SESSION_COOKIE_NAME].value
    return session, reverse("progetti_collettivita:presenze_oggi", args=[puc.pk]), nomi


@pytest.fixture
def telefono(work, live_server):
    session, path, nomi = work(make_foglio)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())
        context = browser.new_context(**TELEFONO)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}{path}")
        yield context, page, nomi
        browser.close()


def written(work) -> int:
    return work(PresenzaPuc.objects.count)


def test_ten_taps_without_a_network_arrive_when_it_is_back_though_the_page_was_closed(telefono, work):
    context, page, nomi = telefono
    assert AXE.run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFONO["viewport"]["width"]
    context.set_offline(True)
    buttons = page.get_by_role("button", name=PRESENTE)
    started = time.monotonic()
    for n in range(PERSONE):
        buttons.first.tap()
        expect(buttons).to_have_count(PERSONE - n - 1)
    seconds = time.monotonic() - started
    print(f"{PERSONE} persone in {seconds:.1f} s")  # noqa: T201 -- the figure of the page
    expect(page.get_by_text(f"{PERSONE} da mandare.")).to_be_visible()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert [nome for nome in nomi if nome in kept] == []
    assert written(work) == 0

    again = context.new_page()
    page.close()
    context.set_offline(False)
    again.goto(page.url)

    expect(again.get_by_text("da mandare")).to_have_count(0, timeout=15_000)
    assert written(work) == PERSONE
    assert again.evaluate("JSON.parse(localStorage['rdc-presenze']).length") == 0
    again.reload()
    expect(again.get_by_role("link", name="Correggi")).to_have_count(PERSONE)
    assert seconds < PERSONE * 2


def test_a_line_whose_answer_was_lost_is_sent_again_and_is_one_and_a_refused_one_says_why(telefono, work):
    page = telefono[1]
    lost = []

    def lose_the_answer(route):
        """The server writes the line, and the telephone never hears of it."""
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.continue_()

    page.route("**/presenze/**", lose_the_answer)
    card = page.locator("[data-persona]").first
    card.get_by_role("button", name="Mezz'ora in meno").tap()
    card.get_by_role("button", name=PRESENTE).tap()
    expect(card.get_by_text("Presente, 3,5 ore: da mandare")).to_be_visible()
    expect(page.get_by_text("1 da mandare. Senza rete")).to_be_visible()
    assert written(work) == 1
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(card.get_by_role("link", name="Correggi")).to_be_visible()
    assert (len(lost), written(work)) == (1, 1)

    other = page.locator("[data-persona]").nth(1)
    other.get_by_text("Assente, o altro").tap()
    other.get_by_role("button", name="Assente giustificato").tap()
    expect(other.get_by_text("Scegli perché è giustificata")).to_be_visible()
    other.get_by_role("button", name="Cambia").tap()
    other.get_by_label("Se è giustificato, perché").select_option("VISITA")
    other.get_by_role("button", name="Assente giustificato").tap()
    expect(other.get_by_role("link", name="Correggi")).to_be_visible()
    expect(other.get_by_text("Assente giustificato, 4 ore")).to_be_visible()
    assert written(work) == 2


def test_who_was_put_out_enters_again_and_what_he_wrote_meanwhile_arrives(telefono, work):
    context, page, _ = telefono
    cookies = context.cookies()
    context.clear_cookies()
    page.get_by_role("button", name=PRESENTE).first.tap()
    expect(page.get_by_text("1 da mandare. La sessione è finita: entra di nuovo")).to_be_visible()
    assert written(work) == 0

    context.add_cookies(cookies)
    page.reload()

    expect(page.get_by_role("link", name="Correggi")).to_have_count(1)
    assert written(work) == 1
