"""Outcome C against the running demo: from the queue to the Patto by the équipe and the Quadro, the network lost meanwhile."""

import pytest

from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, convoke
from tests.e2e.persona import Persona
from tests.e2e.quadro import fill_quadro, make_equipe

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes


def test_outcome_c_leads_to_the_patto_by_the_quadro(demo, chromium):
    coordinatore, case_manager = Persona(chromium, demo.web), Persona(chromium, demo.web)
    coordinatore.enter_as("Laura Bonetti")
    famiglia = assign_first(coordinatore, "Cremona", "Fontana")
    case_manager.enter_as("Andrea Fontana")
    convoke(case_manager, famiglia)

    fill_analisi(case_manager, "C")
    make_equipe(case_manager)
    fill_quadro(case_manager)

    case_manager.sees("Patto in definizione")
