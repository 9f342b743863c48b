"""Last part of the whole job: the Patto, its document, its signatures, and INPS's receipt on the case."""

import re
from datetime import timedelta
from pathlib import Path

from rdc_platform import calendario
from tests.e2e.persona import Persona

ALTRI = re.compile("Aggiungi un impegno di")  # whoever else is bound
CURA = "Va alle visite fissate con il consultorio."


def agree_patto(case_manager: Persona) -> None:
    """One objective with a result, a commitment of the person bound, a support: the least that can be signed."""
    later = (calendario.today() + timedelta(days=120)).isoformat()
    case_manager.follow("Patto per l'inclusione sociale")
    if case_manager.page.get_by_role("button", name="Comincia il Patto").count():
        case_manager.press("Comincia il Patto")
    case_manager.follow("Cambia durata e incontri")
    case_manager.page.locator("textarea[name$=modalita_monitoraggio]").fill("Un colloquio al mese allo sportello.")
    _save(case_manager, later, "")
    case_manager.follow("Aggiungi un obiettivo")
    _save(case_manager, later, "Rendere stabile la situazione della casa.")
    case_manager.follow(re.compile("Aggiungi un risultato"))
    _save(case_manager, later, "Gli affitti arretrati sono pagati.")
    case_manager.follow("Aggiungi un impegno")
    _save(case_manager, later, "Porta allo sportello le ricevute dell'affitto.")
    case_manager.follow("Aggiungi un sostegno")
    _save(case_manager, later, "Servizio sociale del Comune")
    while case_manager.page.get_by_role("link", name=ALTRI).count():
        case_manager.follow(ALTRI)
        _save(case_manager, later, "Viene agli incontri con il Case manager.")


def revise_patto(case_manager: Persona) -> None:
    """A need is new: a commitment of cure, that a health professional set, joins the others; it wants new signatures."""
    later = (calendario.today() + timedelta(days=120)).isoformat()
    case_manager.follow("Rivedi il Patto")
    case_manager.choose("Perché lo rivedi", "bisogno")
    case_manager.press("Apri la revisione")
    case_manager.sees(re.compile("Intanto è in vigore la versione 1"))
    case_manager.follow("Aggiungi un impegno")
    case_manager.choose("Tipo di impegno", "Prevenzione e cura")
    case_manager.tick("Se non è rispettato senza un buon motivo")
    case_manager.write("Professionista sanitario", "Dott.ssa Prova")
    case_manager.write("Servizio sanitario", "Consultorio di prova")
    _save(case_manager, later, CURA)


def _save(case_manager: Persona, later: str, text: str) -> None:
    """Fill what the page wants, with plain answers, and save."""
    page = case_manager.page
    for fieldset in page.locator("main form fieldset:not(:has(.rdc-facoltativo))").all():
        options = fieldset.locator("input[type=radio], input[type=checkbox]").all()
        if options and not any(each.is_checked() for each in options):
            options[0].check()
    for box in page.locator("main form [aria-required=true]").all():
        if box.input_value():
            continue
        kind = box.evaluate("each => each.tagName === 'SELECT' ? 'select' : each.type")
        if kind == "select":
            box.select_option(index=1)
        elif kind == "date":
            ends = box.get_attribute("name").rsplit("_")[-1].rsplit("-")[-1] in ("al", "termine")
            box.fill(later if ends else calendario.today().isoformat())
        else:
            box.fill(text)
    case_manager.press("Salva")


def sign_patto(case_manager: Persona, folder: Path) -> None:
    """Close the text, wait for the worker's PDF, download it, write the signatures and upload the file as if signed."""
    page = case_manager.page
    case_manager.press(re.compile("Chiudi il testo"))
    case_manager.waits_for(re.compile("Scrivi le firme"))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    signed = folder / "firmato.pdf"
    download.value.save_as(signed)
    assert signed.read_bytes()[:5] == b"%PDF-"
    case_manager.follow("Scrivi le firme")
    for option in page.get_by_label("Su carta, poi scansionata").all():
        option.check()
    case_manager.attach("Documento firmato", signed)
    case_manager.press("Registra le firme")


def waits_for_receipt(case_manager: Persona) -> str:
    """INPS's receipt on the case; its number."""
    case_manager.waits_for(re.compile(r"^Ricevuta .+ del "))
    text = case_manager.page.locator(".rdc-comunicazione").first.inner_text()
    return re.search(r"Ricevuta (\S+) del", text)[1]
