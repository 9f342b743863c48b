"""Lists as files: CSV, XLSX, ODS. Every cell is text, and no cell is ever a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from openpyxl import Workbook

from rdc_platform.web.ods import write_ods

# A spreadsheet runs what begins so; TAB and CR hide one of the others behind them.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MAX_ROWS = 50_000  # rows of one file: they are all in memory at once, for nothing streams after the transaction


class Esportabile(Protocol):
    """A column of an export: its heading, and the text of its cell for a row."""

    label: str

    def text(self, row: Any) -> str: ...


def neutral(text: str) -> str:
    """The text as a cell that no spreadsheet will run: an apostrophe goes before what would be a formula."""
    text = CONTROLS.sub("", text)
    return f"'{text}" if text.startswith(FORMULA) else text


def write_csv(table: Iterable[Sequence[str]], name: str) -> bytes:
    """Semicolons and a byte order mark: what an Italian spreadsheet opens with a double click."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(table)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(table: Iterable[Sequence[str]], name: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title=name[:31])
    for row in table:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMATI: dict[str, tuple[Callable[[Iterable[Sequence[str]], str], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": (write_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


def export(rows: Iterable[Any], columns: Sequence[Esportabile], name: str, fmt: str) -> HttpResponse:
    """The rows as an attachment called `name`, the date and the extension; an unknown format is a 404.

    At most MAX_ROWS rows, and the file's name says when that was not all.
    """
    if fmt not in FORMATI:
        raise Http404
    rows = list(rows[: MAX_ROWS + 1] if hasattr(rows, "__getitem__") else rows)
    table = [[column.label for column in columns]]
    table += [[neutral(column.text(row)) for column in columns] for row in rows[:MAX_ROWS]]
    write, content_type = FORMATI[fmt]
    partial = f"-prime-{MAX_ROWS}" if len(rows) > MAX_ROWS else ""
    filename = f"{slugify(name)}-{timezone.localdate():%Y-%m-%d}{partial}.{fmt}"
    return HttpResponse(
        write(table, slugify(name)),
        headers={
            "Content-Type": content_type,
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "no-store",
        },
    )
