"""The project's part: who is proposed, who accepts or refuses, and the day that comes."""

import json
import re
from datetime import timedelta
from pathlib import Path

import psycopg

from rdc_platform import calendario
from tests.e2e.demo import Demo
from tests.e2e.persona import Persona

CERCA = re.compile("Cerca un progetto per")
PROGETTO = re.compile("Biblioteca amica")
INIZIO = "UPDATE progetti_collettivita_assegnazionepuc SET data_inizio = %s WHERE id = %s"


def propose(case_manager: Persona, caso: str) -> None:
    """The first of the family who may take part, on the library's project, from tomorrow."""
    case_manager.open(caso)
    case_manager.waits_for(CERCA)
    case_manager.follow(CERCA)
    case_manager.follow(PROGETTO)
    case_manager.write("Comincia il", (calendario.today() + timedelta(days=1)).isoformat())
    case_manager.press("Proponi")


def accept(case_manager: Persona, paper: Path) -> str:
    """She signs, INAIL hears and insures; the address of the participation."""
    case_manager.follow("Accetta")
    case_manager.write("Firmata il", calendario.today().isoformat())
    case_manager.attach("Accettazione firmata", paper)
    case_manager.press("Scrivi che accetta")
    case_manager.waits_for(re.compile("Assicurato dal"))
    return case_manager.page.url


def begin_today(demo: Demo, partecipante: str) -> None:
    """INAIL wants a start of tomorrow at the earliest, and the walk cannot wait for it: tomorrow comes."""
    state = json.loads((demo.home / "stato.json").read_text())
    with psycopg.connect(state["environment"]["DATABASE_OWNER_URL"]) as connection:
        connection.execute(INIZIO, [calendario.today(), partecipante.rstrip("/").rsplit("/", 1)[-1]])
