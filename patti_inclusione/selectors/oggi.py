"""The Case manager's home beside the work-list: the appointments of the day and of the week, and one figure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from patti_inclusione.models import Convocazione, StatoCaso, StatoConvocazione
from patti_inclusione.selectors.da_fare import Lavoro
from rdc_platform.web.formati import ROMA

GIORNI_AGENDA = 7
APPUNTAMENTI = 50  # of the day and of the week, at most
MASSIMO = 8  # lines of a block of the Coordinatore's home; the rest is one link away
CON_PATTO = [StatoCaso.PATTO_ATTIVO, StatoCaso.IN_REVISIONE]


@dataclass(frozen=True)
class Agenda:
    """The appointments still to come today and in the next days."""

    oggi: list[Convocazione]
    settimana: list[Convocazione]


def read_agenda(lavoro: Lavoro) -> Agenda:
    """The appointments without outcome from this morning to a week ahead, in their order: one query."""
    oggi = lavoro.oggi
    start = datetime.combine(oggi, datetime.min.time(), ROMA)
    rows = Convocazione.objects.filter(
        caso__pk__among=list(lavoro.casi),
        stato=StatoConvocazione.FISSATA,
        data_ora__range=(start, lavoro.adesso + timedelta(days=GIORNI_AGENDA)),
    )
    found = list(rows.select_related("caso__nucleo").order_by("data_ora")[:APPUNTAMENTI])
    today = [c for c in found if c.data_ora.astimezone(ROMA).date() == oggi]
    return Agenda(today, found[len(today) :])


def count_famiglie(lavoro: Lavoro) -> dict[str, int]:
    """How many families he follows (`aperte`), and how many of them have a Patto in force (`con_patto`)."""
    return {"aperte": len(lavoro.aperti), "con_patto": len(lavoro.in_stato(*CON_PATTO))}
