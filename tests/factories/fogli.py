"""Spreadsheets as a Comune sends them."""

import io
import zipfile
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

INTESTAZIONI = ["Codice fiscale", "Nome", "Cognome", "Ruolo", "Livello"]


def make_xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook with those rows on its first sheet: dates are dates, "=…" a formula."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def make_csv(rows: Sequence[Sequence[str]], separatore: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(separatore.join(row) for row in rows).encode(encoding)


def make_zip(**parts: bytes) -> bytes:
    """A package with those parts, a double underscore for each slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def with_part(xlsx: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.namelist():
            archive.writestr(part, content if part == name else source.read(part))
    return out.getvalue()


def upload(data: bytes, nome: str = "elenco.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nome, data)
