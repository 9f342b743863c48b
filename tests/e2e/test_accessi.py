"""The ways in, in Chromium against the running demo: recovery codes and a new telephone, a forgotten password, SPID, CIE.

axe looks at each page that is passed.
"""

import re
import time
from datetime import date

import pytest
from playwright.sync_api import expect

from rdc_platform import codice_fiscale
from tests.e2e.persona import Persona, code_of
from tests.e2e.registrazione import PASSWORD, Identita

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
CASE_MANAGER = Identita("Sara", "Gallo", date(1985, 4, 2), "sara.gallo@dimostrazione.example")
CODICE_FISCALE = codice_fiscale.encode("Gallo", "Sara", "F", CASE_MANAGER.nascita, "F205")
NUOVA = "zucca-trenino-nebbia-lampada"


def reset_by_amministratore(amministratore: Persona) -> str:
    """The Amministratore sees the person's document again, and gives a new access; the code to hand over."""
    amministratore.enter_as("Paolo Rinaldi")
    amministratore.follow("Operatori")
    amministratore.follow(re.compile("Gallo"))
    amministratore.page.locator("main summary").first.click()
    amministratore.follow("Ha perso il telefono")
    amministratore.tick(re.compile("Ha perso il telefono"))
    amministratore.choose("Documento mostrato", "Carta")
    amministratore.write("Numero del documento", "CA12345AB")
    amministratore.tick(re.compile("L'ho identificata io"))
    amministratore.press("Chiudi l'accesso e mandane uno nuovo")
    return amministratore.page.locator(".h3.rdc-codice").inner_text()


def activate(persona: Persona, demo, codice: str) -> tuple[str, list[str]]:
    """From the link to the first page; the telephone's secret and the ten codes."""
    persona.open(re.search(r"https?://\S+", demo.mail_to(CASE_MANAGER.email)["testo"])[0])
    persona.write("Codice che ti è stato consegnato", codice)
    persona.press("Continua")
    persona.write("Password", PASSWORD)
    persona.write("La stessa password, di nuovo", PASSWORD)
    persona.press("Continua")
    secret = persona.page.locator(".rdc-segreto").inner_text()
    persona.write("Codice di sei cifre", code_of(secret))
    persona.press("Continua")
    persona.press("Mostra i codici")
    codici = persona.page.locator(".rdc-codici li").all_inner_texts()
    with persona.page.expect_download() as download:
        persona.page.get_by_role("link", name=re.compile("Codici di recupero")).click()
    assert download.value.path().read_text().split() == codici
    persona.press("Li ho salvati: entra")
    return secret, codici


def give_password(persona: Persona, password: str) -> None:
    persona.open("/accesso/")
    persona.write("Codice fiscale", CODICE_FISCALE)
    persona.write("Password", password)
    persona.press("Continua")


def test_lost_telephone_recovery_codes_new_telephone_and_forgotten_password(demo, chromium):
    amministratore, persona = Persona(chromium, demo.web), Persona(chromium, demo.web)
    codice = reset_by_amministratore(amministratore)
    _, codici = activate(persona, demo, codice)

    # In without the telephone, then a new one.
    without = Persona(chromium, demo.web)
    give_password(without, PASSWORD)
    without.follow("Non hai il telefono?")
    without.write("Codice di recupero", codici[3])
    without.press("Entra")
    without.sees(re.compile("Te ne restano 9"))
    without.follow("Cambia telefono")
    without.write("Codice dell'app, o di recupero", codici[4])
    without.press("Continua")
    secret = without.page.locator(".rdc-segreto").inner_text()
    without.write("Codice di sei cifre", code_of(secret))
    without.press("Cambia telefono")
    without.sees("Telefono cambiato: da adesso i codici li mostra quello nuovo.")

    # A forgotten password is not chosen anew without the second factor.
    forgetful = Persona(chromium, demo.web)
    forgetful.open("/accesso/")
    forgetful.follow("Password dimenticata?")
    forgetful.write("Codice fiscale", CODICE_FISCALE)
    forgetful.press("Manda il collegamento")
    link = wait_for_link(demo)
    forgetful.open(link)
    forgetful.write("Password", NUOVA)
    forgetful.write("La stessa password, di nuovo", NUOVA)
    forgetful.press("Cambia password")
    forgetful.sees("Scrivi il codice dell'app, o un codice di recupero.")
    forgetful.open("/")
    expect(forgetful.page.locator("h1")).to_have_text("Entra")
    forgetful.open("/accesso/password/nuova/")
    forgetful.write("Codice dell'app, o di recupero", codici[5])
    forgetful.write("Password", NUOVA)
    forgetful.write("La stessa password, di nuovo", NUOVA)
    forgetful.press("Cambia password")
    give_password(forgetful, NUOVA)
    forgetful.write("Codice di sei cifre", code_of(secret, offset=1))
    forgetful.press("Entra")
    forgetful.page.get_by_text("Case manager").first.wait_for()


def wait_for_link(demo) -> str:
    """The link to a new password, once the newest message has one."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if found := re.search(r"https?://\S+/accesso/password/\S+", demo.mail_to(CASE_MANAGER.email)["testo"]):
            return found[0]
        time.sleep(0.3)
    raise AssertionError("no link to a new password came")


@pytest.mark.parametrize("gestore", ["SPID", "CIE"])
def test_a_demo_person_enters_with_a_digital_identity_and_leaves_both_sessions(demo, chromium, gestore):
    persona = Persona(chromium, demo.web)
    persona.open("/accesso/")

    persona.follow(f"Entra con {gestore}")
    persona.tick(re.compile("Andrea Fontana"))
    persona.press("Entra")

    persona.page.get_by_text("Andrea Fontana").first.wait_for()
    persona.open("/accesso/mio/")
    persona.sees(gestore)
    persona.page.locator("header summary").first.click()
    persona.press("Esci")
    expect(persona.page.locator("h1")).to_have_text("Entra")
    persona.sees("Sei uscito.")


def test_who_is_unknown_or_of_level_one_does_not_enter(demo, chromium):
    persona = Persona(chromium, demo.web)
    persona.open("/accesso/")
    persona.follow("Entra con SPID")
    persona.page.locator("summary").click()
    persona.write("Codice fiscale", "RSSMRA80A01H501U")
    persona.press("Entra")
    expect(persona.page.locator("h1")).to_have_text("Non sei abilitato")

    persona.follow("Torna all'accesso")
    persona.follow("Entra con SPID")
    persona.tick(re.compile("Andrea Fontana"))
    persona.choose("Livello", "Livello 1")
    persona.press("Entra")
    expect(persona.page.locator("h1")).to_have_text("Serve un livello più alto")
