"""What the printed documents of the accreditation say: plain values, read before the rendering. No query here."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from accounts.models import AttoDesignazione, ModelloAtto, RichiestaAccreditamento
from ambiti.models import Ambito, ModelloConvenzione
from rdc_platform import codice_fiscale
from rdc_platform.territorio import luogo_nascita
from rdc_platform.web.formati import MESI

PUNTO = re.compile(r"(\d+\. [^.\n]{1,80})\.\s+(.+)", re.DOTALL)
IDENTITA = 6  # of the nine fields, those that say who: the act needs no contacts


@dataclass(frozen=True)
class Stampa:
    """A document to print: its template, what it says, its title (no name of a person in it)."""

    template: str
    context: dict[str, object]
    titolo: str


def nota(richiesta: RichiestaAccreditamento) -> Stampa:
    """The note by which the legal representative, or a delegate, authorises the person of the form."""
    context = {
        "numero": richiesta.numero_richiesta,
        "ambito": richiesta.ambito.denominazione,
        "capofila": str(richiesta.ambito.capofila),
        "dati": persona(richiesta),
        "sostituzione": richiesta.chiede_sostituzione,
        "pec": settings.PEC_MITTENTE,
    }
    return Stampa("accounts/nota_pdf.html", context, f"Nota di autorizzazione n. {richiesta.numero_richiesta}")


def atto(atto: AttoDesignazione) -> Stampa:
    """The act that designates the person responsabile del trattamento, with the contents of art. 28 GDPR."""
    richiesta, modello = atto.richiesta, atto.modello
    context = {
        "numero": atto.numero,
        "data": giorno(atto.data),
        "titolare": modello.titolare,
        "ambito": richiesta.ambito.denominazione,
        "richiesta": richiesta.numero_richiesta,
        "dati": persona(richiesta)[:IDENTITA],
        "nome": f"{richiesta.nome} {richiesta.cognome}",
        "sezioni": [
            ("Oggetto", modello.oggetto),
            ("Durata", modello.durata),
            ("Natura e finalità del trattamento", modello.natura_finalita),
            ("Tipi di dati", modello.tipi_di_dati),
            ("Categorie di interessati", modello.categorie_interessati),
            ("Altri responsabili", modello.sub_responsabili),
        ],
        "obblighi": modello.obblighi.splitlines(),
        "misure": modello.misure.splitlines(),
        "versione": modello.versione,
    }
    return Stampa("accounts/atto_pdf.html", context, f"Atto di designazione n. {atto.numero}")


def convenzione(modello: ModelloConvenzione) -> Stampa:
    """A version of a convention for the Comune to complete and sign: the title, its points, the lines of the signature."""
    titolo, *capoversi = filter(None, (part.strip() for part in modello.testo.split("\n\n")))
    context = {
        "codice": modello.get_codice_display(),
        "punti": [_punto(testo) for testo in capoversi],
        "versione": modello.versione,
        "pubblicato_il": giorno(modello.pubblicato_il),
    }
    return Stampa("accounts/convenzione_pdf.html", context, titolo.rstrip("."))


def esempio_atto(modello: ModelloAtto) -> Stampa:
    """The act as it comes out of a text not yet published, for a person who does not exist."""
    nascita = date(1980, 1, 1)
    richiesta = RichiestaAccreditamento(
        numero_richiesta="AMB-0000-000000",
        codice_fiscale=codice_fiscale.encode("Esempio", "Persona", "F", nascita, "H501"),
        nome="Persona",
        cognome="Esempio",
        data_nascita=nascita,
        belfiore_nascita="H501",
        genere="F",
        ambito=Ambito(denominazione="Ambito di esempio"),
    )
    return atto(AttoDesignazione(richiesta=richiesta, modello=modello, numero="0/0000", data=modello.valido_dal))


def giorno(data: date) -> str:
    """A day in words, as letters write it."""
    return f"{data.day} {MESI[data.month - 1]} {data.year}"


def _punto(testo: str) -> tuple[str, str]:
    """`3. Chi fa che cosa. Il Ministero…` is a heading and its text; anything else is text alone."""
    found = PUNTO.match(testo)
    return (found.group(1), found.group(2)) if found else ("", testo)


def persona(richiesta: RichiestaAccreditamento) -> list[tuple[str, str]]:
    """The nine fields of the letter, labelled."""
    nascita = richiesta.data_nascita
    return [
        ("Codice fiscale", richiesta.codice_fiscale),
        ("Nome", richiesta.nome),
        ("Cognome", richiesta.cognome),
        ("Data di nascita", f"{nascita:%d/%m/%Y}"),
        ("Comune o Stato di nascita", luogo_nascita(richiesta.belfiore_nascita) or richiesta.belfiore_nascita),
        ("Genere", richiesta.get_genere_display()),
        ("Ambito di riferimento", richiesta.ambito.denominazione),
        ("Indirizzo e-mail", richiesta.email),
        ("Telefono", richiesta.telefono),
    ]
