"""The part of the job that outcome D asks: a person is sent to a specialist service, which answers, and one goes on."""

import re

from playwright.sync_api import expect

from rdc_platform import calendario
from tests.e2e.persona import Persona

RISPOSTA = "La persona è seguita: il percorso può cominciare."


def send_to_servizio(case_manager: Persona) -> None:
    """Who and which service the analysis says already: only the body's name is asked."""
    case_manager.follow("Manda la persona al servizio specialistico")
    case_manager.write("Ente o sede del servizio", "Azienda sanitaria di prova")
    case_manager.press("Manda al servizio")
    case_manager.sees(re.compile("Aspettiamo la risposta fino al"))
    expect(case_manager.page.get_by_role("button", name="Scrivi il Patto provvisorio")).to_have_count(0)


def write_risposta(case_manager: Persona) -> None:
    """The answer is kept behind a click, and opens the ways on."""
    case_manager.follow("Scrivi la risposta")
    case_manager.write("Giorno della risposta", calendario.today().isoformat())
    case_manager.write("Che cosa risponde il servizio", RISPOSTA)
    case_manager.press("Salva la risposta")
    expect(case_manager.page.get_by_text(RISPOSTA)).to_be_hidden()
    case_manager.page.get_by_text(re.compile("Risposta del")).click()
    case_manager.sees(RISPOSTA)
