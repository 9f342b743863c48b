"""Reads of the register: the days somebody was active on, his hours of a month and of all, what he was planned for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_FLOOR, Decimal
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from progetti_collettivita.models import (
    FATTE,
    AssegnazionePuc,
    Esito,
    EventoAssegnazione,
    FasciaOraria,
    PresenzaPuc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.ore import Saldo, giorni_attivi, ore_dovute
from rdc_platform import calendario
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.web.formati import decimale

A = StatoAssegnazionePuc
Pausa = tuple[date, date]  # the first day, and the first one after it
SENZA_ORARIO = Decimal(4)  # what is proposed where the project says no hours for that day
QUARTO = Decimal("0.25")


@dataclass(frozen=True)
class Mese:
    """One month of one person: `inizio` its first day, `attivi` the days he took part, `ore` those written, by outcome."""

    inizio: date
    attivi: int
    saldo: Saldo
    ore: dict[str, Decimal] = field(default_factory=dict)

    @property
    def ingiustificate(self) -> Decimal:
        return self.ore.get(Esito.ASSENTE_INGIUSTIFICATO, Decimal(0))


@dataclass(frozen=True)
class Previsto:
    """What somebody is planned for on a day; `dalle` is None where the project says no hours."""

    ore: Decimal
    dalle: time | None = None

    @property
    def campo(self) -> str:
        """The hours as a number field wants them: with a point, without zeros."""
        return f"{self.ore.normalize():f}"


def fine_of(row: AssegnazionePuc) -> date:
    """His last day: the real one, the one planned, or that of the project (whose row must be there)."""
    return row.data_fine_effettiva or row.data_fine_prevista or row.puc.data_fine or date.max


def pause_of(rows: Sequence[AssegnazionePuc]) -> dict[UUID, list[Pausa]]:
    """When each was suspended, from the facts of its history, in one query."""
    fatti = EventoAssegnazione.objects.filter(assegnazione__in=rows).exclude(a_stato="").order_by("istante", "pk")
    return pause_in(fatti.values_list("assegnazione_id", "a_stato", "istante"))


def pause_in(fatti: Iterable[tuple[UUID, str, datetime]]) -> dict[UUID, list[Pausa]]:
    """When each was suspended, from facts in order: of which participation, to which state, when."""
    found: dict[UUID, list[Pausa]] = defaultdict(list)
    since: dict[UUID, date] = {}
    for chi, stato, istante in fatti:
        giorno = calendario.rome_date(istante)
        if stato == A.SOSPESO:
            since.setdefault(chi, giorno)
        elif chi in since:
            found[chi].append((since.pop(chi), giorno))
    for chi, giorno in since.items():
        found[chi].append((giorno, date.max))
    return found


def is_fermo(pause: Iterable[Pausa], giorno: date) -> bool:
    """Whether he was suspended on a day."""
    return any(dal <= giorno < al for dal, al in pause)


def attivi_nel_mese(row: AssegnazionePuc, mese: date, pause: Iterable[Pausa], oggi: date | None = None) -> int:
    """The days of a month on which he takes part; up to `oggi`, if given."""
    if row.data_inizio is None:
        return 0
    al = min(fine_mese(mese), fine_of(row), oggi or date.max)
    return giorni_attivi(max(mese_of(mese), row.data_inizio), al, pause)


def bilanci(
    rows: Sequence[AssegnazionePuc], oggi: date, pause: dict[UUID, list[Pausa]] | None = None
) -> dict[UUID, list[Mese]]:
    """The months of each up to `oggi`, in order; two queries, one if `pause` is known already.

    The hours due of the month in course are those up to `oggi`.
    """
    pause = pause_of(rows) if pause is None else pause
    lines = PresenzaPuc.objects.valide().filter(assegnazione__in=rows).annotate(mese=TruncMonth("data"))
    ore: dict[tuple[UUID, date], dict[str, Decimal]] = defaultdict(dict)
    for chi, mese, esito, quante in (
        lines.values_list("assegnazione_id", "mese", "esito").annotate(Sum("ore")).order_by()
    ):
        ore[chi, mese][esito] = quante
    return {
        row.pk: [
            _mese(row, mese, pause.get(row.pk, []), ore[row.pk, mese], oggi)
            for mese in mesi_of(row.data_inizio or date.max, min(fine_of(row), oggi))
        ]
        for row in rows
    }


def mesi_of(dal: date, al: date) -> list[date]:
    """The first days of the months from a day to another."""
    mesi, mese = [], mese_of(dal)
    while mese <= al:
        mesi.append(mese)
        mese = calendario.add_mesi(mese, 1)
    return mesi


def totale(mesi: Iterable[Mese]) -> Saldo:
    """All the months together."""
    found = Saldo(Decimal(0), Decimal(0), Decimal(0))
    for each in mesi:
        found = found + each.saldo
    return found


def previsto(row: AssegnazionePuc, giorno: date, fasce: Iterable[FasciaOraria]) -> Previsto:
    """What one tap writes: the first of his hours of that day (`fasce`: his, or those of his place), at most his week."""
    massimo = min(row.ore_settimanali, Decimal(8))
    for fascia in fasce:
        if fascia.giorno_settimana == giorno.isoweekday():
            durata = Decimal(fascia.ore).quantize(QUARTO, ROUND_FLOOR)
            return Previsto(min(durata, massimo), fascia.ora_inizio)
    return Previsto(min(SENZA_ORARIO, massimo))


def insoliti(mese: Mese, settimane: Iterable[Decimal], settimanali: Decimal) -> list[str]:
    """What of a month should be looked at before it is validated, in words."""
    found = []
    if mese.attivi and not mese.ore:
        found.append("nessuna riga scritta")
    if any(ore > settimanali for ore in settimane):
        found.append("una settimana sopra le sue ore")
    if mese.ingiustificate:
        found.append(f"{decimale(mese.ingiustificate)} ore di assenza ingiustificata")
    if mese.ore and mese.saldo.differenza < 0:
        found.append("ore in meno")
    return found


def _mese(row: AssegnazionePuc, mese: date, pause: list[Pausa], ore: dict[str, Any], oggi: date) -> Mese:
    attivi = attivi_nel_mese(row, mese, pause, oggi)
    svolte, recuperate = (ore.get(esito, Decimal(0)) for esito in FATTE)
    return Mese(mese, attivi, Saldo(ore_dovute(row.ore_settimanali, attivi), svolte, recuperate), ore)
