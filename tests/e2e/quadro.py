"""The part of the job that outcome C asks: the équipe, the Quadro di analisi page after page, a lost connection meanwhile."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.persona import Persona

PAGES = 40
PAROLE = "Di notte abbiamo freddo."


def make_equipe(case_manager: Persona) -> None:
    """The Case manager for the social service, and a teacher."""
    case_manager.follow(re.compile("Équipe e Quadro di analisi"))
    case_manager.follow("Aggiungi una persona")
    case_manager.write("Ente", "Comune di prova")
    case_manager.press("Salva")
    case_manager.follow("Aggiungi una persona")
    case_manager.write("Nome", "Mara")
    case_manager.write("Cognome", "Zefiri")
    case_manager.choose("Servizio", "Scuola")
    case_manager.write("Ente", "Istituto di prova")
    case_manager.press("Salva")


def fill_quadro(case_manager: Persona) -> None:
    """Begin it, lose the network once, answer each page, finish."""
    case_manager.press("Inizia il Quadro di analisi")
    page = case_manager.page
    lose_the_network(page)
    for _ in range(PAGES):
        for adeguato in page.locator("main input[type=radio][value=LIVELLO_ADEGUATO]:visible").all():
            adeguato.check()
        case_manager.press(re.compile("Salva e (continua|controlla)"))
        if "/controllo/" in page.url:
            break
    case_manager.press("Concludi il Quadro")
    case_manager.sees("Quadro di analisi concluso. Ora scrivi il Patto con la famiglia.")


def lose_the_network(page: Page) -> None:
    """What is typed without a network is kept when it is back, and is there in another window."""
    status = page.locator("[data-autosave-stato]").first
    page.context.set_offline(True)
    page.get_by_label("Come lo dice la persona").first.fill(PAROLE)
    expect(status).to_have_text("Non salvato: riprovo", timeout=20_000)
    page.context.set_offline(False)
    expect(status).to_contain_text("Salvato alle", timeout=20_000)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("Come lo dice la persona").first).to_have_value(PAROLE)
    other.close()
