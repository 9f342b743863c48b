"""How long a person has lived in Italy, from the periods that Comuni attest (art. 2 c. 1 a n. 2 DL 4/2019). Pure.

A period is given with both ends included and counted half-open: `[dal, al + 1 day)`, cut at the day of reference, which is
not counted itself though one must be resident on it (art. 2963 c.c.). Days stand here as proleptic ordinals. What counts is
registration (ISCR) and recognised actual residence (EFF), once however many Comuni attest it; a life abroad (EST) takes
away; other cancellations only explain a gap. Raise `VERSIONE` with each change of a result.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from rdc_platform.calendario import add_mesi

VERSIONE = "1"
GIORNI_CASO_LIMITE = 7  # how the day counts are rounded elsewhere is unpublished: so few days are for a person to judge
Intervallo = tuple[int, int]


class TipoPeriodo(StrEnum):
    ISCR = "ISCR"  # registered in the Comune (APR)
    EFF = "EFF"  # actual residence recognised without registration (nota 1319/2020, circolare 3803/2020)
    IRR = "IRR"  # cancelled as not to be found
    EST = "EST"  # abroad, or registered in AIRE
    ALTRO_CANC = "ALTRO_CANC"  # any other cancellation


POSITIVI = frozenset({TipoPeriodo.ISCR, TipoPeriodo.EFF})
CAUSE = (TipoPeriodo.EST, TipoPeriodo.IRR, TipoPeriodo.ALTRO_CANC)  # the first one wins where two explain as many days
NON_DOCUMENTATA = "NON_DOCUMENTATA"


@dataclass(frozen=True, slots=True)
class Periodo:
    """From `dal` to `al`, both included; None: it goes on."""

    dal: date
    al: date | None
    tipo: TipoPeriodo
    data_decorrenza_incerta: bool = False


@dataclass(frozen=True, slots=True)
class Parametri:
    """The day of reference (the application, or a check of maintenance), the years asked for, the days of gap let pass."""

    riferimento: date
    anni_totali: int
    anni_continuativi: int
    tolleranza_giorni: int = 0


@dataclass(frozen=True, slots=True)
class Interruzione:
    """A gap in the years that must be continuous, both ends included."""

    dal: date
    al: date
    giorni: int
    causa: str


@dataclass(frozen=True, slots=True)
class Residenza:
    """What the periods prove. `giorni_mancanti` is 0 where `residenza_totale` holds."""

    giorni_totali: int
    soglia_giorni: int
    giorni_mancanti: int
    residenza_totale: bool
    residenza_continuativa: bool
    residente_alla_data: bool
    interruzioni: tuple[Interruzione, ...]
    conflitti_estero: tuple[tuple[date, date], ...]
    caso_limite: bool

    @property
    def is_completa(self) -> bool:
        """Both requirements are proved: nobody need search further back."""
        return self.residenza_totale and self.residenza_continuativa


def compute_residenza(periodi: Iterable[Periodo], parametri: Parametri) -> Residenza:
    """What `periodi`, in any order, prove on the day of reference. OverflowError or ValueError: years out of the calendar."""
    periodi = list(periodi)
    fine = parametri.riferimento.toordinal()
    attestati = unite(_clip(periodi, fine, POSITIVI))
    esteri = unite(_clip(periodi, fine, {TipoPeriodo.EST}))
    validi = subtract(attestati, esteri)
    giorni = sum(b - a for a, b in validi)
    soglia = fine - _years_on(parametri.riferimento, -parametri.anni_totali)
    totale = giorni >= soglia or any(_lasts(a, b, parametri.anni_totali) for a, b in validi)
    presente = _is_present(periodi, parametri.riferimento)
    interruzioni = _interruzioni(periodi, validi, parametri)
    return Residenza(
        giorni_totali=giorni,
        soglia_giorni=soglia,
        giorni_mancanti=0 if totale else soglia - giorni,
        residenza_totale=totale,
        residenza_continuativa=presente and _is_unbroken(validi, parametri),
        residente_alla_data=presente,
        interruzioni=interruzioni,
        conflitti_estero=tuple(_inclusive(each) for each in intersect(attestati, esteri)),
        caso_limite=(not totale and soglia - giorni <= GIORNI_CASO_LIMITE)
        or any(each.giorni <= GIORNI_CASO_LIMITE for each in interruzioni)
        or any(each.data_decorrenza_incerta for each in periodi),
    )


def find_scoperti(periodi: Iterable[Periodo], dal: date, riferimento: date) -> tuple[tuple[date, date], ...]:
    """The days from `dal` to before `riferimento` that no valid period covers: what a check of maintenance asks besides."""
    periodi = list(periodi)
    fine = riferimento.toordinal()
    validi = subtract(unite(_clip(periodi, fine, POSITIVI)), unite(_clip(periodi, fine, {TipoPeriodo.EST})))
    chiesti = [(dal.toordinal(), fine)] if dal < riferimento else []
    return tuple(_inclusive(each) for each in subtract(chiesti, validi))


def hash_ingressi(periodi: Iterable[Periodo], parametri: Parametri) -> str:
    """The same 64 hexadecimal digits for the same periods, in whatever order, and the same parameters."""
    rows = sorted(f"{each.dal}/{each.al or ''}/{each.tipo}/{each.data_decorrenza_incerta:d}" for each in periodi)
    text = "\n".join([VERSIONE, *(f"{k}={v}" for k, v in asdict(parametri).items()), *rows])
    return hashlib.sha256(text.encode()).hexdigest()


def unite(intervalli: Iterable[Intervallo]) -> list[Intervallo]:
    """The same days as disjoint intervals in order; those that touch become one."""
    found: list[Intervallo] = []
    for a, b in sorted(intervalli):
        if found and a <= found[-1][1]:
            if b > found[-1][1]:
                found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def intersect(left: list[Intervallo], right: list[Intervallo]) -> list[Intervallo]:
    """The days in both of two lists that `unite` made."""
    pairs = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return [(a, b) for a, b in pairs if a < b]


def subtract(left: list[Intervallo], right: list[Intervallo]) -> list[Intervallo]:
    """The days of `left` that are not in `right`, both made by `unite`."""
    found = []
    for a, b in left:
        start = a
        for c, d in intersect([(a, b)], right):
            if start < c:
                found.append((start, c))
            start = d
        if start < b:
            found.append((start, b))
    return found


def _clip(periodi: list[Periodo], fine: int, tipi: Iterable[TipoPeriodo]) -> list[Intervallo]:
    """The days before `fine` of the periods of `tipi`."""
    found = []
    for each in periodi:
        dal = each.dal.toordinal()
        if each.tipo in tipi and dal < fine:
            found.append((dal, fine if each.al is None else min(each.al.toordinal() + 1, fine)))
    return found


def _is_present(periodi: list[Periodo], giorno: date) -> bool:
    """Registered or recognised as resident on the very day, and not abroad."""
    tipi = {each.tipo for each in periodi if each.dal <= giorno and (each.al is None or giorno <= each.al)}
    return bool(tipi & POSITIVI) and TipoPeriodo.EST not in tipi


def _is_unbroken(validi: list[Intervallo], parametri: Parametri) -> bool:
    """The last stretch, gaps within the tolerance aside, reaches the day of reference and is long enough."""
    fine = parametri.riferimento.toordinal()
    if not validi or validi[-1][1] != fine:
        return False
    start = fine
    for a, b in reversed(validi):
        if start - b > parametri.tolleranza_giorni:
            break
        start = a
    return _lasts(start, fine, parametri.anni_continuativi)


def _interruzioni(periodi: list[Periodo], validi: list[Intervallo], parametri: Parametri) -> tuple[Interruzione, ...]:
    fine = parametri.riferimento.toordinal()
    dal = _years_on(parametri.riferimento, -parametri.anni_continuativi)
    vuoti = subtract([(dal, fine)] if dal < fine else [], validi)
    return tuple(Interruzione(*_inclusive(each), each[1] - each[0], _causa(each, periodi)) for each in vuoti)


def _causa(vuoto: Intervallo, periodi: list[Periodo]) -> str:
    """The type of cancellation that explains most days of a gap."""
    days = {tipo: sum(b - a for a, b in intersect([vuoto], unite(_clip(periodi, vuoto[1], {tipo})))) for tipo in CAUSE}
    most = max(CAUSE, key=lambda tipo: days[tipo])
    return most if days[most] else NON_DOCUMENTATA


def _lasts(start: int, end: int, anni: int) -> bool:
    """At least `anni` years by the calendar from `start` to `end`."""
    return end - start >= 365 * anni and _years_on(date.fromordinal(start), anni) <= end


def _years_on(giorno: date, anni: int) -> int:
    """The same day `anni` years later, or earlier below zero; 28 February where the year has no 29th."""
    return add_mesi(giorno, 12 * anni).toordinal()


def _inclusive(intervallo: Intervallo) -> tuple[date, date]:
    return date.fromordinal(intervallo[0]), date.fromordinal(intervallo[1] - 1)
