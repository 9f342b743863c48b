"""A family with its Patto: one of them accepts a project, INAIL hears of it and insures him, all by the running demo."""

import re
from datetime import date, timedelta

import pytest

from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, convoke
from tests.e2e.patto import agree_patto, sign_patto
from tests.e2e.persona import Persona

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes


def test_who_accepts_a_project_is_insured_and_the_responsabile_sees_it(demo, chromium, paper, tmp_path):
    coordinatore, case_manager, responsabile = (Persona(chromium, demo.web) for _ in range(3))
    coordinatore.enter_as("Laura Bonetti")
    case_manager.enter_as("Andrea Fontana")
    responsabile.enter_as("Chiara Bassi")
    domani = date.today() + timedelta(days=1)  # noqa: DTZ011 -- the demo lives today

    famiglia = assign_first(coordinatore, "Cremona", "Fontana")
    convoke(case_manager, famiglia)
    caso = case_manager.page.url
    fill_analisi(case_manager, "B")
    agree_patto(case_manager)
    sign_patto(case_manager, tmp_path)
    case_manager.open(caso)
    case_manager.waits_for(re.compile("Cerca un progetto per"))

    case_manager.follow(re.compile("Cerca un progetto per"))
    case_manager.follow(re.compile("Biblioteca amica"))
    case_manager.write("Comincia il", domani.isoformat())
    case_manager.press("Proponi")
    case_manager.follow("Accetta")
    case_manager.write("Firmata il", date.today().isoformat())  # noqa: DTZ011 -- as above
    case_manager.attach("Accettazione firmata", paper)
    case_manager.press("Scrivi che accetta")
    partecipante = case_manager.page.url
    case_manager.waits_for(re.compile("Assicurato dal"))

    responsabile.open("/inail/?stato=CONFERMATA")
    responsabile.sees(re.compile(r"^\s*In tempo\s*$"))
    responsabile.open(partecipante.removeprefix(demo.web.rstrip("/")))
    responsabile.follow("Fai cominciare")
    responsabile.press("Fai cominciare")
    responsabile.sees("prima non può cominciare")
