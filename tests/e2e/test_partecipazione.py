"""A family with its Patto: one of them takes part in a project to the end, another refuses, all by the running demo."""

import re

import pytest

from rdc_platform import calendario
from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, convoke
from tests.e2e.patto import agree_patto, sign_patto
from tests.e2e.persona import Persona
from tests.e2e.progetto import PROGETTO, accept, begin_today, propose
from tests.e2e.segnalazione import MOTIVAZIONE

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes


@pytest.fixture(scope="module")
def people(demo, chromium) -> tuple[Persona, Persona]:
    coordinatore, case_manager = Persona(chromium, demo.web), Persona(chromium, demo.web)
    coordinatore.enter_as("Laura Bonetti")
    case_manager.enter_as("Andrea Fontana")
    return coordinatore, case_manager


@pytest.fixture
def famiglia(people, tmp_path) -> tuple[str, str]:
    """The name of a family with a Patto in force, and the address of its case."""
    coordinatore, case_manager = people
    nome = assign_first(coordinatore, "Cremona", "Fontana")
    convoke(case_manager, nome)
    caso = case_manager.page.url
    fill_analisi(case_manager, "B")
    agree_patto(case_manager)
    sign_patto(case_manager, tmp_path)
    return nome, caso


def test_who_accepts_is_insured_comes_to_the_project_and_completes_it(demo, chromium, people, famiglia, paper):
    case_manager, (responsabile, tutor) = people[1], (Persona(chromium, demo.web) for _ in range(2))
    responsabile.enter_as("Chiara Bassi")
    tutor.enter_as("Bruno Ghisolfi")
    propose(case_manager, famiglia[1])
    partecipante = accept(case_manager, paper)

    responsabile.open("/inail/?stato=CONFERMATA")
    responsabile.sees(re.compile(r"^\s*In tempo\s*$"))
    responsabile.open(partecipante)
    responsabile.sees("Sposta l'inizio")
    assert not responsabile.page.get_by_role("link", name="Fai cominciare").count()
    begin_today(demo, partecipante)
    responsabile.open(partecipante)
    responsabile.follow("Fai cominciare")
    responsabile.press("Fai cominciare")
    responsabile.sees("Partecipazione cominciata.")

    tutor.page.set_viewport_size({"width": 375, "height": 800})
    tutor.open("/presenze/")
    tutor.follow(PROGETTO)
    tutor.page.get_by_role("button", name=re.compile("^Presente")).click()
    tutor.waits_for(re.compile("Presente, 4 ore"))

    responsabile.open(partecipante)
    responsabile.follow("Ha completato")
    responsabile.write("Ultimo giorno", calendario.today().isoformat())
    responsabile.tick("Ha già fatto tutte le ore dovute")
    responsabile.page.locator("main form button[type=submit]").click()
    responsabile.sees(re.compile("^Completato"))
    case_manager.open(famiglia[1])
    case_manager.waits_for(re.compile("Ha completato il progetto"))


def test_a_refusal_becomes_a_report_that_another_approves(people, famiglia):
    coordinatore, case_manager = people
    nome, caso = famiglia
    propose(case_manager, caso)
    case_manager.follow("Rifiuta")
    case_manager.write("Perché rifiuta", "Dice che non le va.")
    case_manager.press("Scrivi che rifiuta")

    case_manager.open("/oggi/")
    case_manager.waits_for(re.compile("non ha aderito al progetto"))
    case_manager.follow(re.compile(nome.split(maxsplit=1)[0]))
    case_manager.follow("Scrivi la segnalazione a INPS")
    case_manager.sees(re.compile("decide INPS"))
    case_manager.write("Motivazione", MOTIVAZIONE)
    case_manager.tick("Ho valutato se c'è un giustificato motivo, e non c'è")
    case_manager.press("Salva la bozza e controlla")
    case_manager.press("Manda al Coordinatore")
    segnalazione = case_manager.page.url
    coordinatore.follow("Approvazioni")
    coordinatore.follow(re.compile(nome.split(maxsplit=1)[0]))
    coordinatore.tick("Approva e manda a INPS")
    coordinatore.press("Conferma la decisione")
    case_manager.open(segnalazione)
    case_manager.waits_for("INPS l'ha presa in carico")
