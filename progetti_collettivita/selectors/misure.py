"""The projects of every Comune between two days: how many run, their places, the families of who works there, the hours.

Two queries, of the night's work alone.
"""

from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q, Sum

from progetti_collettivita.models import AVVIATI, FATTE, PresenzaPuc, Puc
from progetti_collettivita.selectors.posti import CAMPI

Riga = tuple[str, str, str, int]  # Comune, measure, voce, how many


class Progetti(NamedTuple):
    """`righe` by Comune that has the project; `attivi` projects and whole `ore` of each."""

    righe: list[Riga]
    attivi: dict[str, int]
    ore: dict[str, int]


def conta_progetti(dal: date, al: date) -> Progetti:
    """What ran between the two days, both included."""
    posti = {f"n_{quota}": Sum(campo) for quota, (campo, _) in CAMPI.items()}
    corso = Puc.objects.filter(Q(data_fine=None) | Q(data_fine__gte=dal), stato__in=AVVIATI, data_inizio__lte=al)
    rows = list(corso.order_by().values("comune_titolare_id").annotate(n=Count("pk"), **posti))
    fatte = PresenzaPuc.objects.valide().filter(esito__in=FATTE, data__range=(dal, al)).order_by()
    lavorate = fatte.values(comune=F("assegnazione__puc__comune_titolare_id")).annotate(
        famiglie=Count("persona__nucleo_id", distinct=True), fatte=Sum("ore")
    )
    righe = [
        (row["comune_titolare_id"], "PUC_POSTI", str(quota), row[f"n_{quota}"] or 0) for row in rows for quota in CAMPI
    ]
    righe += [(row["comune"], "PUC_PARTECIPANTI", "TUTTE", row["famiglie"]) for row in lavorate]
    attivi = {row["comune_titolare_id"]: row["n"] for row in rows}
    return Progetti(righe, attivi, {row["comune"]: int(row["fatte"]) for row in lavorate})
