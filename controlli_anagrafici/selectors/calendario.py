"""The terms of the checks day by day: what lapses, whom one hears, which other Comune should have answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from controlli_anagrafici.models import APERTI, ConvocazioneControllo, RinvioVerifica, StatoControllo
from controlli_anagrafici.models.rinvio import APERTI as RINVII_APERTI
from rdc_platform.web.giorni import Giorno, Periodo, days_of

NOMINATI = 8  # of one kind on one day; the others are counted


@dataclass(frozen=True)
class Impegno:
    """What stands on a day: the check, whose it is, what it is about; without `pk`, how many (more, if `dopo`) of that kind."""

    cosa: str
    nome: str = ""
    pk: UUID | None = None
    quanti: int = 1
    dopo: bool = False


def read_calendario(controlli: QuerySet, periodo: Periodo) -> list[Giorno]:
    """The days with what stands on them; four queries, however many checks there are."""
    giorni = days_of(periodo, None)
    for cosa, rows, giorno, chiave in _fonti(controlli):
        for data, impegno in _first(cosa, rows, giorno, chiave, periodo):
            giorni[data].voci.append(impegno)
    return list(giorni.values())


def _fonti(controlli: QuerySet) -> Iterable[tuple[str, QuerySet, str, str]]:
    """What it is called, the rows, their day, and how the check is reached from them."""
    loro = controlli.values("pk")
    hops = RinvioVerifica.objects.filter(controllo__in=loro, stato__in=RINVII_APERTI)
    return [
        ("Termine", controlli.filter(stato__in=APERTI), "data_scadenza", ""),
        ("Colloquio", ConvocazioneControllo.objects.filter(controllo__in=loro, esito=""), "data_colloquio", "controllo__"),
        ("Risposta di un altro Comune", hops, "data_scadenza", "controllo__"),
        ("Iscrizione da chiedere", controlli.filter(stato=StatoControllo.IN_ATTESA_ISCRIZIONE),
         "scadenza_iscrizione_tardiva", ""),
    ]  # fmt: skip


def _first(cosa: str, rows: QuerySet, giorno: str, chiave: str, periodo: Periodo) -> Iterator[tuple[date, Impegno]]:
    """The first of each day by name, then how many more."""
    day: dict[str, Any] = {f"{giorno}__range": (periodo.dal, periodo.al)}
    nucleo = f"{chiave}nucleo__"
    found = rows.filter(**day).annotate(
        numero=Window(RowNumber(), partition_by=giorno, order_by=(f"{nucleo}cerca", "pk")),
        quanti=Window(Count("pk"), partition_by=giorno),
    )
    massimo = 0 if periodo.vista == "mese" else NOMINATI
    for row in (
        found.filter(numero__lte=max(1, massimo))
        .order_by(giorno, "numero")
        .values(
            "numero",
            "quanti",
            data=F(giorno),
            di=F(f"{chiave}pk"),
            cognome=F(f"{nucleo}cognome"),
            nome=F(f"{nucleo}nome"),
        )
    ):
        if row["numero"] <= massimo:
            yield row["data"], Impegno(cosa, f"{row['cognome']} {row['nome']}", row["di"])
        if row["numero"] == max(1, min(massimo, row["quanti"])) and row["quanti"] > massimo:
            yield row["data"], Impegno(cosa, quanti=row["quanti"] - massimo, dopo=massimo > 0)
