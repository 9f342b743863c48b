"""In Chromium: the check goes from Comune to Comune and back, a negative takes two people, a reopening sends a rettifica."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from accounts.models import Ruolo
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.e2e.persona import Persona
from tests.factories.controlli import PERCHE, give_periodo, open_to
from tests.factories.inps import deposit
from tests.factories.persone import client_for, make_profilo
from tests.factories.tastiera import SWITCHES

pytestmark = pytest.mark.slow  # a browser


@pytest.fixture
def entra(work, live_server):
    """Somebody at a browser of his own, with axe at each page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES.split())

        def at_the_browser(profilo) -> Persona:
            chi = Persona(browser, live_server.url)
            session = work(lambda: client_for(profilo).cookies[settings.SESSION_COOKIE_NAME].value)
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
            chi.context.add_cookies([cookie])
            return chi

        yield at_the_browser
        browser.close()


def address(view: str, *args) -> str:
    return reverse(f"controlli_anagrafici:{view}", args=args)


def test_a_check_goes_from_cremona_to_bologna_to_stagno_and_comes_back(mondo_vero, entra, work):
    controllo = work(lambda: open_to(mondo_vero))
    altri = work(lambda: [
        make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo_vero.ambito_b, mondo_vero.bologna),
        make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo_vero.ambito_a, mondo_vero.stagno),
        make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo_vero.ambito_a, mondo_vero.stagno),
    ])  # fmt: skip
    dario, bea, carla, collega = (entra(each) for each in (mondo_vero.responsabile_anagrafici, *altri))

    dario.open(address("periodo_create", controllo.pk))
    write_periodo(dario, "1/9/2014", provenienza="Bologna")
    dario.follow("Torna al controllo")
    dario.follow("Chiedi a un altro Comune")
    dario.press("Manda la richiesta")
    dario.sees("Presso un altro Comune")

    answer(bea, own="1/7/2011", al="31/8/2014", provenienza="Stagno Lombardo", seen=2)
    bea.follow("Torna alla richiesta")
    bea.follow("Chiedi al Comune di prima")
    bea.press("Manda la richiesta")
    collega.open(address("rinvio_list"))
    collega.sees("Bologna")
    answer(carla, own="20/5/2000", al="30/6/2011", seen=3)
    carla.follow("Torna alla richiesta")
    hop = carla.page.url
    for chi, dove in ((bea, address("controllo_detail", controllo.pk)), (collega, hop)):
        assert chi.page.goto(dove if dove.startswith("http") else chi.web + dove).status == 404
    carla.press("Rispondi")
    expect(carla.page.get_by_role("link", name="Scrivi i periodi")).to_have_count(0)

    dario.open(address("controllo_detail", controllo.pk))
    dario.press("Riprendi")
    dario.follow("Torna al controllo")
    expect(dario.page.locator(".rdc-residenza-luogo")).to_have_text(
        ["Cremona (CR)", "Bologna (BO)", "Stagno Lombardo (CR)"]
    )
    expect(dario.page.get_by_role("link", name="Correggi")).to_have_count(1)  # his own: the others' one only reads
    expect(dario.page.locator(".rdc-catena strong")).to_have_text(["Cremona", "Bologna", "Stagno Lombardo", "Cremona"])
    expect(dario.page.locator(".rdc-catena [aria-current]")).to_contain_text("decide")
    decide(dario, "Soddisfatto")
    dario.press("Concludi")
    dario.sees("Concluso: requisiti posseduti")


def test_a_negative_takes_two_people_and_its_reopening_sends_a_rettifica(mondo_vero, entra, work, inps):
    controllo = work(lambda: open_to(mondo_vero))
    work(lambda: give_periodo(controllo, mondo_vero.responsabile_anagrafici, "2015-01-01"))
    work(lambda: deposit(inps, controllo.nucleo, [each.codice_fiscale for each in controllo.nucleo.componenti.all()]))
    dario, ada = entra(mondo_vero.responsabile_anagrafici), entra(mondo_vero.coordinatore_anagrafici)
    page = address("controllo_detail", controllo.pk)

    dario.open(page)
    decide(dario, "Non soddisfatto")
    dario.press("Proponi l'esito negativo")
    dario.sees("Esito negativo da approvare")
    assert dario.page.goto(dario.web + address("negativo_approve", controllo.pk)).status == 404
    ada.open(page)
    ada.follow("Approva l'esito")
    ada.press("Approva e manda a INPS")
    work(lambda: [deliver("inps.controllo"), deliver("inps.controllo.esito")])
    ada.open(page)
    ada.sees("Esito negativo acquisito da INPS")

    ada.follow("Riapri")
    ada.choose("Perché si riapre", "Nuovi elementi")
    ada.write("Che cosa è successo", "È arrivata la nota di Bologna.")
    ada.press("Riapri il controllo")
    dario.open(address("periodo_create", controllo.pk))
    write_periodo(dario, "1/1/2000", "31/12/2014", destinazione="Cremona", comune="Bologna")
    dario.follow("Torna al controllo")
    decide(dario, "Soddisfatto")
    dario.press("Concludi")
    work(lambda: deliver("inps.controllo"))

    ada.open(page)
    ada.sees("Rettifica")
    tipi = work(lambda: list(controllo.comunicazioni.order_by("creata_il").values_list("tipo", "precedente__tipo")))
    assert tipi == [
        ("SEGNALAZIONE_MANCANZA_REQUISITI", None),
        ("RETTIFICA", "SEGNALAZIONE_MANCANZA_REQUISITI"),
    ]


def answer(chi: Persona, *, own: str, al: str, seen: int, provenienza: str = "") -> None:
    """Take the request that waits, and write one's own period: of the `seen` ones, the only one that may be taken away."""
    chi.open(address("rinvio_list"))
    chi.follow("Conti Marta")
    chi.press("Prendi in carico")
    chi.follow("Scrivi i periodi")
    write_periodo(chi, own, al, provenienza=provenienza, destinazione="Cremona")
    expect(chi.page.locator("#residenza-quadro tbody tr")).to_have_count(seen)
    expect(chi.page.get_by_role("button", name="Togli il periodo")).to_have_count(1)
    expect(chi.page.get_by_role("link", name="Correggi")).to_have_count(0)


def write_periodo(chi: Persona, dal: str, al: str = "", **luoghi: str) -> None:
    """One period; `luoghi` are the Comuni where the person was, came from and went."""
    luoghi = {
        {"comune": "Comune", "provenienza": "Da dove arriva", "destinazione": "Dove va"}[k]: v
        for k, v in luoghi.items()
    }
    for label, value in {"Dal": dal, "Al": al, **luoghi}.items():
        if value:
            chi.write(label, value)
    chi.press("Scrivi il periodo")


def decide(chi: Persona, anni: str) -> None:
    """Each requirement, and why: from the page of the check to that of its conclusion."""
    chi.follow("Requisiti ed esito")
    chi.choose("Anni di residenza in Italia", anni)
    chi.choose("Ultimi anni, senza interruzioni", "Soddisfatto")
    chi.choose("Cittadinanza o soggiorno", "Soddisfatto")
    chi.write("Motivazione", PERCHE)
    chi.press("Salva e vai avanti")


def deliver(topic: str) -> None:
    Message.objects.filter(topic=topic).update(due_at="2019-01-01T00:00Z")
    for message in delivery.claim():
        delivery.deliver_one(message)
