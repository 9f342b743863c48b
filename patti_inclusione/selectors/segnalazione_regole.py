"""What the law attaches to each event of art. 7 DL 4/2019 on the day it happened: dated rows, never literals."""

from datetime import date

from patti_inclusione.models import CodiceEvento
from rdc_platform.norme.selectors import ParametroMancanteError, parametro

CASE_MANAGER = "CASE_MANAGER"
REGIMI = {
    "R2019": "del 2019",
    "COVID": "dell'emergenza COVID",
    "R2022": "in vigore dal 2022",
    "R2023": "in vigore dal 2023",
}
PAROLE = {"DECADENZA": "decadenza: il beneficio finisce", "REVOCA": "revoca, con restituzione di quanto ricevuto"}


def in_vigore(tipo: str, giorno: date) -> bool:
    """Whether the event existed for the law on that day."""
    return _valore(f"EVENTO_{tipo}", giorno) != ""


def is_sospeso(tipo: str, giorno: date) -> bool:
    """Whether that event cannot be reported for facts of that day (art. 40 DL 18/2020)."""
    return tipo in _valore("EVENTI_SOSPESI", giorno).split()


def chi_segnala(tipo: str, giorno: date) -> str:
    """Who reports it from this platform: CASE_MANAGER, or who else ("" if the event did not exist)."""
    return _valore(f"EVENTO_{tipo}_CHI", giorno)


def effetto(tipo: str, ordinale: int, giorno: date) -> str:
    """The effect of the `ordinale`-th time: months less (`-2`), DECADENZA or REVOCA; raises ParametroMancanteError."""
    scala = parametro(f"EVENTO_{tipo}", giorno).valore.split()
    return scala[min(ordinale, len(scala)) - 1]


def fonte(tipo: str, giorno: date) -> str:
    """Where the law says so."""
    try:
        return parametro(f"EVENTO_{tipo}", giorno).fonte
    except ParametroMancanteError:
        return ""


def regime(giorno: date) -> str:
    """The rules in force on that day: R2019, COVID, R2022, R2023."""
    if _valore("EVENTI_SOSPESI", giorno):
        return "COVID"
    return _valore("REGIME", giorno)


def in_parole(valore: str) -> str:
    """`-1` → `un mese in meno`, `DECADENZA` → `decadenza: il beneficio finisce`."""
    if valore in PAROLE:
        return PAROLE[valore]
    mesi = int(valore.removeprefix("-"))
    return "un mese in meno" if mesi == 1 else f"{mesi} mesi in meno"


def eventi_del_case_manager(giorno: date) -> list[CodiceEvento]:
    """The events that a Case manager reports on that day."""
    return [tipo for tipo in CodiceEvento if in_vigore(tipo, giorno) and chi_segnala(tipo, giorno) == CASE_MANAGER]


def _valore(codice: str, giorno: date) -> str:
    try:
        return parametro(codice, giorno).valore
    except ParametroMancanteError:
        return ""
