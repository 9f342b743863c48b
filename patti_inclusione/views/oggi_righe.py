"""The columns and the tabs of the Case manager's work-list."""

from datetime import date

from patti_inclusione.selectors.da_fare import Voce
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.schede import OGGI, SETTIMANA, TUTTO, belongs

COLONNE = [
    Colonna("famiglia", "Famiglia"),
    Colonna("testo", "Che cosa fare"),
    Colonna("termine", "Entro", kind="data", template="patti_inclusione/_oggi_termine.html"),
    Colonna("fonte", "Articolo", template="patti_inclusione/_oggi_articolo.html"),
    Colonna("etichetta", "Tipo"),
]
NIENTE = {
    OGGI: "Per oggi niente da fare.",
    SETTIMANA: "Nessun termine in scadenza questa settimana.",
    "scaduti": "Nessun termine scaduto.",
    TUTTO: "Niente in attesa, e nessun termine vicino.",
}
SENZA_FAMIGLIE = "Non segui ancora nessuna famiglia: quando il Coordinatore te ne assegna una, la trovi qui."


def say_nothing(scelta: str, voci: list[Voce], oggi: date, aperte: int) -> str:
    """What an empty tab says: whom to wait for without a family; when today is empty, how many terms the week has."""
    if not aperte:
        return SENZA_FAMIGLIE
    week = sum(belongs(voce, SETTIMANA, oggi) for voce in voci)
    if scelta == OGGI and week:
        terms = "scade un termine" if week == 1 else f"scadono {week} termini"
        return f"{NIENTE[OGGI]} Questa settimana {terms}."
    return NIENTE[scelta]
