"""A family moves from an Ambito to another against the running demo: proposed, asked, accepted, assigned; what stays is a stub."""

import re

import pytest

from tests.e2e.caso import assign_first
from tests.e2e.persona import Persona

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
DA, A = "Cremona", "Bologna"


def test_a_family_moves_to_another_ambito_and_leaves_a_stub(demo, chromium):
    laura, andrea, stefano, valentina = (Persona(chromium, demo.web) for _ in range(4))
    laura.enter_as("Laura Bonetti")
    famiglia = assign_first(laura, DA, "Fontana")
    caso = propose(andrea, famiglia)

    ask(laura, famiglia)
    accept(stefano, famiglia)
    assert assign_first(stefano, A, "Sarti") == famiglia  # the first of the queue: its term has gone on meanwhile

    valentina.enter_as("Valentina Sarti")
    open_family(valentina, famiglia)
    valentina.follow("Scheda di consegna")
    valentina.sees("Andrea Fontana")
    andrea.open("/trasferiti/")
    andrea.sees(A)
    assert famiglia not in andrea.page.content()
    assert andrea.page.goto(caso).status == 404


def open_family(case_manager: Persona, famiglia: str) -> str:
    """The page of one of his families; its address."""
    case_manager.follow("Le mie famiglie")
    case_manager.follow(famiglia)
    return case_manager.page.url


def propose(case_manager: Persona, famiglia: str) -> str:
    """He who follows the family says where it has gone; the address of its page."""
    case_manager.enter_as("Andrea Fontana")
    caso = open_family(case_manager, famiglia)
    case_manager.follow("Si è trasferita? Proponi il trasferimento")
    case_manager.write("Comune dove va la famiglia", f"{A} (BO)")
    case_manager.tick("La famiglia ha cambiato residenza")
    case_manager.press("Manda la proposta")
    case_manager.sees("Proposta mandata al Coordinatore")
    return caso


def ask(coordinatore: Persona, famiglia: str) -> None:
    coordinatore.follow("Oggi")
    coordinatore.follow(re.compile("propost"))
    coordinatore.follow(famiglia)
    coordinatore.press(f"Chiedi a {A}")
    coordinatore.sees(f"Chiesto a {A}")


def accept(coordinatore: Persona, famiglia: str) -> None:
    coordinatore.enter_as("Stefano Neri")
    coordinatore.follow(re.compile("in arrivo"))
    coordinatore.follow(famiglia)
    coordinatore.press("Accetta la famiglia")
