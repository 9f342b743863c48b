"""Fourth part of the whole job: the Analisi preliminare, page after page, to outcome B."""

import re

from playwright.sync_api import Page

from tests.e2e.persona import Persona

PAGES = 40  # more than a household of eight has
# Not "nobody asked": that wants a reason.
EVASIVE = {"", "NON_RILEVATO", "0", "9"}
MOTIVAZIONE = "La famiglia ha bisogno di un sostegno semplice: lo concordiamo con il servizio sociale del Comune."


def fill_analisi(case_manager: Persona, esito: str = "B") -> None:
    """Answer each page, then finish with that outcome; A wants the Centro, C the services of the équipe, D whom to send where."""
    case_manager.follow("Analisi preliminare")
    page = case_manager.page
    if page.get_by_role("button", name="Inizia l'analisi").count():
        for present in page.locator("main input[type=checkbox]").all():
            present.check()
        case_manager.press("Inizia l'analisi")
    for _ in range(PAGES):
        answer(page)
        if "/esito/" in page.url:
            page.locator(f"input[name$=esito][value={esito}]").check()
            for servizio in ("SOCIALE", "SCUOLA") if esito == "C" else ():
                page.locator(f"input[name=professionalita_em][value={servizio}]").check()
            if esito == "A":
                page.locator("input[name$=cpi_destinatario]").fill("CPI di Cremona")
            if esito == "D":
                name_servizio(page)
            page.locator("textarea[name$=motivazione]").fill(MOTIVAZIONE)
            page.locator("input[name$=componenti_interessati]").first.check()
            break
        case_manager.press("Salva e continua")
    case_manager.press("Salva e controlla le risposte")
    case_manager.press(re.compile("Concludi"))


def name_servizio(page: Page) -> None:
    """Outcome D: a person whom a service of the network follows already."""
    page.locator("[name=servizio_specialistico]").first.select_option(index=1)
    page.locator("select[name=componente]").select_option(index=1)
    page.locator("input[name=gia_in_carico]").first.check()


def answer(page: Page) -> None:
    """Give every question of the page that has no answer a plain one."""
    for closed in page.locator("main form details:not([open]) > summary").all():
        closed.click()  # what another person in the room should not read
    for name in {each.get_attribute("name") for each in page.locator("main form input[type=radio]:visible").all()}:
        group = page.locator(f"main input[type=radio][name='{name}']").all()
        if not any(each.is_checked() for each in group):
            next((each for each in group if each.get_attribute("value") not in EVASIVE), group[-1]).check()
    for select in page.locator("main form select:visible").all():
        if not select.input_value():
            values = [each.get_attribute("value") for each in select.locator("option").all()]
            select.select_option(next(value for value in values if value not in EVASIVE))
    for fieldset in page.locator("main form fieldset:visible").all():
        boxes = fieldset.locator("input[type=checkbox]")
        none = fieldset.locator("input[type=checkbox][value^=NESSUN]")
        if none.count() == 1 and not any(each.is_checked() for each in boxes.all()):
            none.check()
