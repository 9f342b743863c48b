"""The clocks of the terms: how each stands today, with the article of law behind it, and when the law makes them stand still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from patti_inclusione.models import Scadenza, StatoOrologio, StatoScadenza
from rdc_platform import calendario
from rdc_platform.calendario import Periodo
from rdc_platform.norme.selectors import ParametroMancanteError, intero, parametro, righe

_O = StatoOrologio
CHIUSE = {
    StatoScadenza.RISPETTATA: _O.RISPETTATA,
    StatoScadenza.NON_DOVUTA: _O.NON_DOVUTA,
    StatoScadenza.SOSPESA: _O.SOSPESA,
}


@dataclass(frozen=True)
class Orologio:
    """A term as it stands on a day. `giorno` is the date to show: None while nobody can say it."""

    scadenza: Scadenza
    stato: StatoOrologio
    fonte: str
    giorno: date | None
    fermo_fino: date | None = None

    @property
    def corre(self) -> bool:
        """Whether its days are worth counting on the page."""
        return self.stato in (_O.IN_CORSO, _O.IN_SCADENZA) or (
            self.stato == _O.SCADUTA and self.scadenza.chiusa_il is None
        )


def read_orologi(scadenze: Iterable[Scadenza], oggi: date) -> list[Orologio]:
    """The clocks of a case: those that wait first, by their day; no query."""
    rows = [clock_of(scadenza, oggi) for scadenza in scadenze]
    return sorted(rows, key=lambda o: (o.scadenza.chiusa_il is not None, o.scadenza.termine, o.scadenza.codice))


def clock_of(scadenza: Scadenza, oggi: date) -> Orologio:
    """How a term stands on `oggi`: computed from its days, so that it is right before the night's work and after."""
    fonte = source_of(scadenza)
    if scadenza.stato == StatoScadenza.SOSPESA:
        return Orologio(scadenza, _O.SOSPESA, fonte, None)
    if scadenza.stato in CHIUSE:
        return Orologio(scadenza, CHIUSE[scadenza.stato], fonte, scadenza.termine)
    if scadenza.chiusa_il is not None or scadenza.termine < oggi:
        return Orologio(scadenza, _O.SCADUTA, fonte, scadenza.termine)
    if ferma := next((al for dal, al in law_stops(scadenza.codice) if dal <= oggi <= al), None):
        return Orologio(scadenza, _O.SOSPESA, fonte, scadenza.termine, ferma)
    vicina = scadenza.termine <= oggi + notice(oggi) * calendario.GIORNO
    return Orologio(scadenza, _O.IN_SCADENZA if vicina else _O.IN_CORSO, fonte, scadenza.termine)


def law_stops(codice: str) -> list[Periodo]:
    """The periods in which the law makes the clock of `codice` stand still; one whose end is not known yet counts nothing."""
    rows = [row for row in righe("TERMINI_SOSPESI") if codice in row.valore.split()]
    return [(row.valido_dal, row.valido_al) for row in rows if row.valido_al is not None]


def stands_with_caso(codice: str, giorno: date) -> bool:
    """Whether the clock of `codice` stands still while its case is suspended, by the rules in force on `giorno`."""
    try:
        return codice in parametro("TERMINI_FERMI_CASO_SOSPESO", giorno).valore.split()
    except ParametroMancanteError:
        return False


def notice(giorno: date) -> int:
    """How many days before its end a term counts as lapsing."""
    return intero("TERMINE_GG_AVVISO", giorno)


def source_of(scadenza: Scadenza) -> str:
    """The article of law behind a term, as it was when the term started."""
    return source_at(scadenza.codice, scadenza.decorrenza)


def source_at(codice: str, decorrenza: date) -> str:
    """The article of law behind a term that started on `decorrenza`; "" where no rule held."""
    try:
        return parametro(codice, decorrenza).fonte
    except ParametroMancanteError:
        return ""
