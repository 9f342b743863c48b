"""When a short message may leave: by day, as the dated parameters say. Nobody is woken by an appointment."""

from datetime import datetime, time, timedelta

from rdc_platform import calendario
from rdc_platform.norme.selectors import intero


def next_by_day(adesso: datetime) -> datetime:
    """`adesso` if it is day, else when the day begins, in Rome."""
    there = adesso.astimezone(calendario.ROMA)
    mattina, sera = hours(adesso)
    if mattina <= there.hour < sera:
        return adesso
    giorno = there.date() if there.hour < mattina else there.date() + calendario.GIORNO
    return datetime.combine(giorno, time(mattina), calendario.ROMA)


def hours(adesso: datetime) -> tuple[int, int]:
    """From which hour of the day to which."""
    giorno = adesso.astimezone(calendario.ROMA).date()
    return intero("SMS_ORA_MATTINA", giorno), intero("SMS_ORA_SERA", giorno)


def notice(adesso: datetime) -> timedelta:
    """How long before an appointment its reminder leaves."""
    return timedelta(days=intero("SMS_GG_PROMEMORIA", adesso.astimezone(calendario.ROMA).date()))
