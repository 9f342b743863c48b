"""What INAIL says of each row of a flow: insured, ended, refused and why, too late (circ. INAIL 10/2020)."""

import re
import sqlite3
from datetime import date, timedelta
from typing import Any

from rdc_platform import codice_fiscale

PAT = re.compile(r"[0-9]{8,10}")
PUC = re.compile(r"[A-Z][0-9]{3}-[0-9]{4}-[0-9]{4}")
GIORNO = timedelta(days=1)
MOTIVI = {
    "CF_NON_VALIDO": "Il codice fiscale non è valido.",
    "PUC_SCONOSCIUTO": "Il progetto non è fra quelli comunicati.",
    "PAT_SCONOSCIUTA": "La posizione assicurativa non esiste.",
    "NON_ASSICURATO": "La persona non è assicurata su questo progetto.",
    "DATA_NON_VALIDA": "L'ultimo giorno viene prima dell'inizio.",
    "RICHIESTA_RESPINTA": "Respinta da un funzionario.",
}
Verdetto = tuple[str, str]  # ACCOLTA, SCARTATA or TARDIVA; and the code of a refusal


def judge(db: sqlite3.Connection, riga: dict[str, Any], progetti: dict[str, str], ricevuto: date) -> Verdetto:
    """The outcome of a row that came on `ricevuto`, its effect on who is insured written. `progetti`: code to PAT."""
    if reason := _refuse_persona(riga["codice_fiscale"]) or _refuse_progetto(db, riga["codice_puc"], progetti):
        return "SCARTATA", reason
    giorno = date.fromisoformat(riga["data"])
    chiave = (riga["codice_puc"], riga["codice_fiscale"])
    dentro = db.execute("SELECT dal FROM assicurati WHERE puc = ? AND cf = ?", chiave).fetchone()
    if riga["tipo"] == "ATTIVAZIONE":
        if giorno <= ricevuto:
            return "TARDIVA", ""
        db.execute("INSERT OR REPLACE INTO assicurati VALUES (?, ?, ?)", (*chiave, giorno.isoformat()))
        return "ACCOLTA", ""
    if dentro is None:
        return "SCARTATA", "NON_ASSICURATO"
    if riga["tipo"] == "VARIAZIONE":
        return _vary(riga["data"], dentro["dal"], ricevuto)
    return _end(db, chiave, tardi=ricevuto > giorno + GIORNO)


def _end(db: sqlite3.Connection, chiave: tuple[str, str], *, tardi: bool) -> Verdetto:
    """An end counts however late."""
    db.execute("DELETE FROM assicurati WHERE puc = ? AND cf = ?", chiave)
    return ("TARDIVA" if tardi else "ACCOLTA"), ""


def _vary(fino_al: str, dal: str, ricevuto: date) -> Verdetto:
    """He goes on until another day and stays insured; of a day that is past INAIL hears late."""
    if fino_al < dal:
        return "SCARTATA", "DATA_NON_VALIDA"
    return ("TARDIVA" if date.fromisoformat(fino_al) < ricevuto else "ACCOLTA"), ""


def _refuse_persona(code: str) -> str:
    try:
        codice_fiscale.check(code, allow_numeric=True)
    except codice_fiscale.CodiceFiscaleError:
        return "CF_NON_VALIDO"
    return ""


def _refuse_progetto(db: sqlite3.Connection, puc: str, progetti: dict[str, str]) -> str:
    """A project without its PAT gets one with the certificate; one with a PAT that INAIL does not know is refused."""
    if puc not in progetti or not PUC.fullmatch(puc) or _unknown(db, puc):
        return "PUC_SCONOSCIUTO"
    pat = progetti[puc]
    return "PAT_SCONOSCIUTA" if pat and (not PAT.fullmatch(pat) or _unknown(db, pat)) else ""


def _unknown(db: sqlite3.Connection, nome: str) -> bool:
    return db.execute("SELECT 1 FROM sconosciuti WHERE nome = ?", (nome,)).fetchone() is not None


def read_flusso(corpo: Any) -> dict[str, Any]:
    """A flow with the fields that INAIL wants, and no other; raises ValueError, TypeError, KeyError."""
    if set(corpo) != {"progetti", "righe"} or not corpo["righe"]:
        raise ValueError("campi")
    for progetto in corpo["progetti"]:
        _exactly(progetto, {"codice_puc", "pat", "comune"})
    for riga in corpo["righe"]:
        _exactly(riga, {"id", "tipo", "codice_puc", "codice_fiscale", "data"})
        date.fromisoformat(riga["data"])
        if riga["tipo"] not in {"ATTIVAZIONE", "VARIAZIONE", "CESSAZIONE"}:
            raise ValueError("tipo")
    return dict(corpo)


def _exactly(valori: dict[str, Any], campi: set[str]) -> None:
    if set(valori) != campi or not all(isinstance(each, str) for each in valori.values()):
        raise ValueError("campi")
