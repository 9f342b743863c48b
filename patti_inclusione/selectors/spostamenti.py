"""How a family came to who follows it and how it may leave: the card of the case page, in one query."""

from dataclasses import dataclass

from patti_inclusione.models import Caso, Riapertura, StatoCaso, StatoTrasferimento, Trasferimento
from patti_inclusione.models.trasferimento import APERTI


@dataclass(frozen=True)
class Spostamenti:
    """The transfer by which it came, the open one, the last that came to nothing; of a closed case, its last request."""

    arrivo: Trasferimento | None = None
    aperto: Trasferimento | None = None
    rifiuto: Trasferimento | None = None
    riapertura: Riapertura | None = None


def read_spostamenti(caso: Caso) -> Spostamenti:
    """The transfers of an open case, or the request to open a closed one again."""
    if caso.stato == StatoCaso.CHIUSO:
        return Spostamenti(riapertura=Riapertura.objects.filter(caso=caso).order_by("-chiesta_il").first())
    rows = list(
        Trasferimento.objects.filter(caso=caso).select_related("da_comune", "a_comune").order_by("-proposto_il")
    )
    return Spostamenti(
        arrivo=next((row for row in rows if row.stato == StatoTrasferimento.ACCETTATO), None),
        aperto=next((row for row in rows if row.stato in APERTI), None),
        rifiuto=next(iter(row for row in rows[:1] if row.stato not in {*APERTI, StatoTrasferimento.ACCETTATO}), None),
    )
