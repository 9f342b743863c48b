"""The hours of appointment that the availability of an office makes. Pure: rows in, hours out, nothing stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from patti_inclusione.models import ChiusuraUfficio, DisponibilitaUfficio
from rdc_platform import calendario
from rdc_platform.calendario import ROMA

SEPARATORE = "_"


@dataclass(frozen=True)
class Orario:
    """One hour at which an office receives, with its places and how many are free."""

    disponibilita: DisponibilitaUfficio
    inizio: datetime
    liberi: int

    @property
    def fine(self) -> datetime:
        return self.inizio + timedelta(minutes=self.disponibilita.durata_slot_min)

    @property
    def nome(self) -> str:
        """What a form calls it."""
        return f"{self.disponibilita.pk}{SEPARATORE}{self.inizio:%Y-%m-%dT%H:%M}"


def parse_nome(text: str) -> tuple[UUID, datetime]:
    """The availability and the instant of an hour by its name; raises ValueError."""
    key, _, istante = text.partition(SEPARATORE)
    return UUID(key), datetime.strptime(istante, "%Y-%m-%dT%H:%M").replace(tzinfo=ROMA)


def days_of(
    disponibilita: DisponibilitaUfficio, dal: date, al: date, chiusure: Iterable[ChiusuraUfficio]
) -> Iterator[date]:
    """The days between `dal` and `al`, both included, on which it holds: never a holiday, nor the patron saint's day."""
    first, last = max(dal, disponibilita.valida_dal), min(al, disponibilita.valida_al or al)
    belfiore, closed = disponibilita.sede.comune_id, list(chiusure)
    for n in range((last - first).days + 1):
        day = first + n * calendario.GIORNO
        wanted = day == disponibilita.data or day.weekday() == disponibilita.giorno_settimana
        if wanted and not calendario.is_festivo(day, belfiore) and not any(c.dal <= day <= c.al for c in closed):
            yield day


def times_of(disponibilita: DisponibilitaUfficio) -> Iterator[time]:
    """The hours of one day: as many whole appointments as there is room for."""
    at = datetime.combine(date.min, disponibilita.ora_inizio)
    end, step = datetime.combine(date.min, disponibilita.ora_fine), timedelta(minutes=disponibilita.durata_slot_min)
    while at + step <= end:
        yield at.time()
        at += step


def list_inizi(
    disponibilita: DisponibilitaUfficio, dal: date, al: date, chiusure: Iterable[ChiusuraUfficio]
) -> list[datetime]:
    """Every beginning of an appointment between two days, in order."""
    times = list(times_of(disponibilita))
    return [
        datetime.combine(day, each, tzinfo=ROMA) for day in days_of(disponibilita, dal, al, chiusure) for each in times
    ]


def meet(one: DisponibilitaUfficio, other: DisponibilitaUfficio) -> bool:
    """Whether two availabilities share some minute of some day."""
    if not (one.ora_inizio < other.ora_fine and other.ora_inizio < one.ora_fine):
        return False
    first = max(one.valida_dal, other.valida_dal)
    last = min(one.valida_al or date.max, other.valida_al or date.max)
    days = {each.data for each in (one, other) if each.data}
    if days:
        return len(days) == 1 and all(first <= day <= last and _on(one, day) and _on(other, day) for day in days)
    return first <= last and one.giorno_settimana == other.giorno_settimana


def _on(disponibilita: DisponibilitaUfficio, day: date) -> bool:
    return disponibilita.data == day or disponibilita.giorno_settimana == day.weekday()
