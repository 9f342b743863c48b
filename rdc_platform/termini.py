"""The terms of the law in plain arithmetic: no case, no suspension, no database. Pure."""

from datetime import date
from functools import cache
from typing import Any

from rdc_platform import calendario, parametri, territorio
from rdc_platform.parametri import Parametro
from rdc_platform.richieste import RichiestaError, mostra, read_giorno, read_oggetto

CODICI = ("T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")
CHIAVI = {"codice", "decorrenza", "belfiore"}
CONTI = {"solari": calendario.add_solari, "lavorativi": calendario.add_lavorativi}


def calcola(richiesta: Any) -> dict[str, Any]:
    """The answer to one request `{"codice", "decorrenza"[, "belfiore"]}`: last good day, kind and number of days, source.

    The day it starts from is not counted. Raises RichiestaError.
    """
    richiesta = read_oggetto(richiesta, CHIAVI, {"codice", "decorrenza"}, '{"codice": …, "decorrenza": …}')
    codice, decorrenza = _codice(richiesta["codice"]), read_giorno(richiesta["decorrenza"], "decorrenza")
    belfiore = _belfiore(richiesta["belfiore"]) if "belfiore" in richiesta else None
    return _risposta(codice, decorrenza, belfiore).copy()


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


def _belfiore(valore: object) -> str:
    if not isinstance(valore, str) or territorio.comune(valore) is None:
        raise RichiestaError(f"belfiore {mostra(valore)}: nessun Comune ha questo codice")
    return valore
