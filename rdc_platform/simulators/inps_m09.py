"""What INPS says to an M09, the outcome of a check on residence, stay or composition of the nucleo."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform.simulators.inps_campi import (
    COMUNE,
    GIORNO,
    GIORNO_O_NULLA,
    IDENTIFICATIVO,
    ISTANTE,
    PROTOCOLLO,
    Campi,
    Errore,
    check_campi,
    is_code,
    is_text,
    is_uuid,
    one_of,
    optional,
)

TIPI = ("ESITO_CONTROLLO", "SEGNALAZIONE_MANCANZA_REQUISITI", "RETTIFICA", "ANNULLAMENTO")
ESITI = ("P01", "N10", "N02", "N12", "NS1", "NS2", "NN1", "NN2", "NV1", "NM1", "AN1")
POSITIVO = "P01"
MASSIMO = 2000
REQUISITO: Campi = {
    "codice": (one_of("RES_10", "RES_2", "CIT_SOG", "NUCLEO"), "RES_10, RES_2, CIT_SOG o NUCLEO"),
    "esito": (is_text, "l'esito del requisito"),
    "data_accertamento": GIORNO,
    "decorrenza_mancanza": GIORNO_O_NULLA,
}
INTERRUZIONE: Campi = {
    "dal": GIORNO,
    "al": GIORNO,
    "giorni": (lambda value: type(value) is int and value > 0, "un numero di giorni"),
    "causa": (is_text, "la causa"),
}


def _rows(campi: Campi):
    """A list of objects, each with these fields and no other."""
    return lambda value: (
        isinstance(value, list) and all(isinstance(row, dict) and check_campi(row, campi) is None for row in value)
    )


M09: Campi = {
    "id_comunicazione": IDENTIFICATIVO,
    "tipo": (one_of(*TIPI), "uno dei tipi di comunicazione"),
    "id_comunicazione_precedente": (optional(is_uuid), "un UUID, o null"),
    "protocollo_inps": PROTOCOLLO,
    "codice_fiscale_richiedente": (is_code, "un codice fiscale"),
    "codice_belfiore_comune": COMUNE,
    "esito": (one_of(*ESITI), "uno dei codici di esito"),
    "requisiti": (lambda value: bool(value) and _rows(REQUISITO)(value), "l'elenco dei requisiti"),
    "giorni_totali": (
        lambda value: value is None or (type(value) is int and value >= 0),
        "un numero di giorni, o null",
    ),
    "interruzioni": (_rows(INTERRUZIONE), "l'elenco delle interruzioni"),
    "motivazione": (lambda value: isinstance(value, str) and len(value) <= MASSIMO, f"un testo, al massimo {MASSIMO}"),
    "utente_proponente": IDENTIFICATIVO,
    "utente_approvatore": IDENTIFICATIVO,
    "data_ora": ISTANTE,
}


def check_m09(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    if error := check_campi(payload, M09):
        return error
    if any(row["data_accertamento"] > today.isoformat() for row in payload["requisiti"]):
        return Errore("DATA_FUTURA", "La data dell'accertamento è nel futuro.")
    corregge = payload["tipo"] in {"RETTIFICA", "ANNULLAMENTO"}
    if corregge != (payload["id_comunicazione_precedente"] is not None):
        return Errore("PRECEDENTE_MANCANTE", "Una rettifica dice quale comunicazione corregge, le altre no.")
    if payload["esito"] != POSITIVO and not payload["motivazione"].strip():
        return Errore("MOTIVAZIONE_MANCANTE", "Un esito negativo vuole la motivazione.")
    if payload["tipo"] == "SEGNALAZIONE_MANCANZA_REQUISITI" and payload["esito"] == POSITIVO:
        return Errore("ESITO_DISCORDE", "La segnalazione di requisiti mancanti porta un esito positivo.")
    return None


def judge_m09(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str]) -> Iterator[Errore]:
    """What does not agree with what INPS knows of the domanda."""
    if payload["codice_fiscale_richiedente"] not in codici_fiscali:
        yield Errore("PERSONA_ESTRANEA", "Il richiedente non risulta nel nucleo.")
    if any(row["data_accertamento"] < data_domanda for row in payload["requisiti"]):
        yield Errore("PRIMA_DELLA_DOMANDA", "L'accertamento risulta di prima della domanda.")
