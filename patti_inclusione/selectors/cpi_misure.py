"""How the exchange with the Centri per l'impiego goes, both ways: numbers alone, by territory (spec §8.3 n. 4)."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from ambiti.models import Ambito, Comune
from patti_inclusione.models import (
    Convocazione,
    EffettoRinvio,
    InvioCpi,
    RinvioCpi,
    StatoConvocazione,
    StatoInvioCpi,
    TipoInvioCpi,
)
from patti_inclusione.selectors.cpi import MOTIVI

ALTRO = "Altro motivo"

_S = StatoInvioCpi
INIZIO = {Comune: "caso__nucleo__comune", Ambito: "caso__nucleo__ambito"}  # of a row, to its territory


class Mediana(Aggregate):
    """The median of a duration; None of nothing."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Misura:
    """One territory, or all: families sent and what became of them, families that came back, and the median waits."""

    nome: str
    mandate: int = 0
    ricevute: int = 0
    rifiutate: int = 0
    richiamate: int = 0
    rimandate: int = 0
    riaperte: int = 0
    alla_ricevuta: timedelta | None = None
    al_ritorno: timedelta | None = None
    al_colloquio: timedelta | None = None

    @property
    def in_attesa(self) -> int:
        return self.mandate - self.ricevute - self.rifiutate - self.richiamate


@dataclass(frozen=True)
class Misure:
    """All together, then each territory where something happened, and why the Centri refuse."""

    insieme: Misura
    righe: list[Misura]
    rifiuti: list[tuple[str, int]]


def read_misure(invii: QuerySet[InvioCpi], rinvii: QuerySet[RinvioCpi], per: type[Comune] | type[Ambito]) -> Misure:
    """The numbers of the families sent (`invii`) and sent back (`rinvii`), by Comune or by Ambito: six queries."""
    invii = invii.filter(tipo=TipoInvioCpi.FAMIGLIA).order_by()
    rinvii = _with_waits(rinvii.order_by())
    chiave = f"{INIZIO[per]}_id"
    mandati = {row[chiave]: row for row in invii.values(chiave).annotate(**DEGLI_INVII)}
    tornati = {row[chiave]: row for row in rinvii.values(chiave).annotate(**DEI_RINVII)}
    nomi = per.objects.filter(pk__in={*mandati, *tornati}).values_list("pk", "denominazione")
    righe = [_misura(nome, mandati.get(pk), tornati.get(pk)) for pk, nome in nomi]
    insieme = _misura("Tutti", invii.aggregate(**DEGLI_INVII), rinvii.aggregate(**DEI_RINVII))
    return Misure(insieme, sorted(righe, key=lambda riga: riga.nome), _rifiuti(invii))


def in_giorni(attesa: timedelta | None) -> str:
    """A wait in days, as a person says it."""
    if attesa is None:
        return ""
    giorni = attesa / timedelta(days=1)
    if giorni < 1:
        return "meno di un giorno"
    return "1 giorno" if round(giorni) == 1 else f"{round(giorni)} giorni"


def _rifiuti(invii: QuerySet[InvioCpi]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for codice, n in invii.filter(stato=_S.RIFIUTATO).values_list("codice_rifiuto").annotate(n=Count("pk")):
        counts[MOTIVI.get(codice, ALTRO)] += n  # what we do not know comes from outside: it is counted, and not shown
    return counts.most_common()


def _with_waits(rinvii: QuerySet[RinvioCpi]) -> QuerySet[RinvioCpi]:
    """Of each return how long the family had been at the Centro, and how long it waited for its first appointment here."""
    prima = InvioCpi.objects.filter(
        caso=OuterRef("caso"), tipo=TipoInvioCpi.FAMIGLIA, ricevuto_il__lte=OuterRef("ricevuto_il")
    ).order_by("-ricevuto_il")
    dopo = Convocazione.objects.filter(caso=OuterRef("caso"), data_ora__gte=OuterRef("ricevuto_il"))
    dopo = dopo.exclude(stato__in=[StatoConvocazione.ANNULLATA, StatoConvocazione.SPOSTATA]).order_by("data_ora")
    return rinvii.annotate(
        presso_il_cpi=between(Subquery(prima.values("ricevuto_il")[:1]), F("ricevuto_il")),
        al_primo=between(F("ricevuto_il"), Subquery(dopo.values("data_ora")[:1])),
    )


def between(start: Any, end: Any) -> ExpressionWrapper:
    """How long from one instant to another; None where either is missing."""
    return ExpressionWrapper(end - start, output_field=DurationField())


def _misura(nome: str, *parti: dict[str, Any] | None) -> Misura:
    known = {name for name in Misura.__dataclass_fields__ if name != "nome"}
    return Misura(nome, **{name: value for part in parti if part for name, value in part.items() if name in known})


DEGLI_INVII: dict[str, Aggregate] = {
    "mandate": Count("pk"),
    "ricevute": Count("pk", filter=Q(stato=_S.RICEVUTO)),
    "rifiutate": Count("pk", filter=Q(stato=_S.RIFIUTATO)),
    "richiamate": Count("pk", filter=Q(stato=_S.RICHIAMATO)),
    "alla_ricevuta": Mediana(between(F("inviato_il"), F("ricevuto_il"))),
}
DEI_RINVII: dict[str, Aggregate] = {
    "rimandate": Count("pk"),
    "riaperte": Count("pk", filter=Q(effetto=EffettoRinvio.RIAPERTO)),
    "al_ritorno": Mediana(F("presso_il_cpi")),
    "al_colloquio": Mediana(F("al_primo")),
}
