"""The persons that INPS may have twice: the rows of the list, the two side by side, and whether a family has any."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Concat

from ambiti.models import Componente, Relazione
from patti_inclusione.models import Doppione, StatoDoppione
from patti_inclusione.selectors.famiglie import SPAZIO


@dataclass(frozen=True)
class Lato:
    """One of the two, and the family where it stands. `nota`: whether the reader may know which person it is."""

    persona: Componente
    nota: bool


def select_doppioni(doppioni: QuerySet) -> QuerySet:
    """Light rows: what is alike, and the two families."""
    return doppioni.values(
        "id",
        "tipo",
        "stato",
        "trovato_il",
        cerca=F("prima__nucleo__cerca"),
        famiglia=Concat("prima__nucleo__cognome", SPAZIO, "prima__nucleo__nome"),
        altra=Concat("seconda__nucleo__cognome", SPAZIO, "seconda__nucleo__nome"),
        comune=F("prima__nucleo__comune__denominazione"),
    )


def read_lati(doppione: Doppione, *, tutti: bool) -> list[Lato]:
    """The two, side by side. A Coordinatore (not `tutti`) knows of a family who applied, and nobody else (spec §2.2)."""
    rows = Componente.objects.filter(pk__in=[doppione.prima_id, doppione.seconda_id])
    rows = rows.select_related("nucleo__comune", "nucleo__caso").order_by("pk")
    return [Lato(row, tutti or row.relazione == Relazione.RICHIEDENTE) for row in rows]


def da_chiarire() -> Exists:
    """Of a Componente: may it be somewhere else too? It does not say where, nor to whom it is known."""
    due = Q(prima=OuterRef("pk")) | Q(seconda=OuterRef("pk"))
    return Exists(Doppione.objects.filter(due, stato=StatoDoppione.TROVATO))
