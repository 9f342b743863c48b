"""A CSV or XLSX file as numbered rows of text: no formula is ever evaluated, and nothing is unpacked beyond its limits."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rdc_platform.fogli.errori import FoglioError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
FORMULA = "="
SEPARATORI = ";,\t"
UNPACKED = 20 * 1024 * 1024  # bytes that an XLSX declares inside; zipfile reads no more than declared
PARTI = 200  # files in an XLSX
COLONNE = 40
CELLE = 1000  # of one row, empty ones included: each row costs as many as its last
RIGHE_GUARDATE = 10_000  # physical rows, empty ones included
APOSTROFI = {"'=", "'+", "'-", "'@"}
CARATTERI = 300  # of one cell
BROKEN = (zipfile.BadZipFile, InvalidFileException, DefusedXmlException, ParseError, LookupError, ValueError, OSError)


Riga = tuple[int, list[str]]


def read_celle(data: bytes, nome: str) -> Iterator[Riga]:
    """The rows that have something in them, numbered from 1 as the spreadsheet numbers them. Raises FoglioError.

    A formula is its own text, "=…", and never what it gives.
    """
    _check_nome(nome, is_zip=data.startswith(ZIP))
    if data.startswith(OLE):
        raise FoglioError("Questo è un foglio di un vecchio formato, o protetto da password: salvalo come XLSX o CSV.")
    rows = _read_xlsx(data) if data.startswith(ZIP) else _read_csv(data)
    for numero, riga in rows:
        if numero > RIGHE_GUARDATE:
            raise FoglioError("Il foglio è troppo lungo: togli le righe vuote in fondo.")
        celle = [_tidy(cella) for cella in riga]
        _check_size(numero, celle)
        if any(celle):
            yield numero, celle


def _check_nome(nome: str, *, is_zip: bool) -> None:
    """The name says what the content is."""
    extension = nome.rsplit(".", 1)[-1].lower()
    if extension not in ("csv", "xlsx"):
        raise FoglioError("L'elenco deve essere un foglio XLSX o CSV: salvalo in uno di questi formati.")
    if extension == "csv" and is_zip:
        raise FoglioError("Il nome del file dice CSV, ma dentro c'è un foglio XLSX: cambia il nome in .xlsx.")
    if extension == "xlsx" and not is_zip:
        raise FoglioError("Il nome del file dice XLSX, ma dentro non c'è un foglio XLSX: salvalo di nuovo, o in CSV.")


def _check_size(numero: int, celle: list[str]) -> None:
    if any(celle[COLONNE:]) or len(celle) > CELLE:
        raise FoglioError(f"La riga {numero} ha troppe colonne: al massimo {COLONNE}.")
    if any(len(cella) > CARATTERI for cella in celle):
        raise FoglioError(f"Una cella della riga {numero} è troppo lunga: al massimo {CARATTERI} caratteri.")


def _tidy(text: str) -> str:
    """Without white space at the edges or doubled, accents composed, invisible characters gone."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cf"))
    # An apostrophe before what would be a formula says that it is none: so do the files that we write.
    return text[1:] if text[:2] in APOSTROFI else text


# XLSX


def _read_xlsx(data: bytes) -> Iterator[Riga]:
    _check_zip(data)
    try:
        # Not `data_only`: that would show the last result of a formula as if somebody had written it.
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is not to be believed
        for numero, row in enumerate(sheet.iter_rows(), start=1):
            yield numero, [text_of(each.value) for each in row]
    except BROKEN:
        raise FoglioError("Il foglio è rovinato e non si apre: salvalo di nuovo e ricaricalo.") from None


def _check_zip(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except BROKEN:
        raise FoglioError("Il foglio è rovinato e non si apre: salvalo di nuovo e ricaricalo.") from None
    if len(parts) > PARTI or sum(part.file_size for part in parts) > UNPACKED:
        raise FoglioError("Il foglio è troppo grande: lascia solo l'elenco delle persone.")
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise FoglioError("Questo file non è un foglio XLSX: salvalo come XLSX o CSV.")


def text_of(value: Any) -> str:
    """A cell's value as a person would write it: 6/3/2019 for a date, no decimals for a whole number."""
    match value:
        case None:
            text = ""
        case datetime() | date():
            text = f"{value:%d/%m/%Y}"
        case float() if value.is_integer():
            text = str(int(value))
        case str() | int() | float():
            text = str(value)
        case _:
            text = FORMULA  # of an array or of a table
    return text


# CSV


def _read_csv(data: bytes) -> Iterator[Riga]:
    text = _decode(data)
    if "\x00" in text:
        raise FoglioError("Questo file non è un foglio XLSX né un CSV: scegline un altro.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separatore(text.splitlines()), strict=True)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error:
        raise FoglioError("Il CSV ha virgolette aperte e non chiuse: salvalo di nuovo, o in XLSX.") from None


def _decode(data: bytes) -> str:
    """UTF-8 with or without its mark, what an older spreadsheet writes on Windows, or "Unicode text"."""
    encodings = ("utf-16",) if data.startswith(UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FoglioError("Le lettere accentate del CSV non si leggono: salvalo in UTF-8, o in XLSX.")


def _separatore(lines: Iterable[str]) -> str:
    """The separator that the first written line uses most."""
    first = next((line for line in lines if line.strip() and not line.lstrip('"').startswith("#")), "")
    return max(SEPARATORI, key=first.count)
