"""A project from its sheet to the public catalogue, against the running demo: written, approved, started, found by anyone."""

import re
from datetime import date, timedelta

import pytest

from tests.e2e.persona import Persona

pytestmark = [pytest.mark.e2e, pytest.mark.slow]  # a demo of its own: minutes
TITOLO, CHE_COSA = "Letture in piazza", "Si leggono libri ad alta voce nelle piazze, con i bambini delle scuole."
SCHEDA = {
    "A che cosa serve": "Far conoscere i libri a chi non entra in biblioteca.",
    "Che cosa si fa": CHE_COSA,
    "Ore la settimana, minimo": "8",
    "Ore la settimana, massimo": "10",
    "Posti in tutto": "6",
    "Beneficiari del Comune": "4",
    "Beneficiari del CPI": "2",
    "Volontari": "0",
    "Supervisore: nome e cognome": "Ada Segreta",
    "Supervisore: qualifica": "bibliotecaria",
    "Supervisore: telefono o e-mail": "0372 999999",
    "Polizza RCT: compagnia": "Compagnia",
    "Polizza RCT: numero": "RCT-9",
    "Polizza RCT: massimale in euro": "3.000.000",
}


def test_a_project_goes_from_its_sheet_to_the_catalogue_that_anyone_reads(demo, chromium, paper):
    chiara, matteo, passante = (Persona(chromium, demo.web) for _ in range(3))
    chiara.enter_as("Chiara Bassi")

    begin(chiara)
    write(chiara)
    progetto = approve(chiara, paper)

    passante.open("/catalogo-puc/?comune=cremona&liberi=on")
    passante.follow(TITOLO)
    passante.sees(CHE_COSA)
    passante.sees("Piazza del Comune 1")
    assert [each for each in ("Ada Segreta", "0372 999999", "RCT-9") if each in passante.page.content()] == []
    matteo.enter_as("Matteo Donati")
    matteo.open(progetto)
    matteo.sees("Questa pagina non c'è")


def begin(chi: Persona) -> None:
    chi.open("/puc/nuovo/")
    chi.choose("Comune titolare", "Cremona")
    chi.write("Titolo", TITOLO)
    chi.press("Comincia")


def write(chi: Persona) -> None:
    """The sheet, then a place; what is missing is told until nothing is."""
    chi.choose("Ambito di attività", "Culturale")
    chi.tick("Attività nuova")
    chi.tick(re.compile("Dichiaro che"))
    oggi, fine = date.today(), date.today() + timedelta(days=200)  # noqa: DTZ011 -- the demo lives today
    giorni = {"Comincia il": oggi, "Finisce il": fine, "Polizza RCT: dal": oggi, "Polizza RCT: al": fine}
    for label, text in (SCHEDA | {k: v.isoformat() for k, v in giorni.items()}).items():
        chi.write(label, text)
    chi.press("Salva la scheda")
    chi.sees("Aggiungi almeno una sede")
    chi.follow("Aggiungi una sede")
    chi.write("Nome", "Piazza")
    chi.choose("Comune", "Cremona")
    chi.write("Indirizzo", "Piazza del Comune 1")
    chi.write("CAP", "26100")
    chi.press("Salva")


def approve(chi: Persona, paper) -> str:
    """Presented, approved with the act, started; where it is."""
    chi.follow("Manda in approvazione")
    chi.press("Manda in approvazione")
    chi.follow("Scrivi l'atto")
    chi.write("Numero", "12")
    chi.write("Data", date.today().isoformat())  # noqa: DTZ011 -- as above
    chi.attach("File dell'atto", paper)
    chi.press("Approva il progetto")
    chi.follow("Attiva")
    chi.press("Attiva")
    chi.sees("è nel catalogo")
    return chi.page.url
