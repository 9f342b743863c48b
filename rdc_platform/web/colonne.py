"""The columns of a list: one declaration for the page and for the export."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Choices
from django.utils.safestring import SafeString

from rdc_platform.web import celle, formati, stati

KINDS = {"testo", "numero", "data", "data_ora", "stato", "termine", "cf"}


@dataclass(frozen=True)
class Cella:
    """What one cell shows: its value, and its text for whoever listens or exports."""

    column: "Colonna"
    value: Any
    testo: str
    row: Any

    @property
    def html(self) -> SafeString:
        """The cell on the page."""
        return celle.cell_html(self.column, self.value, self.testo, self.row)


@dataclass(frozen=True)
class Colonna:
    """A column.

    `name` is the key of the row (a mapping or an object) unless `value` computes it; `sort` the order keys, none for a
    column that does not sort; `kind` how the value is shown; `enum` the name of the enum behind a `stato`; `template` a
    fragment of its own, given `value` and `row`; `fonte` the article of law behind a `termine`; `whole` shows a `cf`
    unmasked.
    """

    name: str
    label: str
    sort: tuple[str, ...] = ()
    kind: str = "testo"
    enum: str = ""
    value: Callable[[Any], Any] | None = None
    template: str = ""
    fonte: str = ""
    whole: bool = False
    export: bool = True

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"column {self.name}: unknown kind {self.kind}")

    @property
    def numeric(self) -> bool:
        return self.kind == "numero"

    def read(self, row: Any) -> Any:
        if self.value:
            return self.value(row)
        return row[self.name] if isinstance(row, Mapping) else getattr(row, self.name)

    def cell(self, row: Any) -> Cella:
        value = self.read(row)
        if self.kind == "cf" and not self.whole:
            value = formati.masked(value)
        return Cella(self, value, self._text(value), row)

    def text(self, row: Any) -> str:
        """The cell of an export: masked where the page masks, for a file travels further than a page."""
        return self.cell(row).testo

    def _text(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        if self.kind == "stato":
            return stati.badge(value, self.enum).testo
        return plain(value)


def plain(value: Any) -> str:
    """A value in a file: `06/03/2019`, `Sì`, `12,5`."""
    match value:
        case bool():
            text = "Sì" if value else "No"
        case Choices():
            text = str(value.label)
        case datetime():
            text = f"{value.astimezone(formati.ROMA) if value.tzinfo else value:%d/%m/%Y %H:%M}"
        case date():
            text = f"{value:%d/%m/%Y}"
        case float() | Decimal():
            text = str(value).replace(".", ",")
        case list() | tuple() | set():
            text = ", ".join(map(plain, value))
        case _:
            text = str(value)
    return text
