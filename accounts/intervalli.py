"""Stretches of time, the end excluded, and what two of them share. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from rdc_platform.calendario import ROMA

SEMPRE_STATO = datetime.min.replace(tzinfo=UTC)
MAI_FINITO = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, order=True, slots=True)
class Intervallo:
    """From `dal`, included, to `al`, excluded; the two ends of time stand for no beginning and no end."""

    dal: datetime = SEMPRE_STATO
    al: datetime = MAI_FINITO

    @property
    def aperto(self) -> bool:
        """It has not ended."""
        return self.al == MAI_FINITO

    def __contains__(self, istante: datetime) -> bool:
        return self.dal <= istante < self.al

    def common(self, other: "Intervallo") -> "Intervallo | None":
        """What both share, None when nothing."""
        dal, al = max(self.dal, other.dal), min(self.al, other.al)
        return Intervallo(dal, al) if dal < al else None


SEMPRE = Intervallo()


def of_days(dal: date | None, al: date | None) -> Intervallo:
    """The days from `dal` to `al` in Rome, both included; None for no beginning or no end."""
    return Intervallo(
        SEMPRE_STATO if dal is None else _midnight(dal),
        MAI_FINITO if al is None else _midnight(al + timedelta(days=1)),
    )


def instant(istante: datetime) -> Intervallo:
    """The shortest stretch that holds `istante`."""
    return Intervallo(istante, istante + timedelta(microseconds=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ROMA)
