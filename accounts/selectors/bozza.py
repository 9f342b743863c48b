"""Reads about the form being filled, and what whoever holds its link may know of the request."""

from dataclasses import dataclass

from accounts.models import BozzaRichiesta, RichiestaAccreditamento, StatoRichiesta

S = StatoRichiesta


def open_bozza(pk: str | None) -> BozzaRichiesta | None:
    """The draft, if it has neither been sent nor expired."""
    return BozzaRichiesta.objects.valide().filter(pk=pk, richiesta=None).first() if pk else None


def has_link(richiesta: RichiestaAccreditamento) -> bool:
    """Is there a link that leads to the receipt of the request?"""
    return BozzaRichiesta.objects.valide().filter(richiesta=richiesta).exists()


@dataclass(frozen=True)
class StatoPubblico:
    """Where a request stands, in the words of who sent it; `motivo` is what the body was told by PEC, and no more."""

    titolo: str
    testo: str
    motivo: str = ""


_PAROLE = {
    S.FORM_INVIATO: ("Inviata", "Aspettiamo la PEC con la nota di autorizzazione firmata."),
    S.PEC_RICEVUTA: ("PEC ricevuta", "La nota è arrivata: tra poco la controlliamo."),
    S.IN_VERIFICA: ("In verifica", "Stiamo confrontando la nota e i documenti con i dati del modulo."),
    S.INTEGRAZIONE_RICHIESTA: ("Manca qualcosa", "Ve l'abbiamo chiesto per PEC: mandatecelo allo stesso indirizzo."),
    S.ATTO_PREDISPOSTO: ("In verifica", "I controlli sono finiti: stiamo preparando l'atto di designazione."),
    S.ATTO_INVIATO: (
        "Accolta",
        "L'atto di designazione è arrivato all'ente per PEC: la persona lo firma e voi ce lo rimandate.",
    ),
    S.ATTO_CONTROFIRMATO: ("Accolta", "L'atto firmato è arrivato: tra poco registriamo la persona."),
    S.CENSITO: ("Accolta", "La persona è registrata: lo diciamo all'ente per PEC."),
    S.COMUNICATO: ("Accolta", "La persona è registrata come Amministratore di Ambito."),
    S.RIFIUTATA: ("Non accolta", "Il motivo è nella PEC che abbiamo mandato all'ente."),
    S.RITIRATA: ("Ritirata", "L'ente ha ritirato la richiesta."),
}
_DETTI = {S.INTEGRAZIONE_RICHIESTA, S.RIFIUTATA}  # the states of which a PEC told the body the reason


def public_state(richiesta: RichiestaAccreditamento) -> StatoPubblico:
    """The state in plain words; the reason only where a PEC told it to the body."""
    told = richiesta.stato in _DETTI and bool(richiesta.pec_ente)
    return StatoPubblico(*_PAROLE[StatoRichiesta(richiesta.stato)], motivo=richiesta.motivo if told else "")
