"""How far a recomputation is, and whose result changes."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from controlli_anagrafici.models import Ricalcolo


def with_counts(ricalcoli: QuerySet[Ricalcolo]) -> QuerySet[Any]:
    """How many checks were counted, how many change, how many were opened again: for the list, in its own query."""
    return ricalcoli.annotate(
        contati=Count("righe", filter=Q(righe__cambia__isnull=False)),
        cambiano=Count("righe", filter=Q(righe__cambia=True)),
        riaperti=Count("righe", filter=Q(righe__riaperto_il__isnull=False)),
    )


def light_rows(ricalcolo: Ricalcolo) -> QuerySet[Any, Any]:
    """The checks whose result changes: who, and from what to what."""
    return ricalcolo.righe.filter(cambia=True).values(
        "id",
        "controllo_id",
        "riaperto_il",
        "prima_totale",
        "prima_continuativa",
        "dopo_totale",
        "dopo_continuativa",
        esito=F("controllo__esito_finale"),
        cerca=F("controllo__nucleo__cerca"),
        richiedente=Concat(
            "controllo__nucleo__cognome", Value(" "), "controllo__nucleo__nome", output_field=TextField()
        ),
    )
