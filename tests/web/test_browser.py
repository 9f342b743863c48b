"""The five scripts at work in Chromium, on pages of the components under the strict policy; no server, no database."""

import json
import mimetypes
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from rdc_platform.web.colonne import Colonna
from rdc_platform.web.forms import DataField, FormItaliano
from rdc_platform.web.lists import Riga, Selezione

ORIGIN = "http://prova.test"
POLICY = "; ".join(" ".join([name, *values]) for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items())
PAGE = """<!DOCTYPE html><html lang="it"><head><title>Prova</title>{{% include "_components/stili.html" only %}}
<script defer src="/static/js/{}.js"></script></head><body><main><h1>Prova</h1>{}</main></body></html>"""


class Persona(FormItaliano):
    nome = forms.CharField(label="Nome")
    nascita = DataField(label="Data di nascita")


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, which also starts as root and calls nobody.

    Ours and not the plugin's, which leaves its event loop running until the end of the session: Django keeps a second
    database connection for code beside a running loop, and the tests that follow would not see their own rows.
    """
    switches = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[*switches.split(), "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="it-IT")
    yield context.new_page()
    context.close()


@pytest.fixture
def open_page(page, render):
    """Open a page of the given script and source; what it posts to /salva is answered by `answers`, one after the other."""
    posted, answers, faults = [], [], []

    def serve(route):
        path = route.request.url.removeprefix(ORIGIN).split("?")[0]
        if path.startswith("/static/"):
            file = settings.BASE_DIR / path.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
        elif route.request.method == "POST":
            posted.append({key: values[-1] for key, values in parse_qs(route.request.post_data or "").items()})
            status, body = answers.pop(0) if len(answers) > 1 else answers[0]
            route.fulfill(status=status, body=json.dumps(body), content_type="application/json")
        else:
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(body=serve.html, headers=headers)

    def open_page(script, source, *, reply=((204, None),), **context):
        answers[:] = reply
        serve.html = render(PAGE.format(script, source), **context)
        page.route(f"{ORIGIN}/**", serve)
        page.goto(f"{ORIGIN}/")
        page.posted = posted
        return page

    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    yield open_page
    assert faults == []


AUTOSAVE = """<form method="post" action="/finito" data-autosave-url="/salva">
<input type="hidden" name="versione" value="1"><label for="t">Testo</label><input id="t" name="testo">
{% include "_components/salvataggio.html" with ora="" only %}<button>Salva</button></form>"""


def test_autosave_keeps_the_draft_a_second_after_typing(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(200, {"versione": 2, "ora": "10:42"})])

    page.fill("#t", "una riga")

    expect(page.get_by_role("status")).to_have_text("Salvato alle 10:42")
    assert page.posted == [{"versione": "1", "testo": "una riga"}]
    assert page.input_value("[name=versione]") == "2"


def test_autosave_says_that_it_did_not_save_and_keeps_the_text(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(503, None)])

    page.fill("#t", "una riga")

    expect(page.get_by_role("status")).to_have_text("Non salvato: riprovo")
    assert page.input_value("#t") == "una riga"


def test_autosave_tries_again_at_once_when_the_network_is_back(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(503, None), (200, {"versione": 2, "ora": "10:42"})])
    page.fill("#t", "una riga")
    expect(page.get_by_role("status")).to_have_text("Non salvato: riprovo")

    page.context.set_offline(True)
    page.context.set_offline(False)

    expect(page.get_by_role("status")).to_have_text("Salvato alle 10:42", timeout=3000)
    assert [each["testo"] for each in page.posted] == ["una riga", "una riga"]


def test_autosave_tells_who_may_write_no_more_and_keeps_the_text(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(404, None)])

    page.fill("#t", "una riga")

    expect(page.get_by_role("status")).to_contain_text("questa pagina non è più tua")
    page.fill("#t", "altro")
    page.wait_for_timeout(1500)
    assert (len(page.posted), page.input_value("#t")) == (1, "altro")


def test_autosave_shows_somebody_elses_change_and_stops(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(409, {"messaggio": "Qualcun altro ha salvato."})])

    page.fill("#t", "una riga")
    expect(page.get_by_role("status")).to_have_text("Qualcun altro ha salvato.")
    page.fill("#t", "altro")
    page.wait_for_timeout(1500)

    assert len(page.posted) == 1


def test_autosave_leaves_nothing_in_the_browser(open_page):
    page = open_page("autosave", AUTOSAVE, reply=[(200, {"versione": 2, "ora": "10:42"})])

    page.fill("#t", "una riga")
    expect(page.get_by_role("status")).to_have_text("Salvato alle 10:42")

    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


RIPETI = """<form method="post" action="/finito">
{% include "_components/ripeti.html" with formset=formset riga="Persona" aggiungi="Aggiungi una persona" only %}</form>"""


def test_ripeti_adds_an_empty_group_and_goes_to_it(open_page):
    formset = forms.formset_factory(Persona, can_delete=True)(prefix="p")
    page = open_page("ripeti", RIPETI, formset=formset)

    page.get_by_role("button", name="Aggiungi una persona").click()

    expect(page.locator("#id_p-1-nome")).to_be_focused()
    expect(page.locator("legend")).to_have_text(["Persona 1", "Persona 2"])
    assert page.input_value("[name=p-TOTAL_FORMS]") == "2"


LISTA = """{% include "_components/lista_tabella.html" with lista=lista only %}
{% include "_components/lista_azione.html" with selezione=lista.selection only %}"""


@pytest.fixture
def famiglie():
    column = Colonna("nome", "Famiglia")
    rows = [{"nome": f"Famiglia {n}"} for n in (1, 2, 3)]
    return SimpleNamespace(
        name="famiglie",
        selection=Selezione("/assegna", "Assegna"),
        headers=[{"column": column, "direction": "", "url": ""}],
        righe=[Riga(row["nome"][-1], f"/f{row['nome'][-1]}", row["nome"], [column.cell(row)], row) for row in rows],
    )


def test_liste_moves_by_keyboard_and_opens_with_enter(open_page, famiglie):
    page = open_page("liste", LISTA, lista=famiglie)

    page.get_by_role("link", name="Famiglia 1").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Famiglia 2")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(f"{ORIGIN}/f2")


def test_liste_counts_what_is_ticked(open_page, famiglie):
    page = open_page("liste", LISTA, lista=famiglie)

    page.get_by_label("Scegli Famiglia 1").check()
    expect(page.locator("[data-conta]")).to_have_text("1 scelta")
    page.get_by_label("Scegli tutte").check()

    expect(page.locator("[data-conta]")).to_have_text("3 scelte")


def test_liste_row_leads_to_its_page_wherever_it_is_clicked(open_page, famiglie):
    page = open_page("liste", LISTA, lista=famiglie)

    page.locator("tbody tr").nth(1).click()

    page.wait_for_url(f"{ORIGIN}/f2")


SESSIONE = """<dialog class="rdc-dialogo" data-sessione data-secondi="3" data-avviso="2" data-resta="/r" data-fine="/fine"
aria-labelledby="t"><form method="post" action="/r"><h2 id="t">Stai per uscire</h2><p>Tra <span data-restano></span>.</p>
<button>Resta</button></form></dialog>"""


def test_sessione_warns_and_one_click_extends(open_page):
    page = open_page("sessione", SESSIONE)

    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Resta").click()

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert len(page.posted) == 1


def test_sessione_ends_where_it_must_when_nobody_answers(open_page):
    page = open_page("sessione", SESSIONE)

    page.wait_for_url(f"{ORIGIN}/fine", timeout=6000)


MENU = """<details class="rdc-menu"><summary>Altro</summary><a href="/x">Chiudi</a></details>
{% error_summary form %}<form method="post">{% field form.nome %}{% field form.nascita %}</form>"""


def test_pagina_goes_to_the_errors_and_closes_menus_with_escape(open_page):
    page = open_page("pagina", MENU, form=Persona({}))

    expect(page.locator("[data-errori]")).to_be_focused()
    page.get_by_text("Altro").click()
    page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="Chiudi")).to_be_hidden()
    expect(page.get_by_text("Altro")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 375])
def test_components_have_no_accessibility_fault(open_page, width):
    formset = forms.formset_factory(Persona, can_delete=True)(prefix="p")
    page = open_page("pagina", MENU + RIPETI + AUTOSAVE, form=Persona({}), formset=formset)
    page.set_viewport_size({"width": width, "height": 800})

    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width
