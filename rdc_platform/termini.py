"""The terms of the law in plain arithmetic: no case, no suspension, no database. Pure."""

import re
from datetime import date
from functools import cache
from typing import Any

from rdc_platform import calendario, parametri, territorio
from rdc_platform.parametri import Parametro

CODICI = ("T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")
CHIAVI = {"codice", "decorrenza", "belfiore"}
GIORNO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CONTI = {"solari": calendario.add_solari, "lavorativi": calendario.add_lavorativi}


class RichiestaError(ValueError):
    """A request that cannot be answered; the text says in Italian what is wrong with it."""


def calcola(richiesta: Any) -> dict[str, Any]:
    """The answer to one request `{"codice", "decorrenza"[, "belfiore"]}`: last good day, kind and number of days, source.

    The day it starts from is not counted. Raises RichiestaError.
    """
    if not isinstance(richiesta, dict):
        raise RichiestaError('non è un oggetto {"codice": …, "decorrenza": …}')
    if estranee := sorted(richiesta.keys() - CHIAVI):
        raise RichiestaError(f"chiavi che non conosciamo: {', '.join(map(mostra, estranee))}")
    if mancanti := sorted({"codice", "decorrenza"} - richiesta.keys()):
        raise RichiestaError(f"manca {' e manca '.join(map(mostra, mancanti))}")
    codice, decorrenza = _codice(richiesta["codice"]), _decorrenza(richiesta["decorrenza"])
    belfiore = _belfiore(richiesta["belfiore"]) if "belfiore" in richiesta else None
    return _risposta(codice, decorrenza, belfiore).copy()


def mostra(valore: object) -> str:
    """What was written, short enough for a line and safe for a terminal."""
    testo = ascii(valore) if not isinstance(valore, str) or not valore.isprintable() else f"«{valore}»"
    return testo if len(testo) <= 60 else f"{testo[:57]}…"


@cache
def _risposta(codice: str, decorrenza: date, belfiore: str | None) -> dict[str, Any]:
    row = _regola(codice, decorrenza)
    giorni = int(row.valore)
    try:
        termine = CONTI[row.tipo](decorrenza, giorni, belfiore)
    except (OverflowError, ValueError) as error:  # the calendar of the language ends with the year 9999
        raise RichiestaError(f"la decorrenza {decorrenza} è troppo lontana") from error
    return {"termine": termine.isoformat(), "tipo": row.tipo, "giorni": giorni, "fonte": row.fonte}


def _regola(codice: str, decorrenza: date) -> Parametro:
    """The rule in force on the day the term starts."""
    for row in _regole()[codice]:
        if row.valido_dal <= decorrenza <= (row.valido_al or date.max):
            return row
    prima = min(row.valido_dal for row in _regole()[codice])
    raise RichiestaError(f"nessuna regola per {codice} il {decorrenza}: la prima vale dal {prima}")


@cache
def _regole() -> dict[str, list[Parametro]]:
    rows = parametri.load()
    return {codice: [row for row in rows if row.codice == codice] for codice in CODICI}


def _codice(valore: object) -> str:
    if not isinstance(valore, str) or valore not in CODICI:
        raise RichiestaError(f"codice {mostra(valore)} sconosciuto: i termini vanno da T02 a T09")
    return valore


def _decorrenza(valore: object) -> date:
    if not isinstance(valore, str) or not GIORNO.fullmatch(valore):
        raise RichiestaError(f"decorrenza {mostra(valore)}: scrivila così, 2020-01-10")
    try:
        return date.fromisoformat(valore)
    except ValueError as error:
        raise RichiestaError(f"decorrenza {mostra(valore)}: questo giorno non esiste") from error


def _belfiore(valore: object) -> str:
    if not isinstance(valore, str) or territorio.comune(valore) is None:
        raise RichiestaError(f"belfiore {mostra(valore)}: nessun Comune ha questo codice")
    return valore
