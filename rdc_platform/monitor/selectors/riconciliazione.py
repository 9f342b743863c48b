"""The last comparison with INPS, and the Comuni where it found a difference: numbers, never a family."""

from typing import Any

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from ambiti.models import Comune
from rdc_platform.forniture.models import DifferenzaComune, Riconciliazione


def last_riconciliazione() -> Riconciliazione | None:
    return Riconciliazione.objects.order_by("-fatta_il").first()


def differenze_of(riconciliazione: Riconciliazione | None) -> QuerySet[Any]:
    """With the name of each Comune; none where nothing was compared yet."""
    rows = (
        DifferenzaComune.objects.filter(riconciliazione=riconciliazione)
        if riconciliazione
        else DifferenzaComune.objects.none()
    )
    nome = Comune.objects.filter(pk=OuterRef("belfiore")).values("denominazione")[:1]
    differenza = Cast("nostre", IntegerField()) - Cast("di_inps", IntegerField())
    return rows.annotate(comune=Subquery(nome), differenza=differenza).values(
        "id", "belfiore", "comune", "nostre", "di_inps", differenza=F("differenza")
    )


def in_words(row: dict[str, Any]) -> str:
    """More, fewer, or as many at other versions."""
    if row["differenza"] == 0:
        return "Altre versioni"
    return f"{abs(row['differenza'])} {'in più' if row['differenza'] > 0 else 'in meno'}"
