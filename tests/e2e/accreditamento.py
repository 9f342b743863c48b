"""Second part of the whole job: the Amministratore registers a convention and an indication, and accredits four operators."""

import re
from dataclasses import dataclass

from rdc_platform import calendario
from tests.e2e.demo import Demo
from tests.e2e.persona import Persona
from tests.e2e.registrazione import Identita, activate

TODAY = calendario.today().isoformat()


@dataclass(frozen=True)
class Operatore:
    """A person to accredit, and as what."""

    chi: Identita
    ruolo: str
    livello: str


def sign_convenzione(amministratore: Persona, comune: str, paper) -> None:
    """The Comune's adhesion, uploaded and checked: without it nobody of the Comune gets in."""
    amministratore.follow("Convenzioni")
    amministratore.follow(re.compile(comune))
    amministratore.follow("Carica la convenzione firmata")
    amministratore.write("Data della firma", TODAY)
    amministratore.write("Chi ha firmato", "Il Sindaco")
    amministratore.write("Protocollo", "10/E2E")
    amministratore.attach("Convenzione firmata", paper)
    amministratore.press("Carica la convenzione")
    amministratore.follow("Verifica la firma")
    amministratore.tick(re.compile("^Sì"))
    amministratore.tick("Ho verificato la firma.")
    amministratore.press("Salva la verifica")


def record_indicazione(amministratore: Persona, comune: str, operatori: list[Operatore], paper) -> None:
    """The Comune's letter with a row for each person."""
    amministratore.follow("Indicazioni")
    amministratore.follow("Registra un'indicazione")
    amministratore.choose("Comune che indica", comune)
    amministratore.write("Chi firma", "Il Sindaco")
    amministratore.write("Protocollo", "11/E2E")
    amministratore.write("Data della lettera", TODAY)
    amministratore.attach("Lettera firmata", paper)
    for place, operatore in enumerate(operatori):
        page = amministratore.page
        if place:
            page.get_by_role("button", name=re.compile("Aggiungi")).click()
        page.get_by_label("Codice fiscale", exact=True).nth(place).fill(operatore.chi.codice_fiscale)
        page.get_by_label("Nome", exact=True).nth(place).fill(operatore.chi.nome)
        page.get_by_label("Cognome", exact=True).nth(place).fill(operatore.chi.cognome)
        page.get_by_label("Ruolo", exact=True).nth(place).select_option(label=operatore.ruolo)
        livello = page.locator(f"[name$='-{place}-livello']")
        if livello.count() > 1 or livello.first.get_attribute("type") == "radio":
            page.locator(f"[name$='-{place}-livello'][value={operatore.livello}]").check()
        else:
            livello.select_option(operatore.livello)
    amministratore.press("Registra l'indicazione")


def accredit(amministratore: Persona, operatore: Operatore, comune: str) -> str:
    """One row of the letter becomes an active profile; the code to hand over."""
    amministratore.follow("Indicazioni")
    amministratore.page.locator("main").get_by_role("link", name=comune).first.click()
    amministratore.look()
    row = amministratore.page.locator("section, li, article, tr", has_text=operatore.chi.cognome).last
    row.get_by_role("link", name=re.compile("Accredita")).click()
    amministratore.look()
    # What the letter and the codice fiscale say already is there: only the rest is written.
    amministratore.write("Indirizzo e-mail", operatore.chi.email)
    amministratore.write("Telefono", "035 000000")
    amministratore.choose("Profilo professionale", "Educatore")
    return finish(amministratore)


def finish(amministratore: Persona) -> str:
    """What no letter says: funds, designation, identification; then the activation."""
    amministratore.tick(re.compile("Fondo povertà"))
    amministratore.write("Chi l'ha designata", "Il Sindaco")
    amministratore.write("Numero dell'atto di designazione", "12/E2E")
    amministratore.write("Data dell'atto", TODAY)
    amministratore.choose("Documento mostrato", "Carta")
    amministratore.write("Numero del documento", "CA12345AB")
    amministratore.press("Registra l'accreditamento")
    amministratore.follow("Attiva")
    amministratore.press("Attiva e manda l'invito")
    return amministratore.page.locator(".h3.rdc-codice").inner_text()


def enter(persona: Persona, demo: Demo, operatore: Operatore, codice: str) -> None:
    """The operator activates his access, and is in."""
    activate(persona, demo, operatore.chi, codice)
    persona.page.get_by_text(operatore.ruolo).first.wait_for()
