"""What may happen along the way, against one running demo: a specialist service, a revision, a breach and its correction."""

import re

import pytest

from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, convoke
from tests.e2e.patto import agree_patto, revise_patto, sign_patto, waits_for_receipt
from tests.e2e.persona import Persona
from tests.e2e.segnalazione import approve, put_right, report, warn
from tests.e2e.specialistico import send_to_servizio, write_risposta
from tests.e2e.tempo import grow_old

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes


@pytest.fixture(scope="module")
def people(demo, chromium) -> tuple[Persona, Persona]:
    coordinatore, case_manager = Persona(chromium, demo.web), Persona(chromium, demo.web)
    coordinatore.enter_as("Laura Bonetti")
    case_manager.enter_as("Andrea Fontana")
    return coordinatore, case_manager


def begin(people: tuple[Persona, Persona], esito: str) -> tuple[str, str]:
    """A family of the queue up to the outcome of its analysis; its name, and the address of its page."""
    coordinatore, case_manager = people
    famiglia = assign_first(coordinatore, "Cremona", "Fontana")
    convoke(case_manager, famiglia)
    caso = case_manager.page.url
    fill_analisi(case_manager, esito)
    return famiglia, caso


def test_outcome_d_goes_on_when_the_service_has_answered(people):
    case_manager = people[1]
    begin(people, "D")

    send_to_servizio(case_manager)
    case_manager.sees("Presso servizio specialistico")
    write_risposta(case_manager)
    case_manager.press("Scrivi il Patto provvisorio")

    case_manager.sees("Patto in definizione")


def test_a_patto_is_revised_and_its_breach_reported_approved_decided_and_put_right(demo, people, paper, tmp_path):
    coordinatore, case_manager = people
    famiglia, caso = begin(people, "B")
    agree_patto(case_manager)
    sign_patto(case_manager, tmp_path)

    case_manager.open(caso)
    prima = waits_for_receipt(case_manager)
    case_manager.follow("Patto per l'inclusione sociale")
    revise_patto(case_manager)
    sign_patto(case_manager, tmp_path)
    case_manager.open(caso)
    case_manager.waits_for(re.compile(r"^Versione 2"))
    assert waits_for_receipt(case_manager) != prima  # INPS is told of each signature

    grow_old(demo, caso.rstrip("/").rsplit("/")[-1], 60)
    case_manager.open(caso)
    protocollo = re.search(r"INPS-RDC-\d+-\d+", case_manager.page.locator("main").inner_text())[0]
    warn(case_manager, paper)
    segnalazione = report(case_manager)
    approve(coordinatore, famiglia)
    case_manager.open(segnalazione)
    case_manager.waits_for("INPS l'ha presa in carico")

    demo.decide(protocollo, segnalazione.rstrip("/").rsplit("/")[-1], 2)
    case_manager.waits_for("INPS ha deciso")
    put_right(case_manager)
    approve(coordinatore, famiglia)
    case_manager.waits_for("Acquisita da INPS")
    case_manager.sees("Corretta dopo l'invio")
