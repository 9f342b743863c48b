import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.http import Http404
from odf.opendocument import load
from odf.table import TableCell, TableRow
from openpyxl import load_workbook

from rdc_platform.web import exports
from rdc_platform.web.colonne import Colonna

COLUMNS = [
    Colonna("nome", "Nome"),
    Colonna("nato", "Nato il", kind="data"),
    Colonna("persone", "Persone", kind="numero"),
]
ROWS = [
    {"nome": '=HYPERLINK("http://x")', "nato": date(1980, 1, 2), "persone": 4},
    {"nome": "D'Amico; «Èlia»\nsecondo", "nato": None, "persone": 0},
]
TABLE = [
    ["Nome", "Nato il", "Persone"],
    ['\'=HYPERLINK("http://x")', "02/01/1980", "4"],
    ["D'Amico; «Èlia»\nsecondo", "", "0"],
]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def read_ods(content: bytes) -> list[list[str]]:
    def text(cell) -> str:
        return "\n".join("".join(str(node) for node in p.childNodes) for p in cell.childNodes)

    sheet = load(io.BytesIO(content))
    return [[text(cell) for cell in row.getElementsByType(TableCell)] for row in sheet.getElementsByType(TableRow)]


@pytest.mark.parametrize(("fmt", "read"), [("csv", read_csv), ("xlsx", read_xlsx), ("ods", read_ods)])
def test_export_gives_the_same_text_in_every_format(fmt, read):
    assert read(exports.export(ROWS, COLUMNS, "Famiglie", fmt).content) == TABLE


def test_export_writes_only_strings_into_xlsx():
    sheet = load_workbook(io.BytesIO(exports.export(ROWS, COLUMNS, "famiglie", "xlsx").content)).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@time_machine.travel(datetime(2019, 3, 5, 23, 30, tzinfo=UTC))
def test_export_is_an_attachment_that_nobody_keeps():
    response = exports.export(ROWS, COLUMNS, "Le mie famiglie", "csv")

    assert response["Content-Disposition"] == 'attachment; filename="le-mie-famiglie-2019-03-06.csv"'
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_export_of_an_unknown_format_is_not_found():
    with pytest.raises(Http404):
        exports.export(ROWS, COLUMNS, "famiglie", "exe")


def test_export_says_when_it_is_not_all(monkeypatch):
    monkeypatch.setattr(exports, "MAX_ROWS", 1)

    response = exports.export(ROWS, COLUMNS, "famiglie", "csv")

    assert len(read_csv(response.content)) == 2
    assert "-prime-1.csv" in response["Content-Disposition"]


@pytest.mark.asvs("1.2.10")
@pytest.mark.parametrize("text", ["=1+1", "+39", "-1", "@SUM", "\tx", "\rx"])
def test_neutral_puts_an_apostrophe_before_what_a_spreadsheet_would_run(text):
    assert exports.neutral(text) == f"'{text}"


@pytest.mark.parametrize(("text", "expected"), [("1+1", "1+1"), ("", ""), ("a\x00b\x1f", "ab"), ("\x00=1", "'=1")])
def test_neutral_leaves_other_text_alone_but_for_control_characters(text, expected):
    assert exports.neutral(text) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Sì"),
        (False, "No"),
        (Decimal("12.50"), "12,50"),
        (datetime(2019, 7, 1, 8, 42, tzinfo=UTC), "01/07/2019 10:42"),
        (["a", 2], "a, 2"),
    ],
)
def test_plain_is_what_a_person_would_write(value, text):
    assert Colonna("x", "X", value=lambda _: value).text({}) == text


def test_colonna_masks_a_codice_fiscale_in_files_too():
    assert Colonna("cf", "CF", kind="cf").text({"cf": "RSSMRA80A01H501U"}) == "••••••••••••501U"


def test_colonna_refuses_a_kind_that_does_not_exist():
    with pytest.raises(ValueError, match="unknown kind"):
        Colonna("x", "X", kind="stati")
