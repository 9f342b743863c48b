"""The whole job in Chromium against the running demo, with its real database, broker, worker and counterparts.

As the people of the demo do it: the Ambito asks, the Ministero registers, the Amministratore accredits four operators, who
activate and log in for real; INPS's lot arrives; the Coordinatore assigns, the Case manager convenes, analyses, agrees and
signs; INPS's receipt stands on the case. axe looks at each page they pass.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.e2e.accreditamento import Operatore, accredit, enter, record_indicazione, sign_convenzione
from tests.e2e.analisi import fill_analisi
from tests.e2e.caso import assign_first, convoke
from tests.e2e.patto import agree_patto, sign_patto, waits_for_receipt
from tests.e2e.persona import Persona
from tests.e2e.registrazione import Identita, activate, ask, designate, login

pytestmark = pytest.mark.e2e
AMBITO, COMUNE, SENZA_CONVENZIONE = "Ambito sintetico di Cremona 3 (", "Cremona", "Cremosano"
AMMINISTRATRICE = Identita("Carla", "Provini", date(1975, 3, 2), "carla.provini@example.it")
OPERATORI = {
    "coordinatore": ("Olga", "Olmi", "Coordinatore per il Patto"),
    "case_manager": ("Ines", "Ilari", "Case manager"),
    "coordinatore_anagrafici": ("Ada", "Alberti", "Coordinatore controlli anagrafici"),
    "responsabile_anagrafici": ("Rosa", "Rinieri", "Responsabile controlli anagrafici"),
}


def make_operatori() -> dict[str, Operatore]:
    people = {}
    for day, (key, (nome, cognome, ruolo)) in enumerate(OPERATORI.items(), 1):
        chi = Identita(nome, cognome, date(1980, 4, day), f"{nome.lower()}@example.it")
        people[key] = Operatore(chi, ruolo, "COMUNE")
    return people


def test_whole_job_from_registration_to_the_receipt_of_inps(demo, chromium, paper, tmp_path):
    people = {name: Persona(chromium, demo.web) for name in ("ente", "ministero", "amministratrice", *OPERATORI)}
    operatori = make_operatori()

    numero = ask(people["ente"], AMMINISTRATRICE, AMBITO)
    people["ministero"].enter_as("Giulia Ferrante")
    codice = designate(people["ministero"], numero, paper)
    secret = activate(people["amministratrice"], demo, AMMINISTRATRICE, codice)
    again = Persona(chromium, demo.web)
    login(again, AMMINISTRATRICE, secret)

    sign_convenzione(again, SENZA_CONVENZIONE, paper)
    record_indicazione(again, COMUNE, list(operatori.values()), paper)
    for key, operatore in operatori.items():
        enter(people[key], demo, operatore, accredit(again, operatore, COMUNE))

    demo.next_lotto(40)
    flussi = Persona(chromium, demo.web)
    flussi.enter_as("Marco Silvestri")
    flussi.follow("Forniture INPS")
    flussi.waits_for("2 lotti")

    case_manager = people["case_manager"]
    famiglia = assign_first(people["coordinatore"], COMUNE, operatori["case_manager"].chi.cognome)
    convoke(case_manager, famiglia)
    caso = case_manager.page.url
    fill_analisi(case_manager)
    agree_patto(case_manager)
    sign_patto(case_manager, tmp_path)
    case_manager.open(caso)
    ricevuta = waits_for_receipt(case_manager)

    assert ricevuta.startswith("INPS.")
    case_manager.sees("Patto attivo")
    people["coordinatore"].open(caso)
    expect(people["coordinatore"].page.locator("h1")).to_have_text("Pagina non trovata")
    for anagrafe in ("coordinatore_anagrafici", "responsabile_anagrafici"):
        people[anagrafe].open("/controlli/")
    people["coordinatore_anagrafici"].sees(COMUNE)
    people["responsabile_anagrafici"].sees("Te li assegna il Coordinatore")
