"""A family goes to the Centro per l'impiego and comes back, against the running demo: sent, received, closed, returned, read."""

import re
import time
from datetime import timedelta
from pathlib import Path

import pytest

from rdc_platform import calendario
from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, assign_row, convoke
from tests.e2e.demo import Demo
from tests.e2e.persona import Persona
from tests.e2e.progetto import accept

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
COMUNE, PERCHE = "Cremona", "Hanno lo sfratto a giugno"


def test_a_family_goes_to_the_cpi_takes_a_place_of_its_and_comes_back(demo, chromium, paper):
    laura, andrea, chiara = (Persona(chromium, demo.web) for _ in range(3))
    laura.enter_as("Laura Bonetti")
    famiglia = assign_first(laura, COMUNE, "Fontana")
    andrea.enter_as("Andrea Fontana")
    convoke(andrea, famiglia)
    fill_analisi(andrea, "A")

    send(andrea)
    chiara.enter_as("Chiara Bassi")
    answer(chiara, demo, paper)
    demo.give_back(demo.at_the_cpi(), PERCHE)
    laura.open("/coordinamento/")
    laura.waits_for("dal Centro per l'impiego")
    laura.follow(re.compile("dal Centro per l'impiego"))
    laura.sees("La manda il Centro per l'impiego")
    assert PERCHE not in laura.page.content()
    assert assign_row(laura, COMUNE, "Fontana") == famiglia

    read(andrea, famiglia)
    laura.open("/cpi/")
    laura.sees("1, di cui 1 con il caso riaperto")


def send(case_manager: Persona) -> None:
    """The last look, the button, and the receipt that closes the case."""
    case_manager.follow(re.compile("Manda la famiglia al Centro"))
    case_manager.press("Manda al Centro per l'impiego")
    case_manager.waits_for("Ricevuto dal CPI")
    case_manager.sees(re.compile("Ricevuta ANPAL"))


def answer(responsabile: Persona, demo: Demo, paper: Path) -> None:
    """The Centro proposes them for the library; of one the Responsabile writes that he accepts, and the Centro hears it."""
    demo.propose(demo.at_the_cpi(), "Biblioteca amica", (calendario.today() + timedelta(days=5)).isoformat())
    responsabile.open("/puc/oggi/")
    responsabile.waits_for(re.compile("Proposta del CPI per"))
    responsabile.page.locator("tbody a").first.click()
    responsabile.sees("CPI di Cremona")
    accept(responsabile, paper)
    for _ in range(60):
        if demo.facts():
            break
        time.sleep(0.5)
    assert demo.facts() == ["ACCETTAZIONE"]


def read(case_manager: Persona, famiglia: str) -> None:
    """Why it comes back, from the work-list."""
    case_manager.open("/oggi/")
    case_manager.sees("Leggi perché il Centro")
    case_manager.follow(famiglia)
    case_manager.sees(PERCHE)
    case_manager.press("Ho letto")
    case_manager.open("/oggi/")
    assert "Leggi perché il Centro" not in case_manager.page.content()
