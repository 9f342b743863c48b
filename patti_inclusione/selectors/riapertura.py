"""The requests to open a case again, and where a closed case was before."""

from django.db.models import F, QuerySet
from django.db.models.functions import Concat

from patti_inclusione.models import (
    Caso,
    EventoCaso,
    Riapertura,
    StatoCaso,
    StatoRiapertura,
    StatoTrasferimento,
    Trasferimento,
)
from patti_inclusione.selectors.famiglie import SPAZIO

# Goes on by being convened: so does a family that had gone to the Centro per l'impiego.
DA_CAPO = (StatoCaso.DA_ASSEGNARE, StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO, StatoCaso.INVIATO_CPI)


def open_of(caso: Caso) -> Riapertura | None:
    """The request that nobody has answered yet."""
    rows = Riapertura.objects.filter(caso=caso, stato=StatoRiapertura.CHIESTA)
    return rows.select_related("chiesta_da__operatore").first()


def find_stato_prima(caso: Caso) -> str:
    """Where a closed case was: the state it was closed from, and behind a transfer the one that it stood still in."""
    last = EventoCaso.objects.filter(caso=caso, a_stato=StatoCaso.CHIUSO).order_by("-istante", "-pk").first()
    stato = last.da_stato if last else ""
    if stato == StatoCaso.IN_TRASFERIMENTO:
        rows = Trasferimento.objects.filter(caso=caso).exclude(stato=StatoTrasferimento.PROPOSTO)
        moved = rows.order_by("-chiesto_il").first()
        stato = moved.stato_prima if moved else ""
    if stato == StatoCaso.DA_ASSEGNARE:
        stato = caso.stato_prima
    return stato or StatoCaso.ASSEGNATO


def select_riaperture(riaperture: QuerySet) -> QuerySet:
    """Light rows: which family, who asks and since when. Why it was closed is for the Case manager."""
    return riaperture.values(
        "id",
        "stato",
        "chiesta_il",
        famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
        cerca=F("caso__nucleo__cerca"),
        comune=F("caso__nucleo__comune__denominazione"),
        chi=Concat("chiesta_da__operatore__nome", SPAZIO, "chiesta_da__operatore__cognome"),
    )
