"""What the printed documents of the accreditation say: plain values, read before the rendering. No query here."""

from dataclasses import dataclass

from django.conf import settings

from accounts.models import AttoDesignazione, RichiestaAccreditamento
from rdc_platform.territorio import luogo_nascita
from rdc_platform.web.formati import MESI

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
        "data": f"{atto.data.day} {MESI[atto.data.month - 1]} {atto.data.year}",
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
