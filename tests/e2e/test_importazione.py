"""A Comune's list of ten, two of them wrong: read, corrected in place, recorded, and one person let in."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from rdc_platform import calendario, codice_fiscale
from tests.e2e.accreditamento import finish
from tests.e2e.persona import Persona
from tests.factories.fogli import INTESTAZIONI, make_xlsx

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
COGNOMI = ["Abati", "Berni", "Conti", "Donati", "Elmi", "Fanti", "Gatti", "Iori", "Lodi", "Mori"]
PERSONE = [("Nora", cognome, date(1980, 5, day)) for day, cognome in enumerate(COGNOMI, 1)]


def code_of(nome: str, cognome: str, nascita: date) -> str:
    return codice_fiscale.encode(cognome, nome, "F", nascita, "D150")


def make_elenco() -> bytes:
    """Ten persons: the fourth has a wrong letter in her code, the seventh a role that does not exist."""
    rows = [
        [code_of(*each), each[0], each[1], "case manager", "Comune", f"{each[1].lower()}@comune.example", "Educatore"]
        for each in PERSONE
    ]
    rows[3][0] = rows[3][0][:15] + ("A" if rows[3][0][15] != "A" else "B")
    rows[6][3] = "Capo ufficio"
    return make_xlsx([[*INTESTAZIONI, "E-mail", "Profilo professionale"], *rows])


def test_a_list_of_ten_with_two_wrong_rows(demo, chromium, paper, tmp_path):
    elenco = tmp_path / "elenco.xlsx"
    elenco.write_bytes(make_elenco())
    amministratore = Persona(chromium, demo.web)
    page = amministratore.page

    amministratore.enter_as("Paolo Rinaldi")
    amministratore.follow("Indicazioni")
    amministratore.follow("Importa da un foglio")
    amministratore.choose("Comune che indica", "Cremona")
    amministratore.write("Chi firma", "Il Sindaco")
    amministratore.write("Protocollo", "77/E2E")
    amministratore.write("Data della lettera", calendario.today().isoformat())
    amministratore.attach("Lettera firmata", paper)
    amministratore.write("PEC del Comune", "protocollo@pec.comune.cremona.example")
    amministratore.attach("Elenco delle persone", elenco)
    amministratore.press("Leggi l'elenco")

    amministratore.sees("8 righe pronte, 2 da correggere")
    amministratore.sees(re.compile("l'ultima lettera dovrebbe essere"))
    amministratore.sees(re.compile("Ruolo sconosciuto \\(«Capo ufficio»\\)"))
    row = page.get_by_role("group", name="Riga 5 del foglio")
    row.get_by_label("Codice fiscale").fill(code_of(*PERSONE[3]))
    amministratore.press("Registra l'indicazione con le 8 righe pronte")

    amministratore.sees(re.compile("1 riga rimasta fuori"))
    expect(page.get_by_role("group", name=re.compile("^Riga"))).to_have_count(1)
    amministratore.follow("Vai alle persone registrate")
    expect(page.get_by_role("heading", level=3)).to_have_count(9)
    amministratore.sees("protocollo@pec.comune.cremona.example")
    page.get_by_role("region", name="Nora Donati").get_by_role("link", name=re.compile("Accredita")).click()
    amministratore.look()
    amministratore.write("Telefono", "0372 000000")
    codice = finish(amministratore)

    assert re.fullmatch(r"[\w-]{6,}", codice)
    amministratore.sees(re.compile("Accredita il prossimo della lettera \\(8\\)"))
    assert demo.mail_to("donati@comune.example")
