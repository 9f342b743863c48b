"""What each lot added, took away or changed among the families that one may see."""

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Concat

from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform.forniture.models import EsitoLotto, Lotto

RECENTI = 24  # two years of monthly lots


def list_lotti() -> QuerySet:
    """The last lots taken, the newest first."""
    return Lotto.objects.filter(esito=EsitoLotto.ACQUISITO).order_by("-progressivo")[:RECENTI]


def select_movimenti(movimenti: QuerySet, lotto: Lotto | None) -> QuerySet:
    """Light rows of one lot: which family, where, what happened and why."""
    return movimenti.filter(lotto=lotto).values(
        "id",
        "caso_id",
        "tipo",
        "motivo",
        cerca=F("caso__nucleo__cerca"),
        famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
        comune=F("caso__nucleo__comune__denominazione"),
    )


def count_by_tipo(movimenti: QuerySet, lotto: Lotto | None) -> dict[str, int]:
    """How many of each kind."""
    return dict(movimenti.filter(lotto=lotto).order_by().values_list("tipo").annotate(n=Count("pk")))
