"""How a family came to who follows it and how it may leave: the card of the case page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from patti_inclusione.models import Caso, Riapertura, StatoCaso, StatoTrasferimento, Trasferimento
from patti_inclusione.models.trasferimento import APERTI


@dataclass(frozen=True)
class Spostamenti:
    """The transfer by which it came, the open one, the last that came to nothing; of a closed case, its last request."""

    arrivo: Trasferimento | None = None
    aperto: Trasferimento | None = None
    rifiuto: Trasferimento | None = None
    riapertura: Riapertura | None = None


def trasferimenti_of(caso: Caso) -> QuerySet[Trasferimento]:
    """The transfers of a case, the latest first."""
    return Trasferimento.objects.filter(caso=caso).order_by("-proposto_il")


def riaperture_of(caso: Caso) -> QuerySet[Riapertura]:
    """The last request to open a case again."""
    return Riapertura.objects.filter(caso=caso).order_by("-chiesta_il")[:1]


def read_spostamenti(caso: Caso, rows: Sequence[Trasferimento], riaperture: Sequence[Riapertura]) -> Spostamenti:
    """The transfers of an open case, or the request to open a closed one again."""
    if caso.stato == StatoCaso.CHIUSO:
        return Spostamenti(riapertura=next(iter(riaperture), None))
    return Spostamenti(
        arrivo=next((row for row in rows if row.stato == StatoTrasferimento.ACCETTATO), None),
        aperto=next((row for row in rows if row.stato in APERTI), None),
        rifiuto=next(iter(row for row in rows[:1] if row.stato not in {*APERTI, StatoTrasferimento.ACCETTATO}), None),
    )
