"""What INPS says to an M13, a participation in a project useful to the community that begins or ends (art. 4 c. 15 DL 4/2019)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform.simulators.inps_campi import (
    COMUNE,
    GIORNO,
    IDENTIFICATIVO,
    PROTOCOLLO,
    Campi,
    Errore,
    check_campi,
    is_code,
    is_text,
    one_of,
)
from rdc_platform.simulators.inps_m07 import Note

INIZIO = "INIZIO"
FATTI = (INIZIO, "COMPLETAMENTO", "INTERRUZIONE")
M13: Campi = {
    "protocollo_inps": PROTOCOLLO,
    "cf_componente": (is_code, "un codice fiscale"),
    "comune": COMUNE,
    "codice_puc": (is_text, "il codice del progetto"),
    "id_partecipazione": IDENTIFICATIVO,
    "fatto": (one_of(*FATTI), f"uno tra {', '.join(FATTI)}"),
    "il": GIORNO,
}


def check_m13(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    if error := check_campi(payload, M13):
        return error
    if payload["il"] > today.isoformat():
        return Errore("DATA_FUTURA", "La data è nel futuro.")
    return None


def judge_m13(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str], note: Note) -> Iterator[Errore]:
    """A participation begins once, and then ends once, not before."""
    if payload["cf_componente"] not in codici_fiscali:
        yield Errore("PERSONA_ESTRANEA", "La persona non risulta nel nucleo.")
    if payload["il"] < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "La data risulta di prima della domanda.")
    same = [each for each in note if each.get("id_partecipazione") == payload["id_partecipazione"]]
    inizio = next((each for each in same if each["fatto"] == INIZIO), None)
    if payload["fatto"] == INIZIO:
        if inizio is not None:
            yield Errore("PARTECIPAZIONE_DOPPIA", "Di questa partecipazione sappiamo già l'inizio.")
        return
    if inizio is None:
        yield Errore("PARTECIPAZIONE_SCONOSCIUTA", "Di questa partecipazione non sappiamo l'inizio.")
    elif payload["il"] < inizio["il"]:
        yield Errore("DATE_IN_DISORDINE", "La partecipazione finisce prima di cominciare.")
    if any(each["fatto"] != INIZIO for each in same):
        yield Errore("PARTECIPAZIONE_FINITA", "Di questa partecipazione sappiamo già la fine.")
