"""First part of the whole job: from the Ambito's form to the first login of its Amministratore."""

import re
from dataclasses import dataclass
from datetime import date

from rdc_platform import calendario, codice_fiscale
from tests.e2e.demo import Demo
from tests.e2e.persona import Persona, code_of

PASSWORD = "una-frase-lunga-di-prova-2019"


@dataclass(frozen=True)
class Identita:
    """Someone invented, with what a form asks of him."""

    nome: str
    cognome: str
    nascita: date
    email: str

    @property
    def codice_fiscale(self) -> str:
        return codice_fiscale.encode(self.cognome, self.nome, "F", self.nascita, "A794")


def write_identita(persona: Persona, chi: Identita) -> None:
    """The fields by which the platform knows a person, on whatever form."""
    persona.write("Codice fiscale", chi.codice_fiscale)
    persona.write("Nome", chi.nome)
    persona.write("Cognome", chi.cognome)
    persona.write("Data di nascita", chi.nascita.isoformat())
    persona.write("Comune o Stato di nascita", "Bergamo (BG)")
    persona.tick("Femmina")
    persona.write("Indirizzo e-mail", chi.email)
    persona.write("Telefono", "035 000000")


def ask(ente: Persona, chi: Identita, ambito: str) -> str:
    """The Ambito fills the letter's form; the number of its request."""
    ente.open("/accreditamento/")
    write_identita(ente, chi)
    ente.choose("Ambito di riferimento", ambito)
    ente.press("Manda la richiesta")
    return re.search(r"AMB-\d{4}-\d{6}", ente.page.inner_text("main"))[0]


def designate(ministero: Persona, numero: str, paper) -> str:
    """The Ministry records the PEC, checks, designates, registers; the code to hand over."""
    ministero.follow(re.compile(numero))
    ministero.follow("Registra la PEC")
    ministero.write("PEC del mittente", "ambito@pec.example.it")
    ministero.write("Ricevuta il", f"{calendario.today().isoformat()}T00:01")
    ministero.write("Identificativo del messaggio", "<nota.1@pec.example.it>")
    ministero.write("Nome di chi firma la nota", "Rosa")
    ministero.write("Cognome di chi firma la nota", "Presidente")
    ministero.tick("Legale rappresentante")
    for label in ("Nota di autorizzazione", "Documento d'identità della persona", "Codice fiscale della persona"):
        ministero.attach(label, paper)
    ministero.press("Registra la PEC")
    ministero.press("Prendi in verifica")
    ministero.follow("Prepara l'atto")
    for label in ("La nota dice", "Il documento d'identità", "Chi firma rappresenta"):
        ministero.tick(re.compile(label))
    ministero.write("Numero dell'atto", f"E2E/{numero[-6:]}")
    ministero.write("Data dell'atto", calendario.today().isoformat())
    ministero.press("Prepara l'atto")
    ministero.waits_for(re.compile("Atto del Ministero.*PDF"))  # the worker prints it
    ministero.follow("Manda l'atto")
    ministero.press("Manda l'atto")
    ministero.follow("Carica l'atto controfirmato")
    ministero.attach("Atto controfirmato", paper)
    ministero.press("Carica l'atto")
    ministero.write("Data della controfirma", calendario.today().isoformat())
    ministero.tick("Ho controllato che la firma a mano")
    ministero.write("Chi l'ha portato e come hai controllato chi è", "Arrivato con la PEC dell'ente.")
    ministero.press("Registra la controfirma")
    ministero.follow(re.compile("Registra"))
    ministero.press(re.compile("Registra"))
    return ministero.page.locator(".h3 .rdc-codice, .h3.rdc-codice").inner_text()


def activate(persona: Persona, demo: Demo, chi: Identita, codice: str) -> str:
    """The person opens the link that came by e-mail, chooses a password, enrols a phone; the phone's secret."""
    text = demo.mail_to(chi.email)["testo"]
    persona.open(re.search(r"https?://\S+", text)[0])
    persona.write("Codice che ti è stato consegnato", codice)
    persona.press(re.compile("Continua|Avanti"))
    persona.write("Password", PASSWORD)
    persona.write("La stessa password, di nuovo", PASSWORD)
    persona.press(re.compile("Continua|Avanti"))
    secret = persona.page.locator(".rdc-segreto").inner_text()
    persona.write("Codice di sei cifre", code_of(secret))
    persona.press("Continua")
    persona.press("Mostra i codici")
    persona.press("Li ho salvati: entra")
    return secret


def login(persona: Persona, chi: Identita, secret: str) -> None:
    """The real way in: password, then the phone's code; the next one, for a code works once."""
    persona.open("/accesso/")
    persona.write("Codice fiscale", chi.codice_fiscale)
    persona.write("Password", PASSWORD)
    persona.press("Continua")
    persona.write("Codice di sei cifre", code_of(secret, offset=1))
    persona.press(re.compile("Entra"))
