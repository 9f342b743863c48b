"""What INPS says to an M05, a signed Patto, and to an M06, one that was not signed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform.simulators.inps_campi import (
    COMUNE,
    GIORNO,
    GIORNO_O_NULLA,
    PROTOCOLLO,
    Campi,
    Errore,
    are_codes,
    check_campi,
    is_count,
    is_text,
    one_of,
)

PATTO: Campi = {
    "protocollo_inps": PROTOCOLLO,
    "codice_caso": (is_text, "il codice del caso"),
    "comune": COMUNE,
    "ambito": (is_text, "il codice dell'Ambito"),
    "versione": (is_count, "un numero intero da 1 in su"),
    "tipo": (one_of("SEMPLIFICATO", "COMPLESSO"), "SEMPLIFICATO o COMPLESSO"),
}
M05: Campi = PATTO | {
    "data_sottoscrizione": GIORNO,
    "cf_firmatari": (are_codes, "l'elenco dei codici fiscali di chi ha firmato, ciascuno una volta"),
    "durata_al": GIORNO_O_NULLA,
}
M06: Campi = PATTO | {
    "data_rifiuto": GIORNO,
    "cf_non_firmatari": (are_codes, "l'elenco dei codici fiscali di chi non ha firmato, ciascuno una volta"),
}


def check_m05(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    if error := check_campi(payload, M05):
        return error
    signed = payload["data_sottoscrizione"]
    if signed > today.isoformat():
        return Errore("DATA_FUTURA", "La data di sottoscrizione è nel futuro.")
    if payload["durata_al"] is not None and payload["durata_al"] < signed:
        return Errore("DATE_IN_DISORDINE", "Il Patto finisce prima di essere sottoscritto.")
    return None


def judge_m05(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str]) -> Iterator[Errore]:
    """What does not agree with what INPS knows of the domanda: such a message is received and then discarded."""
    if payload["data_sottoscrizione"] < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "Il Patto risulta sottoscritto prima della domanda.")
    yield from _strangers(payload["cf_firmatari"], codici_fiscali)


def check_m06(payload: dict[str, Any], today: date) -> Errore | None:
    """As for an M05, of the day of the refusal."""
    if error := check_campi(payload, M06):
        return error
    if payload["data_rifiuto"] > today.isoformat():
        return Errore("DATA_FUTURA", "La data del rifiuto è nel futuro.")
    return None


def judge_m06(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str]) -> Iterator[Errore]:
    if payload["data_rifiuto"] < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "Il rifiuto risulta di prima della domanda.")
    yield from _strangers(payload["cf_non_firmatari"], codici_fiscali)


def _strangers(codes: list[str], codici_fiscali: list[str]) -> Iterator[Errore]:
    strangers = [code for code in codes if code not in codici_fiscali]
    if strangers:
        yield Errore("FIRMATARIO_ESTRANEO", f"Firmatari che non risultano nel nucleo: {len(strangers)}.")
