"""A breach of the Patto: the formal warning, the report, who approves it, and what is put right afterwards."""

import re
from datetime import timedelta
from pathlib import Path

from rdc_platform import calendario
from tests.e2e.persona import Persona

CURA = re.compile("prevenzione e cura", re.IGNORECASE)
RETTIFICA = "Guarda la rettifica da approvare"
MOTIVAZIONE = "Non è andata a tre visite fissate e non ha spiegato perché: l'abbiamo chiamata due volte."


def days_ago(days: int) -> str:
    return (calendario.today() - timedelta(days=days)).isoformat()


def warn(case_manager: Persona, paper: Path) -> None:
    """Record a warning whose term has passed, and that it was not enough."""
    case_manager.follow("Segnala un fatto")
    case_manager.follow(CURA)
    case_manager.write("Data del richiamo", days_ago(40))
    case_manager.choose("Come è stato dato", "mano")
    case_manager.write("Ricevuto il", days_ago(40))
    case_manager.write("Mettersi in regola entro il", days_ago(5))
    case_manager.attach("Richiamo firmato", paper)
    case_manager.press("Registra il richiamo")
    case_manager.follow(re.compile("scrivi com'è andata"))
    case_manager.tick("L'impegno non è ancora rispettato")
    case_manager.press("Scrivi com'è andata")


def report(case_manager: Persona) -> str:
    """Write the report and give it to the Coordinatore; its address."""
    case_manager.follow(re.compile("Impegno di prevenzione e cura"))
    case_manager.sees(re.compile("decide INPS"))
    case_manager.write("Motivazione", MOTIVAZIONE)
    case_manager.tick("Ho valutato se c'è un giustificato motivo, e non c'è")
    case_manager.press("Salva la bozza e controlla")
    case_manager.press("Manda al Coordinatore")
    case_manager.sees("Aspetta il Coordinatore")
    return case_manager.page.url


def approve(coordinatore: Persona, famiglia: str) -> None:
    """She who did not write it decides on the report, or on its correction, and of health she reads nothing."""
    coordinatore.follow("Approvazioni")
    coordinatore.follow(re.compile(famiglia.split(maxsplit=1)[0]))
    if coordinatore.page.get_by_role("link", name=RETTIFICA).count():
        coordinatore.follow(RETTIFICA)
    assert MOTIVAZIONE not in coordinatore.page.content()
    coordinatore.tick("Approva e manda a INPS")
    coordinatore.press("Conferma la decisione")


def put_right(case_manager: Persona) -> None:
    """The fact was of another day: INPS has to be told, and the Coordinatore asked again."""
    case_manager.follow("Correggi o annulla")
    case_manager.tick("Correggi i dati")
    case_manager.page.get_by_label("Perché", exact=True).select_option(label="Data sbagliata")
    case_manager.write("Data giusta dell'accertamento", days_ago(1))
    case_manager.press("Manda al Coordinatore")
    case_manager.sees(re.compile("Rettifica del"))
