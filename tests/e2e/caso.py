"""Third part of the whole job: from the queue to the first interview."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.e2e.persona import Persona


def assign_first(coordinatore: Persona, comune: str, case_manager: str) -> str:
    """The Coordinatore gives the family of `comune` that lapses first to the Case manager; its name."""
    coordinatore.follow("Famiglie")
    coordinatore.choose("Stato", "Da assegnare")
    coordinatore.press("Filtra")
    return assign_row(coordinatore, comune, case_manager)


def assign_row(coordinatore: Persona, riga: str, case_manager: str) -> str:
    """The Coordinatore gives to the Case manager the first family of the list whose row says `riga`; its name."""
    rows = coordinatore.page.locator("tbody tr", has_text=riga)
    coordinatore.waits_for(rows)  # the lot may still be on its way
    row = rows.first
    famiglia = row.get_by_role("link").first.inner_text()
    row.get_by_role("checkbox").check()
    coordinatore.press(re.compile("Assegna"))
    coordinatore.choose("Case manager per", case_manager)
    coordinatore.press("Assegna")
    coordinatore.sees(famiglia)
    return famiglia


def convoke(case_manager: Persona, famiglia: str) -> None:
    """The Case manager fixes the first interview for today, and says who came."""
    soon = datetime.now(ZoneInfo("Europe/Rome")) + timedelta(minutes=5)
    case_manager.follow("Oggi")
    case_manager.page.locator("main").get_by_role("link", name=re.compile(famiglia.split(maxsplit=1)[0])).first.click()
    case_manager.look()
    if case_manager.page.get_by_role("link", name=re.compile("Fissa")).count():
        case_manager.follow(re.compile("Fissa"))
    case_manager.write("Giorno", soon.date().isoformat())
    case_manager.write("Ora", f"{soon:%H:%M}")
    case_manager.tick("La persona accetta un preavviso breve")
    case_manager.write("Dove", "Sportello sociale, stanza 2")
    case_manager.tick("L'ho già comunicato, con tutti questi mezzi")
    case_manager.press("Fissa il colloquio")
    holiday = case_manager.page.get_by_label(re.compile("festivo"))
    if holiday.count():  # run on a Sunday
        holiday.check()
        case_manager.press("Fissa il colloquio")
    case_manager.follow(re.compile("Scrivi chi è"))
    for present in case_manager.page.get_by_label("Presente", exact=True).all():
        present.check()
    case_manager.press("Salva chi è venuto")
