"""Reads of the dated parameters. The whole table is some tens of rows, kept for a minute in each process."""

import time
from dataclasses import dataclass
from datetime import date

from rdc_platform.norme.models import ParametroNormativo

SECONDS_KEPT = 60


@dataclass
class _Kept:
    at: float = float("-inf")
    rows: tuple[ParametroNormativo, ...] = ()


_kept = _Kept()


class ParametroMancanteError(LookupError):
    """No value of a parameter holds on that day: the table is incomplete, and nobody should guess."""


def parametro(codice: str, alla_data: date) -> ParametroNormativo:
    """The row of `codice` that holds on `alla_data`; raises ParametroMancanteError."""
    for row in _rows():
        if (
            row.codice == codice
            and row.valido_dal <= alla_data
            and (row.valido_al is None or alla_data <= row.valido_al)
        ):
            return row
    raise ParametroMancanteError(f"{codice} alla data {alla_data}")


def intero(codice: str, alla_data: date) -> int:
    """The value of `codice` on `alla_data` as a whole number (days, years, hours, per cent: as its description says)."""
    return int(parametro(codice, alla_data).valore)


def righe(codice: str) -> list[ParametroNormativo]:
    """All the rows of `codice`, the earliest first: for what holds over a stretch of time and not on one day."""
    return sorted((row for row in _rows() if row.codice == codice), key=lambda row: row.valido_dal)


def forget() -> None:
    """Read the table again at the next call: after an import, and between tests."""
    _kept.at = float("-inf")


def _rows() -> tuple[ParametroNormativo, ...]:
    if time.monotonic() - _kept.at > SECONDS_KEPT:
        _kept.rows, _kept.at = tuple(ParametroNormativo.objects.all()), time.monotonic()
    return _kept.rows
