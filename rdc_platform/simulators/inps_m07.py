"""What INPS says to an M07, a fact liable to a sanction, and to an M14, its correction or withdrawal."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rdc_platform.simulators.inps_campi import (
    COMUNE,
    GIORNO,
    GIORNO_O_NULLA,
    IDENTIFICATIVO,
    ISTANTE,
    PERSONA_O_NULLA,
    PROTOCOLLO,
    Campi,
    Errore,
    check_campi,
    is_count,
    is_text,
    one_of,
)

DEI_COMUNI = {"E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09A", "E09B", "E10"}
DI_ALTRI = {"E11", "E12", "E13"}  # of the CPI and of the inspectors
SOSPESI = {"E01", "E03", "E04", "E05", "E06", "E07", "E08", "E11"}
SOSPENSIONE = ("2020-03-17", "2020-07-17")  # art. 40 DL 18/2020
DAL = {"E02": "2022-01-01"}
M07: Campi = {
    "protocollo_inps": PROTOCOLLO,
    "cf_componente": PERSONA_O_NULLA,
    "codice_evento": (is_text, "il codice del fatto"),
    "data_evento": GIORNO,
    "data_accertamento": GIORNO,
    "progressivo": (is_count, "un numero intero da 1 in su"),
    "comune": COMUNE,
    "id_segnalazione": IDENTIFICATIVO,
    "approvata_il": ISTANTE,
}
MOTIVI = ("ERRORE_PERSONA", "GIUSTIFICATO_MOTIVO_TARDIVO", "ERRORE_DATA", "DOPPIONE", "PROVVEDIMENTO_GIUDICE", "ALTRO")
M14: Campi = {
    "protocollo_inps": PROTOCOLLO,
    "comune": COMUNE,
    "id_segnalazione": IDENTIFICATIVO,
    "id_rettifica": IDENTIFICATIVO,
    "tipo": (one_of("ANNULLAMENTO", "CORREZIONE_DATI"), "ANNULLAMENTO o CORREZIONE_DATI"),
    "motivo": (one_of(*MOTIVI), f"uno tra {', '.join(MOTIVI)}"),
    "cf_componente": PERSONA_O_NULLA,
    "data_evento": GIORNO_O_NULLA,
    "data_accertamento": GIORNO_O_NULLA,
    "approvata_il": ISTANTE,
}
CORREGGIBILI = ("cf_componente", "data_evento", "data_accertamento")
Note = list[dict[str, Any]]  # the communications of the same domanda that INPS acquired, oldest first


def check_m07(payload: dict[str, Any], today: date) -> Errore | None:
    """The first thing wrong with the message itself; None if it can be received."""
    if error := check_campi(payload, M07):
        return error
    return next(_wrong(payload, today), None)


def _wrong(payload: dict[str, Any], today: date) -> Iterator[Errore]:
    evento = payload["codice_evento"]
    if evento in DI_ALTRI:
        yield Errore("EVENTO_NON_COMPETENTE", "Questo fatto non lo segnala il Comune.")
    if evento not in DEI_COMUNI:
        yield Errore("EVENTO_SCONOSCIUTO", "Il codice del fatto non è uno dei nostri.")
    if payload["cf_componente"] is None and evento != "E03":
        yield Errore("CAMPO_NON_VALIDO", "Nel campo cf_componente serve un codice fiscale.")
    if payload["data_accertamento"] > today.isoformat():
        yield Errore("DATA_FUTURA", "La data dell'accertamento è nel futuro.")
    if payload["data_accertamento"] < payload["data_evento"]:
        yield Errore("DATE_IN_DISORDINE", "L'accertamento è prima del fatto.")


def judge_m07(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str], note: Note) -> Iterator[Errore]:
    """What does not agree with what INPS knows, or with the rules of that day: received and then discarded."""
    evento, giorno, persona = payload["codice_evento"], payload["data_evento"], payload["cf_componente"]
    if giorno < data_domanda:
        yield Errore("PRIMA_DELLA_DOMANDA", "Il fatto risulta di prima della domanda.")
    if persona is not None and persona not in codici_fiscali:
        yield Errore("PERSONA_ESTRANEA", "La persona non risulta nel nucleo.")
    if evento in SOSPESI and SOSPENSIONE[0] <= giorno <= SOSPENSIONE[1]:
        yield Errore("EVENTO_SOSPESO", "Quel giorno gli obblighi erano sospesi.")
    if giorno < DAL.get(evento, ""):
        yield Errore("EVENTO_NON_IN_VIGORE", "Quel giorno questa regola non era in vigore.")
    annullate = {each["id_segnalazione"] for each in note if each.get("tipo") == "ANNULLAMENTO"}
    fatti = ("codice_evento", "cf_componente", "data_evento")
    same = [each for each in note if each["codice"] == "M07" and all(each[name] == payload[name] for name in fatti)]
    if any(each["id_segnalazione"] not in annullate for each in same):
        yield Errore("SEGNALAZIONE_DOPPIA", "Questo fatto risulta già segnalato.")


def check_m14(payload: dict[str, Any], today: date) -> Errore | None:
    """As for an M07; a correction changes something, a withdrawal nothing."""
    if error := check_campi(payload, M14):
        return error
    changes = any(payload[name] is not None for name in CORREGGIBILI)
    if changes != (payload["tipo"] == "CORREZIONE_DATI"):
        return Errore("RETTIFICA_INCOERENTE", "Una correzione cambia qualcosa, un annullamento no.")
    if any((payload[name] or "") > today.isoformat() for name in ("data_evento", "data_accertamento")):
        return Errore("DATA_FUTURA", "Una data corretta è nel futuro.")
    return None


def judge_m14(payload: dict[str, Any], data_domanda: str, codici_fiscali: list[str], note: Note) -> Iterator[Errore]:
    """It must be of a report that INPS has, and that was not withdrawn before."""
    if payload["cf_componente"] is not None and payload["cf_componente"] not in codici_fiscali:
        yield Errore("PERSONA_ESTRANEA", "La persona non risulta nel nucleo.")
    same = [each for each in note if each.get("id_segnalazione") == payload["id_segnalazione"]]
    original = next((each for each in same if each["codice"] == "M07"), None)
    if original is None:
        yield Errore("SEGNALAZIONE_SCONOSCIUTA", "Non risulta la segnalazione da rettificare.")
        return
    if any(each.get("tipo") == "ANNULLAMENTO" for each in same):
        yield Errore("SEGNALAZIONE_ANNULLATA", "La segnalazione risulta già annullata.")
    evento = payload["data_evento"] or original["data_evento"]
    if (payload["data_accertamento"] or original["data_accertamento"]) < evento:
        yield Errore("DATE_IN_DISORDINE", "Con la correzione l'accertamento è prima del fatto.")
