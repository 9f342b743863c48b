"""A computation of residence asked from outside: an object of JSON in, an object of JSON out. Pure."""

from dataclasses import asdict
from datetime import date
from typing import Any

from controlli_anagrafici.residenza import Parametri, Periodo, Residenza, TipoPeriodo, compute_residenza
from rdc_platform.richieste import RichiestaError, mostra, read_giorno, read_oggetto

#: Art. 2 c. 1 a n. 2 DL 4/2019, before Corte cost. 31/2025: what is computed where the request does not say.
PREDEFINITI = {"anni_totali": 10, "anni_continuativi": 2, "tolleranza_giorni": 0}
MASSIMO = 1000
CHIAVI = {"riferimento", "periodi", *PREDEFINITI}
CHIAVI_PERIODO = {"dal", "al", "tipo", "data_decorrenza_incerta"}


def calcola(richiesta: Any) -> dict[str, Any]:
    """What the periods of one request prove. Raises RichiestaError, with the field, by position where it is of a period."""
    oggetto = read_oggetto(richiesta, CHIAVI, {"riferimento", "periodi"}, '{"riferimento": …, "periodi": […]}')
    parametri = Parametri(
        read_giorno(oggetto["riferimento"], "riferimento"),
        **{campo: _numero(oggetto.get(campo, valore), campo) for campo, valore in PREDEFINITI.items()},
    )
    if not isinstance(oggetto["periodi"], list):
        raise RichiestaError("periodi: non è una lista")
    periodi = [_periodo(each, f"periodi[{n}]") for n, each in enumerate(oggetto["periodi"])]
    try:
        residenza = compute_residenza(periodi, parametri)
    except (OverflowError, ValueError) as error:  # the calendar of the language starts with the year 1
        raise RichiestaError("anni_totali o anni_continuativi: sono più degli anni prima di riferimento") from error
    return _risposta(residenza)


def _periodo(valore: object, dove: str) -> Periodo:
    try:
        oggetto = read_oggetto(valore, CHIAVI_PERIODO, {"dal", "tipo"}, '{"dal": …, "al": …, "tipo": …}')
    except RichiestaError as error:
        raise RichiestaError(f"{dove}: {error}") from error
    dal = read_giorno(oggetto["dal"], f"{dove}.dal")
    al = None if oggetto.get("al") is None else read_giorno(oggetto["al"], f"{dove}.al")
    if al is not None and al < dal:
        raise RichiestaError(f"{dove}.al {mostra(str(al))}: viene prima di dal")
    incerta = oggetto.get("data_decorrenza_incerta", False)
    if not isinstance(incerta, bool):
        raise RichiestaError(f"{dove}.data_decorrenza_incerta {mostra(incerta)}: scrivi true o false")
    return Periodo(dal, al, _tipo(oggetto["tipo"], dove), incerta)


def _tipo(valore: object, dove: str) -> TipoPeriodo:
    if not isinstance(valore, str) or valore not in TipoPeriodo.__members__:
        raise RichiestaError(f"{dove}.tipo {mostra(valore)}: i tipi sono {', '.join(TipoPeriodo)}")
    return TipoPeriodo(valore)


def _numero(valore: object, campo: str) -> int:
    if type(valore) is not int or not 0 <= valore <= MASSIMO:
        raise RichiestaError(f"{campo} {mostra(valore)}: scrivi un numero intero da 0 a {MASSIMO}")
    return valore


def _risposta(residenza: Residenza) -> dict[str, Any]:
    found = asdict(residenza)
    found["interruzioni"] = [_iso(each) for each in found["interruzioni"]]
    found["conflitti_estero"] = [{"dal": str(dal), "al": str(al)} for dal, al in residenza.conflitti_estero]
    return found


def _iso(row: dict[str, Any]) -> dict[str, Any]:
    return {campo: str(valore) if isinstance(valore, date) else valore for campo, valore in row.items()}
